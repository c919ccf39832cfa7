//! Every command line that the documents show is one that can be typed.

use super::Cli;
use clap::Parser;
use clap::error::ErrorKind;
use std::fs;
use std::path::{Path, PathBuf};

/// What is wrong with a line, as a shell would hand it over.
fn refused(line: &str) -> Option<String> {
    let words = words(line);
    match Cli::try_parse_from(&words) {
        Ok(_) => None,
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => None,
            // A command that is only named, as in “`sitegen hosts` prints …”.
            ErrorKind::MissingRequiredArgument if words.len() == 2 => None,
            _ => Some(format!("{line}\n{error}")),
        },
    }
}

/// The words of a line, up to where a shell takes over.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            '>' | '|' | '#' | ';' if !quoted => break,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The command lines of a document: lines of code, and code within a line.
fn lines(text: &str) -> Vec<&str> {
    let mut within = None;
    let mut found = Vec::new();
    for line in text.lines() {
        if let Some(language) = line.strip_prefix("```") {
            within = match within {
                None => Some(language.trim()),
                Some(_) => None,
            };
        } else if within.is_some_and(|language| ["", "sh"].contains(&language)) {
            found.extend(Some(line.trim()).filter(|line| is_ours(line)));
        } else if within.is_none() {
            let code = line.split('`').skip(1).step_by(2);
            found.extend(code.filter(|code| is_ours(code)));
        }
    }
    found
}

fn is_ours(line: &str) -> bool {
    line.starts_with("sitegen ")
}

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut documents = vec![
        root.join("README.md"),
        root.join("ARCHITECTURE.md"),
        root.join("sitegen/README.md"),
    ];
    for folder in ["docs", "docs/handbook", "docs/handbook/content"] {
        let entries = fs::read_dir(root.join(folder)).unwrap();
        let files = entries.map(|entry| entry.unwrap().path());
        documents.extend(files.filter(|path| path.extension().is_some_and(|e| e == "md")));
    }
    documents
}

#[test]
fn every_command_line_that_is_shown_can_be_typed() {
    let mut seen = 0;
    let mut wrong = Vec::new();
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        for line in lines(&text) {
            seen += 1;
            wrong.extend(refused(line).map(|why| format!("{}: {why}", path.display())));
        }
    }
    assert!(seen > 30, "only {seen} were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_line_that_cannot_be_typed_is_told() {
    assert_eq!(refused("sitegen new page a --set title=\"A b\""), None);
    assert_eq!(refused("sitegen hosts"), None);
    for line in [
        "sitegen bulid",
        "sitegen build --otu dist",
        "sitegen hosts nginks --dir dist",
        "sitegen preview-at tomorrow",
        "sitegen approve cy",
    ] {
        assert!(refused(line).is_some(), "{line}");
    }
    let found = lines("Use `sitegen check`.\n```sh\nsitegen build\n```\n```toml\nsitegen x\n```\n");
    assert_eq!(found, ["sitegen check", "sitegen build"]);
}
