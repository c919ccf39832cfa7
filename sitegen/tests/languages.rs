//! The survey's languages: which are ready, what keeps it from opening, and
//! the frame page in each.

mod support;

use std::fs;
use std::process::{Command, Output};
use support::html::{tags, text};
use support::{Built, Site};
use survey::Bundle;

const REVIEW: &str = "survey/text/cy.review.toml";

/// The demonstration as a campaign that says it is real.
fn real() -> Site {
    Site::demo().replace("site.toml", "sample = true", "sample = false")
}

fn bundle(built: &Built) -> Bundle {
    let path = built.asset("assets/survey.", ".bin");
    Bundle::from_bytes(&fs::read(built.site.out().join(path)).unwrap()).unwrap()
}

/// Whether the form's page says that its Welsh is a draft.
fn says_draft(built: &Built) -> bool {
    built
        .file("survey/index.html")
        .contains("Cyfieithiad drafft")
}

/// `sitegen approve` in the site's content folder.
fn approve(site: &Site, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sitegen"))
        .arg("approve")
        .args(arguments)
        .arg("--content")
        .arg(site.beside("content"))
        .output()
        .unwrap()
}

#[test]
fn a_sample_is_built_with_drafts_and_says_so() {
    let summary = Site::demo().open().build().summary;
    let [english, welsh, ..] = summary.languages.as_slice() else {
        panic!("expected two languages, found {:?}", summary.languages);
    };
    assert!(english.starts_with("the survey in `en`: "), "{english}");
    let words: Vec<_> = english.split(' ').collect();
    assert_eq!(words[4], words[6], "all of it is approved: {english}");
    let none = format!("the survey in `cy`: 0 of {} texts approved", words[6]);
    assert_eq!(*welsh, none);
    let note = summary.notes.iter().find(|n| n.starts_with("drafts: "));
    let note = note.unwrap();
    assert!(note.contains("`cy`") && note.contains("sample"), "{note}");
}

#[test]
fn a_real_wave_is_not_opened_with_drafts() {
    let shown = real().open().mistakes();
    let refused = "the survey cannot be opened with words that no fluent speaker has approved";
    assert!(shown.contains(refused), "{shown}");
    let welsh = include_str!("../../content/survey/text/cy.toml");
    let before = welsh.split("title = \"Sut").next().unwrap();
    let line = before.lines().count() + 1;
    for line in [
        &*format!("\n  survey/text/cy.toml:{line}: start.title\n"),
        ": question.role.choices.self\n",
        ": widget.leave_more\n",
        "`sitegen approve cy`",
    ] {
        assert!(shown.contains(line), "{line:?} is not in:\n{shown}");
    }
    assert!(!shown.contains("survey/text/en.toml"), "{shown}");
    let closed = real().mistakes();
    assert!(!closed.contains(refused), "{closed}");
}

#[test]
fn only_what_is_still_a_draft_is_listed() {
    let english = "How did your care measure up?";
    let approved = |words: &str| {
        format!(
            "draft = [\"widget.send\"]\n[[approved]]\ndate = \"2026-12-03\"\nby = \"translator\"\n\
             [approved.words]\n\"start.title\" = \"{words}\"\n"
        )
    };
    let site = |words: &str| {
        real()
            .open()
            .replace(
                "survey/text/cy.toml",
                "state = \"draft\"",
                "state = \"approved\"",
            )
            .write(REVIEW, &approved(words))
    };
    let shown = site(english).mistakes();
    assert!(shown.contains("1 text in `cy`"), "{shown}");
    assert!(shown.contains(": widget.send\n"), "{shown}");
    assert!(!shown.contains("start.title"), "{shown}");
    let shown = site("Other words").mistakes();
    assert!(shown.contains("2 texts in `cy`"), "{shown}");
    let outdated = "start.title (approved before the words that it was made from changed)";
    assert!(shown.contains(outdated), "{shown}");
}

#[test]
fn approved_languages_do_not_stand_in_the_way() {
    let approved = |site: Site| {
        site.replace(
            "survey/text/cy.toml",
            "state = \"draft\"",
            "state = \"approved\"",
        )
    };
    let shown = approved(real().open()).mistakes();
    assert!(!shown.contains("cannot be opened"), "{shown}");
    let built = approved(Site::demo().open()).build();
    assert!(!says_draft(&built));
}

#[test]
fn what_approve_prints_is_an_approval() {
    let site = Site::demo().open();
    let role = [
        "cy",
        "question.role",
        "widget.leave_more",
        "--by",
        "a \"translator\"",
    ];
    let printed = approve(&site, &role);
    assert!(printed.status.success(), "{printed:?}");
    let printed = String::from_utf8(printed.stdout).unwrap();
    // Twice, as by a second reader.
    let site = site.write(REVIEW, &format!("{printed}{printed}"));
    let built = site.build();
    assert!(
        built.summary.languages[1].starts_with("the survey in `cy`: 6 of "),
        "{:?}",
        built.summary.languages
    );
    assert!(says_draft(&built));
    let all =
        String::from_utf8(approve(&built.site, &["cy", "--by", "translator"]).stdout).unwrap();
    let built = built.site.write(REVIEW, &all).build();
    assert!(!built.summary.notes.iter().any(|n| n.starts_with("drafts")));
    assert!(!says_draft(&built));
}

#[test]
fn approve_says_what_it_does_not_know() {
    let site = Site::demo();
    for (arguments, said) in [
        (
            ["cy", "widget.sned", "--by", "t"],
            "did you mean `widget.send`?",
        ),
        (
            ["ga", "widget.send", "--by", "t"],
            "its languages are en, cy",
        ),
        (["cy", "widget.send", "--by", " "], "say in what role"),
    ] {
        let refused = approve(&site, &arguments);
        assert!(!refused.status.success() && refused.stdout.is_empty());
        let shown = String::from_utf8(refused.stderr).unwrap();
        assert!(shown.contains(said), "{shown}");
    }
}

#[test]
fn the_frame_page_has_a_start_page_in_each_language() {
    let built = Site::demo().open().build();
    let html = built.file("survey/index.html");
    let starts: Vec<_> = tags(&html)
        .into_iter()
        .filter(|t| t.get("data-start-page").is_some())
        .map(|t| (t.get("lang").unwrap().to_owned(), t.get("hidden").is_some()))
        .collect();
    let expected = [("en".to_owned(), false), ("cy".to_owned(), true)];
    assert_eq!(starts, expected);
    let (english, welsh) = html.split_once("data-start-page lang=\"cy\"").unwrap();
    assert!(text(english).contains("How did your care measure up?"));
    assert!(!english.contains("draft"), "English is approved");
    let said = text(welsh);
    for words in [
        "Sut ofal gawsoch chi?",
        "Dechrau nawr",
        "Cyfieithiad drafft yw hwn.",
    ] {
        assert!(said.contains(words), "{words} is not in:\n{said}");
    }
    // What is not in Welsh says so.
    assert!(welsh.contains("<ul class=\"coc-lines\" lang=\"en\">"));
    assert!(welsh.contains("hreflang=\"en\"") && !english.contains("hreflang"));
}

#[test]
fn the_form_is_given_both_languages_and_which_is_the_campaigns() {
    let built = Site::demo().open().build();
    let bundle = bundle(&built);
    let languages: Vec<_> = bundle.texts.iter().map(|t| t.language.as_str()).collect();
    assert_eq!(languages, ["en", "cy"]);
    assert_eq!(bundle.campaign.language.as_str(), "en");
}
