//! The rules of prose: what is refused, and what is only said.

mod support;

use support::Site;

/// A page with this text after its front matter, which has four lines.
fn page(text: &str) -> String {
    format!("+++\ntitle = \"Extra\"\ndescription = \"A page.\"\n+++\n{text}\n")
}

/// The codes and lines of what is said of a page with this text.
fn said(name: &str, text: &str) -> Vec<(&'static str, usize)> {
    let path = format!("pages/{name}.md");
    let built = Site::demo().write(&path, &page(text)).build();
    let report = built.summary.report;
    let of_page = report.iter().filter_map(|one| {
        let place = one.place.as_ref().filter(|place| place.file == path)?;
        Some((one.code, place.region.as_ref()?.line))
    });
    of_page.collect()
}

#[test]
fn words_of_links_that_say_nothing_are_told() {
    let text = "See [here](/code/) and [Read more…](/method/).\n\nRead [the code](/code/).";
    let found = said("extra", text);
    assert_eq!(found, [("empty-link-words", 5), ("empty-link-words", 5)]);
}

#[test]
fn words_that_hurt_are_told_unless_they_are_quoted() {
    let text = "It was called a failed\npregnancy.\n\nNotes may say “products of conception”.\n\n\
                - An unwanted pregnancy\n\nHe unwantedly came.";
    let found = said("extra", text);
    assert_eq!(found, [("avoided-word", 5), ("avoided-word", 10)]);
}

#[test]
fn stories_stand_in_the_words_of_who_tells_them() {
    let long = "and then ".repeat(16);
    let text = format!("They called it a failed pregnancy, {long} it ended.");
    let front = "title = \"Extra\"\ndescription = \"A story.\"\ndate = \"2026-01-02\"\nkind = \"illustrative\"";
    let story = format!("+++\n{front}\n+++\n{text}\n");
    let built = Site::demo().write("stories/extra.md", &story).build();
    let report = built.summary.report;
    let mut places = report.iter().filter_map(|one| one.place.as_ref());
    assert!(places.all(|place| place.file != "stories/extra.md"));
}

#[test]
fn long_sentences_are_told_at_their_place() {
    let long = "and then ".repeat(16);
    let text = format!("A short one. {long} it ended.\n\n- {long} in a list");
    assert_eq!(said("extra", &text), [("long-sentence", 5)]);
}

/// A hundred long words in short sentences: hard, but not long.
fn hard() -> String {
    "Consultative documentation necessitates interdisciplinary collaboration. ".repeat(20)
}

#[test]
fn a_page_that_is_hard_to_read_is_told() {
    assert_eq!(said("extra", &hard()), [("reading-age", 1)]);
    let easy = "We ask how you were. We say what we heard. ".repeat(20);
    assert_eq!(said("extra", &easy), []);
}

#[test]
fn the_formula_is_not_used_for_welsh() {
    assert_eq!(said("extra.cy", &hard()), []);
}

#[test]
fn a_campaign_sets_its_own_reading_age() {
    let site = Site::demo().write("pages/extra.md", &page(&hard()));
    let settings = std::fs::read_to_string(site.out().with_file_name("content/site.toml")).unwrap();
    let site = site.write("site.toml", &format!("{settings}\n[reading]\nage = 60\n"));
    let report = site.build().summary.report;
    assert!(report.iter().all(|one| one.code != "reading-age"));
}

#[test]
fn headings_may_go_back_by_any_number_of_levels() {
    let text = "## One\n\n### Two\n\n#### Three\n\n## Four\n\n### Five";
    assert_eq!(said("extra", text), []);
}
