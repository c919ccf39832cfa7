//! The commands as a person or a program runs them: what they print, where, and with what
//! exit code they end.

mod support;

use std::fs;
use std::process::Command;
use support::Site;
use support::command::{Run, sitegen};

/// Runs a command on a site, as on the day of the other tests.
fn on(site: &Site, command: &str, more: &[&str]) -> Run {
    let content = site.beside("content");
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
    let run = on(&site, "check", &["--deny-warnings"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(
        run.err
            .ends_with("\n1 mistake; the site cannot be built so\n"),
        "{}",
        run.err
    );
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
    let file = site.beside("content").join("pages/extra.md");
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

#[test]
fn what_a_build_changed_is_said_for_who_puts_it_up() {
    let site = Site::demo();
    let build = || {
        let run = on(&site, "build", &[]);
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
    };
    assert!(!build().contains("since the last build"));
    assert!(build().contains("nothing has changed since the last build\n"));
    let page = site.beside("content").join("pages/terms.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text + "\nOne more sentence.\n").unwrap();
    let said = build();
    assert!(
        said.contains("changed since the last build: 1 page, "),
        "{said}"
    );
    assert!(said.contains("\n  /terms/\n"), "{said}");
}

#[test]
fn a_file_in_another_encoding_is_named_with_what_to_do() {
    for path in ["pages/terms.md", "glossary.toml", "stories/extra.md"] {
        let site = Site::demo();
        fs::write(site.beside("content").join(path), b"title = \"caf\xe9\"").unwrap();
        let run = on(&site, "check", &[]);
        assert_eq!(run.code, 3, "{}", run.err);
        let said = format!("cannot read `{path}`: it is not text in UTF-8: save it again");
        assert!(run.err.contains(&said), "{}", run.err);
    }
}

#[test]
fn a_link_to_nowhere_is_named() {
    let site = Site::demo();
    let link = site.beside("content").join("pages/extra.md");
    std::os::unix::fs::symlink("nowhere.md", link).unwrap();
    let run = on(&site, "check", &[]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("`pages/extra.md`"), "{}", run.err);
}

#[test]
fn a_port_that_is_taken_is_told_with_a_way_out() {
    let site = Site::demo();
    let other = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = other.local_addr().unwrap().to_string();
    let run = on(&site, "serve", &["--listen", &listen]);
    assert_eq!(run.code, 3, "{}", run.err);
    let help = "`--listen 127.0.0.1:0`";
    assert!(
        run.err.contains(&listen) && run.err.contains(help),
        "{}",
        run.err
    );
}

#[test]
fn due_lists_what_must_be_looked_at_in_order() {
    let site = Site::demo().replace(
        "facts.toml",
        "checked = \"2026-11-22\"\nnext_check = \"2027-04-30\"",
        "checked = \"2025-11-01\"\nnext_check = \"2026-11-01\"",
    );
    let all = on(&site, "due", &["--format", "json"]);
    assert_eq!(all.code, 0, "{}", all.err);
    let all: serde_json::Value = serde_json::from_str(&all.out).unwrap();
    let all = all["due"].as_array().unwrap();
    assert!(all.is_sorted_by_key(|due| due["next_check"].as_str().unwrap()));
    assert!(
        all.iter()
            .any(|due| due["kind"] == "helpline" && due["line"].as_u64() > Some(1))
    );
    let run = on(&site, "due", &["--within", "30", "--format", "github"]);
    let file = site.beside("content").join("facts.toml");
    let begins = format!("::error file={},line=", file.display());
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
    for line in run.out.lines() {
        assert!(line.starts_with(&begins), "{line}");
        assert!(line.contains(",title=due::fact `"), "{line}");
    }
    let run = on(&site, "due", &["--within", "30"]);
    let first = run.out.lines().next().unwrap();
    assert!(first.contains("overdue"), "{first}");
    assert!(first.contains("facts.toml:"), "{first}");
    assert!(
        run.out.contains("2 things to look at, 2 overdue"),
        "{}",
        run.out
    );
}

#[test]
fn a_preview_is_built_as_on_its_day_and_says_what_it_is() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;
    let site = Site::demo();
    let content = site.beside("content");
    let mut server = Command::new(env!("CARGO_BIN_EXE_sitegen"))
        .args([
            "preview-at",
            "2027-03-03",
            "--listen",
            "127.0.0.1:0",
            "--content",
        ])
        .arg(&content)
        .arg("--out")
        .arg(site.out())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let lines: Vec<_> = lines
        .map(Result::unwrap)
        .take_while(|line| !line.starts_with("listening on http://127.0.0.1:"))
        .collect();
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("a preview of 2027-03-03")),
        "{lines:?}"
    );
    assert!(site.out().join("index.html").exists());
    assert_eq!(site.litter(), [""; 0]);
}

#[test]
fn a_preview_of_what_cannot_be_built_shows_the_mistakes() {
    let site = Site::demo().write("pages/extra.md", BROKEN);
    let content = site.beside("content");
    let run = sitegen(&[
        "preview-at",
        "2027-03-03",
        "--content",
        content.to_str().unwrap(),
    ]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("nothing to show of 2027-03-03"),
        "{}",
        run.err
    );
}

#[test]
fn shells_and_the_manual_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = sitegen(&["completions", shell]);
        assert_eq!(run.code, 0);
        assert!(run.out.contains("preview-at"), "{shell}");
    }
    let run = sitegen(&["man"]);
    assert!(run.out.contains(".TH sitegen"), "{}", run.out);
    let folder = tempfile::tempdir().unwrap();
    let run = sitegen(&["man", "--dir", folder.path().to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(folder.path().join("sitegen-preview-at.1").exists());
}

#[test]
fn help_shows_examples_and_exit_codes() {
    assert!(sitegen(&["--help"]).out.contains("Exit codes:"));
    for command in [
        "build",
        "check",
        "due",
        "new",
        "preview-at",
        "approve",
        "hosts",
        "serve",
        "completions",
    ] {
        assert!(
            sitegen(&[command, "--help"]).out.contains("Examples:"),
            "{command}"
        );
    }
}

#[test]
fn what_nothing_reads_is_told_with_the_nearest_name() {
    let site = Site::demo()
        .write("storys/one.md", "A story.")
        .write("fact.toml", "")
        .write("theme/template/page.html", "")
        .write("README.md", "Ours.")
        .write(".editor/state", "");
    let run = on(&site, "check", &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    for (name, near) in [
        ("storys", "stories"),
        ("fact.toml", "facts.toml"),
        ("theme/template", "templates"),
    ] {
        let said = format!("warning: nothing reads `{name}`\n--> {name}\n");
        assert!(run.err.contains(&said), "{}", run.err);
        let help = format!("did you mean `{near}`?");
        assert!(run.err.contains(&help), "{}", run.err);
    }
    assert_eq!(run.err.matches("nothing reads").count(), 3, "{}", run.err);
}

#[test]
fn what_stands_where_nothing_reads_it_is_told_with_what_to_do() {
    let site = Site::demo()
        .write("stories/2025/one.md", "A story.")
        .write("quotes/old/one.toml", "")
        .write("news/Item.MD", "News.")
        .write("survey/wave.toml", "")
        .write("survey/keys/README.md", "Ours.")
        .write("theme/marc.svg", "<svg/>");
    let run = on(&site, "check", &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    for (name, help) in [
        (
            "stories/2025",
            "what is in `stories/` stands there itself, in no folder",
        ),
        (
            "quotes/old",
            "what is in `quotes/` stands there itself, in no folder",
        ),
        (
            "news/Item.MD",
            "the name of a file in `news/` ends in `.md`",
        ),
        ("survey/wave.toml", "did you mean `waves.toml`?"),
        ("theme/marc.svg", "did you mean `mark.svg`?"),
    ] {
        let said = format!("warning: nothing reads `{name}`\n--> {name}\n = help: {help}");
        assert!(run.err.contains(&said), "{said}\n{}", run.err);
    }
    assert_eq!(run.err.matches("nothing reads").count(), 5, "{}", run.err);
}

#[test]
fn a_file_of_the_theme_that_has_no_effect_is_told_with_the_nearest_name() {
    let page = "+++\ntitle = \"A\"\ndescription = \"B.\"\ntemplate = \"wide.html\"\n+++\nText.\n";
    let wide = "{% extends \"page.html\" %}{% block body %}{% include \"parts/mine.html\" %}{% endblock %}";
    let site = Site::demo()
        .write("pages/wide.md", page)
        .write("theme/templates/wide.html", wide)
        .write("theme/templates/parts/mine.html", "<h1>Mine</h1>")
        .write("theme/templates/parts/qoute.html", "<p>Misspelt.</p>")
        .write("theme/templates/wider.html", "<p>Named nowhere.</p>")
        .write("theme/templates/files/robots.txt", "Made as it is.")
        .write("theme/words/fr.toml", "");
    let run = on(&site, "check", &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    for (name, help) in [
        (
            "templates/parts/qoute.html",
            "did you mean `templates/parts/quote.html`?",
        ),
        ("templates/wider.html", "name it by `template` in a page"),
        ("words/fr.toml", "the site has no language `fr`"),
    ] {
        let said =
            format!("warning: nothing reads `theme/{name}`\n--> theme/{name}\n = help: {help}");
        assert!(run.err.contains(&said), "{said}\n{}", run.err);
    }
    assert_eq!(run.err.matches("nothing reads").count(), 3, "{}", run.err);
}
