//! The codes of mistakes: each is listed once, used, and told in the handbook.

use sitegen::report::CODES;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Kinds of the TOML reader, and names for what brings no code of its own.
const ELSEWHERE: [&str; 24] = [
    "content",
    "survey",
    "unknown-key",
    "unknown-choice",
    "missing-key",
    "key-twice",
    "wrong-type",
    "wrong-value",
    "not-toml",
    "complaints",
    "corrections",
    "directory",
    "facts",
    "glossary",
    "guidance",
    "health",
    "helplines",
    "history",
    "news",
    "notices",
    "redirects",
    "stories",
    "studies",
    "tables",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The codes that the program's source gives: `.code("…")`, `whole("…", …)`.
fn given() -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let mut codes = BTreeSet::new();
    for file in files {
        let text: String = fs::read_to_string(&file).unwrap();
        let text: String = text.split_whitespace().collect();
        for start in [".code(\"", "whole(\"", "=>\"template"] {
            let rest = text.split(start).skip(1);
            let kept = if start.starts_with("=>") {
                "template"
            } else {
                ""
            };
            codes.extend(rest.filter_map(|r| Some(format!("{kept}{}", r.split_once('"')?.0))));
        }
    }
    codes
}

#[test]
fn every_code_that_is_given_is_listed_and_the_other_way_round() {
    let listed: BTreeSet<String> = CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(listed.len(), CODES.len(), "a code is listed twice");
    let mut given = given();
    given.extend(ELSEWHERE.map(str::to_owned));
    let unlisted: Vec<_> = given.difference(&listed).collect();
    assert!(unlisted.is_empty(), "not listed in codes.rs: {unlisted:?}");
    let unused: Vec<_> = listed.difference(&given).collect();
    assert!(unused.is_empty(), "listed, but never given: {unused:?}");
}

#[test]
fn codes_are_plain_words_in_order() {
    assert!(CODES.is_sorted(), "codes.rs is not in order");
    for (code, meaning) in CODES {
        let plain = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(code.chars().all(plain), "{code}");
        assert!(!meaning.is_empty() && !meaning.ends_with('.'), "{code}");
    }
}

/// `UPDATE_EXPECTED=1` writes the table anew.
#[test]
fn the_handbook_lists_every_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/handbook/mistakes.md");
    let text = fs::read_to_string(&path).unwrap();
    let head = "| code | what it means |\n|---|---|\n";
    let (before, table) = text.split_once(head).unwrap();
    let rows = CODES
        .iter()
        .map(|(code, meaning)| format!("| `{code}` | {meaning} |\n"));
    let rows: String = rows.collect();
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, format!("{before}{head}{rows}")).unwrap();
        return;
    }
    assert_eq!(table, rows, "docs/handbook/mistakes.md");
}
