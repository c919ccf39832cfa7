//! The search page and the index of a built site.

#[path = "support/index.rs"]
mod index;
mod support;

use index::Read;
use support::html::{main, tags, text};
use support::{Built, Site};

fn read(built: &Built) -> Read {
    Read::new(|path| std::fs::read(built.site.out().join(path)).unwrap())
}

#[test]
fn every_page_to_be_found_is_found_by_the_words_of_its_heading() {
    let built = Site::demo().open().build();
    let read = read(&built);
    for (path, html) in built.pages() {
        let url = format!("/{}", path.trim_end_matches("index.html"));
        let card = read.cards.iter().find(|card| card[0] == url);
        let hidden = html.contains("content=\"noindex\"") || url == "/search/";
        assert_eq!(card.is_none(), hidden, "{url}");
        let Some([_, title, description, language]) = card else {
            continue;
        };
        assert!(
            html.contains(&format!("<html lang=\"{language}\">")),
            "{url}"
        );
        assert!(text(main(&html)).contains(title.as_str()), "{url}: {title}");
        assert!(!description.is_empty(), "{url}");
        sitegen::search::words(title, language, |word| {
            assert!(read.pages(word).contains(&url.as_str()), "{url} by {word}");
        });
    }
    for left_out in ["/404.html", "/survey/", "/survey/paper/", "/search/"] {
        assert!(
            read.cards.iter().all(|card| card[0] != left_out),
            "{left_out}"
        );
    }
}

#[test]
fn the_page_says_what_to_do_without_script_and_lists_the_site() {
    let built = Site::demo().build();
    let html = built.file("search/index.html");
    let said = text(main(&html));
    assert!(said.contains("The search needs JavaScript"), "{said}");
    for address in [
        "/",
        "/results/",
        "/support/",
        "/privacy/",
        "/code/scanning/",
        "/results/2024/",
    ] {
        let link = format!("<a href=\"{address}\"");
        assert!(main(&html).contains(&link), "{address}");
    }
}

#[test]
fn every_page_with_a_header_leads_to_the_search_and_none_if_there_is_none() {
    let built = Site::demo().build();
    for (path, html) in built.pages() {
        let link = tags(&html)
            .into_iter()
            .any(|tag| tag.get("href") == Some("/search/"));
        let with_header = html.contains("site-header");
        assert_eq!(link, with_header, "{path}");
    }
    let off = "[site]\nsearch = false\n";
    let built = Site::demo().replace("site.toml", "[site]\n", off).build();
    assert!(!built.has("search/index.html") && !built.has("search/index.json"));
    assert!(!built.file("index.html").contains("/search/"));
}

#[test]
fn the_script_is_held_to_its_hash() {
    let built = Site::demo().build();
    let html = built.file("search/index.html");
    let tags = tags(&html);
    let script = tags
        .iter()
        .find(|tag| tag.get("type") == Some("module"))
        .unwrap();
    assert!(script.get("integrity").unwrap().starts_with("sha384-"));
    let text = built.file(script.get("src").unwrap().trim_start_matches('/'));
    // What it weighs on the line is about a third of this.
    assert!(text.len() < 8_000, "{}", text.len());
    let own = Site::demo()
        .write("theme/js/search.js", "// Our own.\n")
        .build();
    let script = own.asset("assets/search.", ".js");
    assert_eq!(own.file(&script), "// Our own.\n");
    assert!(own.file("search/index.html").contains(&script));
}

#[test]
fn a_page_is_shown_by_its_description_alone() {
    let built = Site::demo()
        .write(
            "pages/extra.md",
            "+++\ntitle = \"One account\"\ndescription = \"What somebody told us\"\n+++\nUnmistakableword.\n",
        )
        .build();
    let read = read(&built);
    assert_eq!(read.pages("unmistakableword"), ["/extra/"]);
    let card = read.cards.iter().find(|card| card[0] == "/extra/").unwrap();
    assert_eq!(card[1..3], ["One account", "What somebody told us"]);
    let shown = read
        .cards
        .iter()
        .flatten()
        .any(|words| words.contains("Unmistakable"));
    assert!(!shown, "its text lies in the list of pages");
}
