//! What was wrong in published results is told where they stand.

mod support;

use support::Site;
use support::html::{main, text};

const TWO: &str = r#"
[[correction]]
wave = "2024"
date = "2024-11-06"
title = "An older one"
was = "This was said."
now = "That is right."
why = "A slip."

[[correction]]
wave = "2026"
date = "2026-11-10"
title = "A newer one"
was = "This was shown."
now = "That is shown."
why = "A file was mixed up."
release = 2
"#;

fn corrected() -> support::Built {
    let site = Site::demo().over("sites/releases");
    site.write("corrections.toml", TWO).build()
}

#[test]
fn the_list_has_every_correction_the_newest_first() {
    let page = corrected().file("results/index.html");
    let words = text(main(&page));
    let at = |part: &str| words.find(part).unwrap_or_else(|| panic!("no {part}"));
    assert!(at("A newer one") < at("An older one"), "{words}");
    for part in [
        "10 November 2026",
        "Results 2026",
        "This was shown.",
        "That is shown.",
        "A file was mixed up.",
        "the second release",
    ] {
        at(part);
    }
}

#[test]
fn a_wave_tells_its_own_and_each_of_its_areas_leads_there() {
    let built = corrected();
    let page = built.file("results/2026/index.html");
    let words = text(main(&page));
    assert!(words.contains("A newer one"), "{words}");
    assert!(!words.contains("An older one"), "{words}");
    let area = built.file("results/2026/wales/index.html");
    assert!(
        area.contains("href=\"/results/2026/#corrections\""),
        "{area}"
    );
}

#[test]
fn machines_are_told_of_corrections() {
    let page = corrected().file("results/2026/index.html");
    for part in [
        r#""@type":"CorrectionComment""#,
        r#""dateModified":"2026-11-10""#,
        "A newer one. Before: This was shown. Now: That is shown. Why: A file was mixed up.",
    ] {
        assert!(page.contains(part), "no {part}");
    }
}

#[test]
fn where_nothing_was_wrong_that_is_said() {
    let site = Site::demo().over("sites/releases");
    let built = site.remove("corrections.toml").build();
    let list = text(main(&built.file("results/index.html")));
    assert!(list.contains("No published figure has been corrected so far."));
    let wave = built.file("results/2026/index.html");
    assert!(text(main(&wave)).contains("Corrections none so far"));
    assert!(!wave.contains("CorrectionComment"));
    assert!(
        !built
            .file("results/2026/wales/index.html")
            .contains("#corrections")
    );
}

#[test]
fn an_example_says_so() {
    let page = Site::demo().build().file("results/2024/index.html");
    let words = text(main(&page));
    let (_, told) = words.split_once("The last day of the survey").unwrap();
    assert!(told.trim_start().starts_with("Only an example"), "{told}");
}
