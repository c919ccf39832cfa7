//! What stands in the content folder and nothing reads: a folder or file whose name is
//! misspelt would otherwise be left out in silence.

use super::{Folder, Mistakes, Source};
use anyhow::{Context, Result};
use std::fs;
use survey::parse::{Finding, nearest};

const FOLDERS: [&str; 14] = [
    "code",
    "health",
    "images",
    "loaders",
    "news",
    "organisations",
    "pages",
    "quotes",
    "results",
    "stories",
    "studies",
    "survey",
    "tables",
    "theme",
];

const FILES: [&str; 10] = [
    "complaints.toml",
    "directory.toml",
    "facts.toml",
    "glossary.toml",
    "guidance.toml",
    "helplines.toml",
    "history.toml",
    "notices.toml",
    "redirects.toml",
    "site.toml",
];

/// Notes of editors to themselves, beside the content.
const NOTES: [&str; 3] = ["README.md", "README.txt", "LICENSE"];

/// Calls in what nothing reads, at the top of the content folder.
///
/// # Errors
/// If the folder cannot be read.
pub(super) fn look(folder: &Folder, mistakes: &mut Mistakes) -> Result<()> {
    let root = folder.path("");
    let entries = fs::read_dir(&root).with_context(|| format!("cannot read {}", root.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let known: &[&str] = match entry.path().is_dir() {
            true => &FOLDERS,
            false => &FILES,
        };
        let own = name.starts_with('.') || name.ends_with('~') || NOTES.contains(&name.as_str());
        if !own && !known.contains(&name.as_str()) {
            let source = Source {
                path: name,
                text: String::new(),
            };
            mistakes.warn(&source, stray(&source.path, known));
        }
    }
    Ok(())
}

fn stray(name: &str, known: &[&str]) -> Finding {
    let near = nearest(name, known.iter().copied());
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "the content folder holds what the handbook lists; keep other things elsewhere"
            .to_owned(),
    };
    Finding::new(0..0, format!("nothing reads `{name}`"))
        .code("unread-file")
        .help(help)
}
