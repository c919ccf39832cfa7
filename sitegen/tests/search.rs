//! The search index: which words a text has, and what is found by which.

#[path = "support/index.rs"]
mod index;

use index::{Postings, Read, of_texts, page};
use proptest::prelude::*;
use sitegen::search::{Drawn, Terms, terms, words};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn words_are_those_of_the_table() {
    type Case = (String, String, Vec<String>);
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/words.json");
    let table = std::fs::read_to_string(table).unwrap();
    let cases: Vec<Case> = serde_json::from_str(&table).unwrap();
    for (language, text, expected) in cases {
        assert_eq!(words_of(&text, &language), expected, "{text} ({language})");
    }
}

fn words_of(text: &str, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    words(text, language, |word| found.push(word.to_owned()));
    found
}

/// What should be in the index, worked out in the plainest way.
fn expected(texts: &[String]) -> Postings {
    let mut all = Postings::new();
    for (number, text) in (0..).zip(texts) {
        let words = words_of(text, "en");
        for word in words.iter().collect::<BTreeSet<_>>() {
            let weight = match words.iter().filter(|other| *other == word).count() {
                1 => 1,
                2..=4 => 2,
                _ => 3,
            };
            all.entry(word.clone()).or_default().push((number, weight));
        }
    }
    all
}

/// Every word of every page finds it, and no word a page without it, wherever the
/// index was divided.
fn assert_whole(texts: &[String]) {
    let read = Read::of(&of_texts(texts));
    let expected = expected(texts);
    for (term, pages) in &expected {
        let shard = read
            .shard(term)
            .unwrap_or_else(|| panic!("no shard for {term}"));
        assert_eq!(shard.get(term), Some(pages), "{term}");
    }
    let many: usize = read.shards.values().map(Postings::len).sum();
    assert_eq!(many, expected.len(), "terms that no page has");
    assert_eq!(read.cards.len(), texts.len());
}

proptest! {
    #[test]
    fn every_word_finds_its_pages_and_no_others(
        texts in prop::collection::vec("([a-eA-Eéŵ']{0,4}[ .]|\\PC){0,40}", 0..80)
    ) {
        assert_whole(&texts);
    }

    #[test]
    fn terms_are_kept_as_bytes_and_do_not_depend_on_order(
        text in prop::collection::vec("[a-zŷ]{1,9}", 0..50), seed in any::<usize>()
    ) {
        let mut turned = text.clone();
        turned.rotate_left(seed % text.len().max(1));
        let one = terms(&page("/", "A title", &text.join(" ")));
        let other = terms(&page("/", "A title", &turned.join(" ")));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(Terms::from_bytes(one.as_bytes()), Some(one.clone()));
        if one.as_bytes().len() > 1 {
            prop_assert_eq!(Terms::from_bytes(&one.as_bytes()[1..]), None);
        }
    }
}

#[test]
fn a_large_index_is_divided_and_nothing_is_lost() {
    let word = |n: usize| ["sca", "care", "su", "ŵ", "x"][n % 5].to_owned() + &letters(n);
    let text = |page: usize| {
        let words = (0..300).map(|n| word(page * 7 + n * n % 5_003));
        words.collect::<Vec<_>>().join(" ")
    };
    let texts: Vec<_> = (0..500).map(text).collect();
    let read = Read::of(&of_texts(&texts));
    assert!(read.shards.len() > 5, "{}", read.shards.len());
    assert!(read.shards.keys().any(|name| name.len() > 2));
    assert_whole(&texts);
}

/// A number in letters.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    while number > 0 {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    letters
}

#[test]
fn no_pages_make_an_index_that_finds_nothing() {
    let read = Read::of(&of_texts(&[]));
    assert_eq!(read.manifest["pages"], 0);
    assert!(read.pages("care").is_empty());
}

#[test]
fn an_edit_changes_the_files_that_have_its_words() {
    let mut texts: Vec<_> = (0..2_000)
        .map(|n| format!("{} {}", letters(n * 911), letters(n * 7919)))
        .collect();
    let before = of_texts(&texts);
    texts[1_000].push_str(" unheardof");
    let after = of_texts(&texts);
    let changed: Vec<_> = after.iter().filter(|file| !before.contains(file)).collect();
    // The manifest, and one shard: how the page is shown has not changed.
    assert_eq!(
        changed.len(),
        2,
        "{:?}",
        changed.iter().map(|f| &f.path).collect::<Vec<_>>()
    );
    assert!(after.len() > 10);
}

#[test]
fn a_title_weighs_more_than_a_heading_and_that_more_than_text() {
    let mut page = page("/", "scan", "bereavement bereavement midwife scan");
    page.headings = "bereavement";
    let terms = terms(&page);
    let weights: Vec<_> = terms.iter().collect();
    assert_eq!(weights, [("bereavement", 4), ("midwife", 1), ("scan", 5)]);
}

const PAGE: &str = "<!doctype html><html lang=\"en\"><head>\
    <meta name=\"description\" content=\"About &quot;care&quot; &amp; more\"></head>\
    <body><header>Header</header><main id=\"content\"><nav>Way</nav><h1>A <em>ti</em>tle</h1>\
    <h2 id=\"x\">Part</h2><p>Rest &amp; room</p><svg><text>pic</text></svg><p>end</main><footer>Foot</footer>";

#[test]
fn a_drawn_page_is_found_by_its_main_part() {
    let drawn = Drawn::read("/a/", PAGE).unwrap();
    let page = drawn.page();
    assert_eq!(page.card.title, "A title");
    assert_eq!(page.card.description, "About \"care\" & more");
    assert_eq!(page.card.language, "en");
    assert_eq!(words_of(page.headings, "en"), ["part"]);
    assert_eq!(words_of(page.text, "en"), ["rest", "room", "end"]);
}

#[test]
fn pages_that_are_not_to_be_found_are_left_out() {
    for head in [
        "<meta name=\"robots\" content=\"noindex\">",
        "<meta http-equiv=\"refresh\" content=\"0; url=/b/\">",
    ] {
        let html = PAGE.replace("</head>", &format!("{head}</head>"));
        assert_eq!(Drawn::read("/a/", &html), None, "{head}");
    }
    assert_eq!(Drawn::read("/a/", "<html><body><p>No main part"), None);
}
