//! Support, complaints, the directory, guidance and the history.

mod support;

use support::Site;
use support::html::{main, text};

/// The part of a page between two places.
#[track_caller]
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = html.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    let (part, _) = rest.split_once(to).unwrap_or_else(|| panic!("no {to}"));
    part
}

#[test]
fn helplines_are_listed_for_each_nation_its_own_first() {
    let page = Site::demo().build().file("support/index.html");
    let scotland = text(between(&page, "id=\"lines-scotland\"", "id=\"lines-ni\""));
    let at = |words: &str| scotland.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(at("NHS 24") < at("Samaritans"), "{scotland}");
    assert!(!scotland.contains("NHS 111"), "{scotland}");
    let ni = text(between(&page, "id=\"lines-ni\"", "</section>"));
    assert!(ni.contains("Samaritans"), "{ni}");
    assert!(!ni.contains(" 111 "), "{ni}");
}

#[test]
fn a_nation_that_nobody_serves_says_so() {
    let site = Site::demo().replace("helplines.toml", "[\"uk\"]", "[\"england\"]");
    let page = site.build().file("support/index.html");
    let ni = text(between(&page, "id=\"lines-ni\"", "</section>"));
    assert!(ni.contains("no number for this nation"), "{ni}");
}

#[test]
fn support_can_be_found_by_need_and_by_nation() {
    let page = Site::demo().build().file("support/index.html");
    let find = between(main(&page), "<nav class=\"contents\"", "</nav>");
    for place in ["#need-counselling", "#lines-england", "#lines-wales"] {
        assert!(find.contains(&format!("href=\"{place}\"")), "{place}");
    }
    let words = text(&page);
    assert!(words.contains("Looked up on: 22 November 2026"), "{words}");
    assert!(words.contains("Check before launch."), "{words}");
}
