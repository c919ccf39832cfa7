//! `sitegen new`: what it makes is accepted at once, and nothing that is there is written over.

mod support;

use std::fs;
use support::Site;
use support::command::{Run, sitegen};

/// Begins something in a site.
fn new(site: &Site, args: &[&str]) -> Run {
    let content = site.beside("content");
    sitegen(&[&["new"], args, &["--content", content.to_str().unwrap()]].concat())
}

/// The diagnostics of a file, as `check` has them.
#[track_caller]
fn diagnostics(site: &Site, file: &str) -> Vec<serde_json::Value> {
    let content = site.beside("content");
    let content = ["--content", content.to_str().unwrap()];
    let more = ["--date", "2026-11-22", "--format", "json"];
    let run = sitegen(&[&["check"], &content[..], &more].concat());
    assert_eq!(run.code, 0, "{}", run.out);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let all = report["diagnostics"].as_array().unwrap().iter();
    all.filter(|one| one["place"]["file"] == file)
        .cloned()
        .collect()
}

/// What a campaign has to say about itself.
const CAMPAIGN: [&str; 8] = [
    "--set",
    "name=Care \"Now\" & always",
    "--set",
    "controller=The Example Trust",
    "--set",
    "contact=hello@care.example",
    "--set",
    "address=https://care.example",
];

