//! Studies: status, the invitation and its end, their own news and feeds.

mod support;

use roxmltree::Document;
use support::html::{main, text};
use support::{Built, Site};

const PAGE: &str = "studies/being-called-back/index.html";

fn shown(built: &Built, path: &str) -> String {
    text(main(&built.file(path)))
}

#[test]
fn a_study_invites_until_its_last_day_and_not_after() {
    let open = shown(&Site::demo().on("2027-01-31").build(), PAGE);
    assert!(open.contains("Open to take part"), "{open}");
    assert!(open.contains("Write to the address below."), "{open}");
    assert!(
        open.contains("You can take part until the end of 31 January 2027."),
        "{open}"
    );
    // The address is below indeed, and within the invitation.
    let (_, after) = open.split_once("Write to the address below.").unwrap();
    let (within, _) = after.split_once("You can take part until").unwrap();
    assert!(within.contains("hello@codeofcare.example"), "{within}");
    let built = Site::demo().on("2027-02-01").build();
    let closed = shown(&built, PAGE);
    assert!(
        closed.contains("The study closed on 31 January 2027."),
        "{closed}"
    );
    assert!(closed.contains("Closed to new people"), "{closed}");
    assert!(closed.contains("You could take part if:"), "{closed}");
    assert!(!closed.contains("You can take part"), "{closed}");
    assert!(
        !closed.contains("Write to the address below.") && !closed.contains("until the end of"),
        "{closed}"
    );
    assert!(!shown(&built, "studies/index.html").contains("Open to take part"));
}

#[test]
fn the_build_says_when_an_invitation_ends() {
    let waiting = Site::demo().on("2027-01-31").build().summary.waiting;
    assert_eq!(
        waiting[0].what,
        "study `being-called-back` stops inviting people"
    );
    assert_eq!(
        waiting[0].until.words(),
        "1 February 2027 at 00:00 (UK time, GMT)"
    );
    let waiting = Site::demo().on("2027-02-01").build().summary.waiting;
    assert!(
        waiting.iter().all(|w| !w.what.contains("study")),
        "{waiting:?}"
    );
}

#[test]
fn the_parts_of_the_text_are_folded_away_without_script() {
    let html = Site::demo().build().file(PAGE);
    let summary = "<details class=\"expander\" id=\"what-will-happen\">\n        <summary><h2>What will happen</h2></summary>";
    assert!(html.contains(summary), "{html}");
    assert!(!html.contains("<details class=\"expander\" open"));
    let (before, _) = html.split_once("<details class=\"expander\"").unwrap();
    assert!(
        before.contains("After a miscarriage, care often stops"),
        "what opens the text is not folded"
    );
}

#[test]
fn a_study_tells_its_own_news_or_when_to_look_again() {
    let empty = shown(&Site::demo().build(), PAGE);
    assert!(
        empty.contains("More to follow. Look again after 15 February 2027."),
        "{empty}"
    );
    let item = "+++\ntitle = \"It began\"\ndescription = \"The first call was made.\"\ndate = \"2026-11-02\"\n\
                study = \"being-called-back\"\n+++\n\nToday.\n";
    let built = Site::demo().write("news/began.md", item).build();
    let told = shown(&built, PAGE);
    assert!(
        told.contains("It began 2 November 2026 The first call was made."),
        "{told}"
    );
    assert!(!told.contains("More to follow"), "{told}");
    assert!(
        shown(&built, "news/began/index.html")
            .contains("This belongs to the study Being called back")
    );
    let feed = built.file("studies/being-called-back/feed.xml");
    assert!(
        feed.contains("<title>It began</title>") && !feed.contains("first-results"),
        "{feed}"
    );
}

#[test]
fn a_promise_that_was_not_kept_is_told_to_the_editor() {
    let built = Site::demo().on("2027-02-16").build();
    assert!(shown(&built, PAGE).contains("There is no news of this study yet."));
    let told = built.summary.warnings.join("\n");
    assert!(
        told.contains("readers were told to look again after 2027-02-15"),
        "{told}"
    );
    let before = Site::demo()
        .on("2027-02-15")
        .build()
        .summary
        .warnings
        .join("\n");
    assert!(!before.contains("look again"), "{before}");
}

#[test]
fn a_feed_without_news_is_valid_and_dated_by_the_study() {
    let built = Site::demo().build();
    let xml = built.file("studies/being-called-back/feed.xml");
    let document = Document::parse(&xml).unwrap();
    let atom = "http://www.w3.org/2005/Atom";
    let updated = document
        .descendants()
        .find(|n| n.has_tag_name((atom, "updated")))
        .unwrap();
    assert_eq!(
        updated.text(),
        Some("2026-09-30T23:00:00Z"),
        "midnight in the UK's summer"
    );
    assert!(
        document
            .descendants()
            .all(|n| !n.has_tag_name((atom, "entry")))
    );
    let page = built.file(PAGE);
    assert!(
        page.contains("href=\"/studies/being-called-back/feed.xml\""),
        "{page}"
    );
    assert!(
        page.contains("<meta name=\"description\" content=\"Written as an example. "),
        "{page}"
    );
}

#[test]
fn each_status_is_shown_plainly() {
    let with = |status: &str, more: &str| {
        let site = Site::demo().replace(
            "studies/being-called-back.md",
            "status = \"recruiting\"",
            &format!("status = \"{status}\"\n{more}"),
        );
        shown(&site.build(), PAGE)
    };
    assert!(with("planned", "").contains("The study has not begun, so nobody can take part yet."));
    assert!(with("closed", "").contains("The study is closed to new people."));
    let reported = with("reported", "findings = \"https://example.org/report\"");
    assert!(
        reported.contains("Findings are out") && reported.contains("Read what the study found"),
        "{reported}"
    );
}
