//! The commands as a person or a program runs them: what they print, where, and with what
//! exit code they end.

mod support;

use std::path::PathBuf;
use std::process::{Command, Output};
use support::Site;

/// What a command did.
struct Run {
    out: String,
    err: String,
    code: i32,
}

fn sitegen(args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitegen"));
    let Output {
        status,
        stdout,
        stderr,
    } = command.args(args).output().unwrap();
    Run {
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
        code: status.code().expect("the command ended by itself"),
    }
}

/// The content of a site, with the output beside it.
fn content(site: &Site) -> PathBuf {
    site.out().with_file_name("content")
}

/// Runs a command on a site, as on the day of the other tests.
fn on(site: &Site, command: &str, more: &[&str]) -> Run {
    let content = content(site);
    let content = content.to_str().unwrap();
    let out = site.out().to_str().unwrap();
    let mut args = vec![command, "--content", content, "--date", "2026-11-22"];
    if command == "build" {
        args.extend(["--out", out]);
    }
    args.extend(more);
    sitegen(&args)
}

const BROKEN: &str = "+++\ntitle = \"Extra\"\ndescription = \"A page.\"\n+++\n\nSee [it](/cod/).\n";

/// A page that can be built, but whose description is too long.
fn long() -> String {
    let long = "Very long. ".repeat(20);
    format!("+++\ntitle = \"Extra\"\ndescription = \"{long}\"\n+++\n\nIt is a page.\n")
}

#[test]
fn check_says_that_nothing_is_wrong_and_writes_nothing() {
    let site = Site::demo();
    let run = on(&site, "check", &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("no mistakes"), "{}", run.out);
    assert!(!site.out().exists());
    assert_eq!(site.litter(), [""; 0]);
}

#[test]
fn mistakes_end_with_one_and_leave_the_last_site() {
    let site = Site::demo();
    assert_eq!(on(&site, "build", &[]).code, 0);
    let site = site.write("pages/extra.md", BROKEN);
    for command in ["check", "build"] {
        let run = on(&site, command, &[]);
        assert_eq!(run.code, 1);
        assert!(run.err.contains("pages/extra.md:6:5"), "{}", run.err);
        assert!(run.err.contains("\n1 mistake; "), "{}", run.err);
        assert_eq!(run.out, "");
    }
    assert!(site.out().join("index.html").exists());
    assert!(!site.out().join("extra").exists());
}

#[test]
fn warnings_do_not_stop_a_build_unless_they_are_denied() {
    let site = Site::demo().write("pages/extra.md", &long());
    let run = on(&site, "build", &["--deny-warnings"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("error: the description has"),
        "{}",
        run.err
    );
    assert!(!site.out().exists());
    assert_eq!(on(&site, "check", &["--deny-warnings"]).code, 1);
    let run = on(&site, "build", &[]);
    assert_eq!(run.code, 0);
    assert!(
        run.err.contains("warning: the description has"),
        "{}",
        run.err
    );
    assert!(site.out().join("extra/index.html").exists());
}

#[test]
fn json_holds_every_mistake_with_its_place() {
    let site = Site::demo().write("pages/extra.md", BROKEN);
    let run = on(&site, "check", &["--format", "json"]);
    assert_eq!(run.code, 1);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        (&report["format"], &report["errors"]),
        (&1.into(), &1.into())
    );
    let found = report["diagnostics"].as_array().unwrap();
    let one = found.iter().find(|d| d["severity"] == "error").unwrap();
    assert_eq!(one["code"], "broken-link");
    assert_eq!(one["message"], "the site has no page `/cod/`");
    assert_eq!(one["help"], "did you mean `/code/`?");
    let place = serde_json::json!({
        "file": "pages/extra.md", "line": 6, "column": 5, "end_column": 16,
        "excerpt": "See [it](/cod/).",
    });
    assert_eq!(one["place"], place);
}

#[test]
fn json_is_all_that_stands_on_standard_output() {
    let site = Site::demo();
    for command in ["check", "build"] {
        let run = on(&site, command, &["--format", "json"]);
        assert_eq!(run.code, 0);
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(report["errors"], 0);
    }
}

#[test]
fn github_is_told_the_file_from_the_working_folder() {
    let site = Site::demo().write("pages/extra.md", BROKEN);
    let run = on(&site, "check", &["--format", "github"]);
    assert_eq!(run.code, 1);
    let file = content(&site).join("pages/extra.md");
    let line = format!(
        "::error file={},line=6,col=5,endColumn=16,title=broken-link::\
         the site has no page `/cod/`%0Ahelp: did you mean `/code/`?\n",
        file.display()
    );
    assert!(run.out.contains(&line), "{}", run.out);
}

#[test]
fn a_very_long_report_says_how_much_more_there_is() {
    let links = "See [it](/cod/).\n\n".repeat(60);
    let page = BROKEN.replace("See [it](/cod/).\n", &links);
    let mut site = Site::demo();
    for name in 1..=5 {
        site = site.write(&format!("pages/extra-{name}.md"), &page);
    }
    let run = on(&site, "check", &[]);
    let shown = |what| run.err.matches(what).count();
    assert_eq!(shown("error: ") + shown("warning: "), 200);
    assert!(
        run.err.contains("… and 10 more in pages/extra-1.md"),
        "{}",
        run.err
    );
    assert!(
        run.err.contains(" more; put these right first"),
        "{}",
        run.err
    );
    assert!(run.err.contains("\n300 mistakes; "), "{}", run.err);
    let run = on(&site, "check", &["--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["errors"], 300);
}

#[test]
fn what_is_no_mistake_of_the_content_ends_otherwise() {
    assert_eq!(sitegen(&["check", "--contents", "x"]).code, 2);
    let run = sitegen(&["check", "--content", "/no/such/folder"]);
    assert_eq!(run.code, 3);
    assert!(run.err.starts_with("error: "), "{}", run.err);
}