#[test]
fn a_new_campaign_passes_every_check_and_is_not_made_twice() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("mine");
    let new = ["new", "campaign", folder.to_str().unwrap()];
    let run = sitegen(&[&new[..], &CAMPAIGN].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let content = folder.join("content");
    let (content, out) = (content.to_str().unwrap(), folder.join("dist"));
    let out = out.to_str().unwrap();
    let build = ["build", "--content", content, "--out", out];
    let run = sitegen(&build);
    assert_eq!(run.code, 0, "{}", run.err);
    let home = fs::read_to_string(folder.join("dist/index.html")).unwrap();
    assert!(home.contains("Care &quot;Now&quot; &amp; always"));
    // What it brings itself is written as it asks others to write.
    let report = sitegen(&["check", "--content", content, "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    let ours = report["diagnostics"].as_array().unwrap().iter();
    let shared = ["pages/method.md", "pages/privacy.md", "helplines.toml"];
    let ours: Vec<_> = ours
        .filter(|one| !shared.iter().any(|file| one["place"]["file"] == *file))
        .collect();
    assert!(ours.is_empty(), "{ours:?}");
    let again = sitegen(&[&new[..], &CAMPAIGN].concat());
    assert_eq!(again.code, 3);
    assert!(again.err.contains("is there already"), "{}", again.err);
}

#[test]
fn a_campaign_must_say_who_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("mine");
    let run = sitegen(&["new", "campaign", folder.to_str().unwrap()]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--controller …"), "{}", run.err);
    assert!(!folder.exists());
}

#[test]
fn a_quote_and_a_helpline_are_shown_at_once() {
    let site = Site::demo();
    let quote = [
        "quote",
        "hallway",
        "--who",
        "A person",
        "--text",
        "They asked.",
    ];
    let run = new(&site, &quote);
    assert_eq!(run.code, 0, "{}", run.err);
    let helpline = [
        "helpline",
        "ours",
        "--name=Our line",
        "--need=Talk about a miscarriage",
        "--purpose=Somebody to talk to.",
        "--number=0000 000 000",
        "--hours=Weekdays",
        "--source=our own page",
        "--date=2026-11-22",
    ];
    let run = new(&site, &helpline);
    assert_eq!(run.code, 0, "{}", run.err);
    let built = site.build();
    assert!(built.file("quotes/index.html").contains("They asked."));
    assert!(built.file("support/index.html").contains("Our line"));
}

/// A kind, what is said of it, its file, and its address once it is published.
const DRAFTS: [(&str, &[&str], &str, &str); 5] = [
    (
        "page",
        &["--set", "title=When to \"come\"", "--description=Hours."],
        "pages/fresh.md",
        "fresh/index.html",
    ),
    (
        "news",
        &[
            "--title=When to \"come\"",
            "--description=Hours.",
            "--embargo=2026-11-20T09:30",
            "--contact=press@campaign.example",
        ],
        "news/fresh.md",
        "news/fresh/index.html",
    ),
    (
        "study",
        &[
            "--title=When to \"come\"",
            "--description=Hours.",
            "--summary=What it is.",
            "--date=2026-11-22",
            "--status=recruiting",
            "--who-can=You are 16, or older.; You live in the UK.",
            "--how=Write to us.",
            "--closes=2027-03-03",
            "--ethics=A committee, 1/2026",
        ],
        "studies/fresh.md",
        "studies/fresh/index.html",
    ),
    (
        "story",
        &[
            "--title=When to \"come\"",
            "--description=Hours.",
            "--points=places, staff",
            "--date=2026-11-22",
        ],
        "stories/fresh.md",
        "stories/fresh/index.html",
    ),
    (
        "health",
        &[
            "--title=When to \"come\"",
            "--description=Hours.",
            "--lead=Come when you like.",
            "--author=the campaign",
            "--reviewer=a nurse",
            "--source=NHS",
            "--what=a page of 2026",
            "--related=treatment, support",
            "--date=2026-11-22",
        ],
        "health/fresh.md",
        "health/fresh/index.html",
    ),
];

#[test]
fn what_is_begun_is_a_draft_that_check_accepts_and_that_can_be_published() {
    let mut site = Site::demo();
    for (kind, said, file, address) in DRAFTS {
        let run = new(&site, &[&[kind, "fresh"], said].concat());
        assert_eq!(run.code, 0, "{kind}: {}", run.err);
        assert!(run.out.contains("it is a draft"), "{kind}: {}", run.out);
        assert_eq!(diagnostics(&site, file), [""; 0], "{kind}");
        // Finished, it is in the site, and nothing was left to say of it.
        site = site.replace(file, "draft = true\n", "");
        assert_eq!(diagnostics(&site, file), [""; 0], "{kind}");
        let built = site.build();
        let page = built.file(address);
        assert!(page.contains("When to &quot;come&quot;"), "{kind}");
        site = built.site;
    }
}

#[test]
fn dates_are_of_today_and_of_a_year_later() {
    let site = Site::demo();
    let said = ["--title=A", "--description=B."];
    assert_eq!(new(&site, &[&["news", "a"], &said[..]].concat()).code, 0);
    let read = |path: &str| fs::read_to_string(site.beside("content").join(path)).unwrap();
    let today = sitegen::Moment::now().date().to_string();
    assert!(read("news/a.md").contains(&format!("date = \"{today}\"")));
    assert!(!read("news/a.md").contains("embargo"));
    let (_, said, ..) = DRAFTS[4];
    assert_eq!(new(&site, &[&["health", "a"], said].concat()).code, 0);
    let dates = "checked = \"2026-11-22\"\nnext_check = \"2027-11-22\"";
    assert!(read("health/a.md").contains(dates));
    // An embargo is its day.
    let (_, said, ..) = DRAFTS[1];
    assert_eq!(new(&site, &[&["news", "b"], said].concat()).code, 0);
    assert!(read("news/b.md").contains("date = \"2026-11-20\"\n"));
}

const FACT: [&str; 6] = [
    "fact",
    "how-long",
    "--says=about 2 weeks",
    "--counts=how long it takes",
    "--source=NHS",
    "--what=a page of 2026",
];

#[test]
fn a_fact_is_added_once_and_can_be_stated() {
    let site = Site::demo();
    let run = new(&site, &FACT);
    assert_eq!(run.code, 0, "{}", run.err);
    let again = new(&site, &FACT);
    assert_eq!(again.code, 3);
    assert!(
        again.err.contains("has a `how-long` already"),
        "{}",
        again.err
    );
    let page = "+++\ntitle = \"A\"\ndescription = \"B.\"\n+++\n\nIt takes {fact how-long}.\n";
    let built = site.write("pages/a.md", page).build();
    assert!(
        built
            .file("a/index.html")
            .contains("It takes about 2 weeks.")
    );
}

#[test]
fn the_first_fact_of_a_campaign_makes_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("mine");
    let begun = sitegen(&[&["new", "campaign", mine.to_str().unwrap()], &CAMPAIGN[..]].concat());
    assert_eq!(begun.code, 0, "{}", begun.err);
    let content = mine.join("content");
    let place = ["--content", content.to_str().unwrap()];
    for args in [&FACT[..], &[&["health", "fresh"], DRAFTS[4].1].concat()] {
        let run = sitegen(&[&["new"], args, &place].concat());
        assert_eq!(run.code, 0, "{}", run.err);
    }
    // The page about health is a draft: what such pages need is asked for once it is not.
    let run = sitegen(&[&["check"], &place[..]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let page = content.join("health/fresh.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("draft = true\n", "")).unwrap();
    let run = sitegen(&[&["check"], &place[..]].concat());
    assert_eq!(run.code, 1);
    assert!(run.err.contains("no `notices.toml`"), "{}", run.err);
    assert!(run.err.contains("write `pages/health.md`"), "{}", run.err);
}

#[test]
fn nothing_is_written_over() {
    let site = Site::demo();
    for (kind, said, file, _) in DRAFTS {
        assert_eq!(new(&site, &[&[kind, "fresh"], said].concat()).code, 0);
        let before = fs::read_to_string(site.beside("content").join(file)).unwrap();
        let more = ["--set", "title=Another"];
        let again = new(&site, &[&[kind, "fresh"], said, &more].concat());
        assert_eq!(again.code, 3, "{kind}");
        assert!(again.err.contains("is there already"), "{}", again.err);
        let after = fs::read_to_string(site.beside("content").join(file)).unwrap();
        assert_eq!(before, after);
    }
}

#[test]
fn what_is_asked_depends_on_what_was_said() {
    let site = Site::demo();
    let said = [
        "study",
        "a",
        "--title=A",
        "--description=B.",
        "--summary=C.",
    ];
    let run = new(&site, &[&said[..], &["--status=recruiting"]].concat());
    assert_eq!(run.code, 2);
    for flag in ["--who-can …", "--how …", "--closes …", "--ethics …"] {
        assert!(run.err.contains(flag), "{}", run.err);
    }
    assert!(!run.err.contains("--findings"), "{}", run.err);
    assert_eq!(new(&site, &said).code, 0);
    let run = new(&site, &["news"]);
    assert!(
        run.err.contains("NAME   What is it called in addresses"),
        "{}",
        run.err
    );
}

#[test]
fn an_answer_that_cannot_be_one_is_refused_before_anything_is_written() {
    let site = Site::demo();
    let said = ["news", "a", "--title=A", "--description=B."];
    let run = new(&site, &[&said[..], &["--embargo=tomorrow"]].concat());
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("--embargo: `tomorrow` is not a time"),
        "{}",
        run.err
    );
    let run = new(&site, &[&said[..], &["--set", "date=soon"]].concat());
    assert!(run.err.contains("write it as 2027-03-03"), "{}", run.err);
    assert!(!site.beside("content").join("news/a.md").exists());
}

#[test]
fn the_help_of_each_kind_lists_what_it_asks() {
    let run = sitegen(&["new", "--help"]);
    for kind in [
        "campaign", "news", "study", "story", "quote", "health", "fact",
    ] {
        assert!(run.out.contains(&format!("\n  {kind}")), "{}", run.out);
    }
    let run = sitegen(&["new", "study", "--help"]);
    assert!(run.out.contains("--who-can <SENTENCES>"), "{}", run.out);
    assert!(run.out.contains("recruiting"), "{}", run.out);
}

#[test]
fn what_cannot_be_begun_is_said_with_the_nearest() {
    let run = sitegen(&["new", "qoute", "x"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("a similar subcommand exists: 'quote'"),
        "{}",
        run.err
    );
    let run = sitegen(&["new", "page", "Two Words", "--title=a", "--description=b"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("cannot stand in an address"),
        "{}",
        run.err
    );
    let run = sitegen(&["new", "page", "x", "--set", "titel=a"]);
    assert!(run.err.contains("a page has no `titel`"), "{}", run.err);
}
