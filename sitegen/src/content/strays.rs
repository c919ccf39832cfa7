//! What stands in the content folder and nothing reads: a folder or file whose name is
//! misspelt would otherwise be left out in silence.

use super::{Folder, Mistakes, Source};
use anyhow::{Context, Result};
use std::fs;
use survey::parse::{Finding, nearest};

/// The folders of the content folder.
const FOLDERS: &[&str] = &[
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

/// Its files.
const FILES: &[&str] = &[
    "complaints.toml",
    "corrections.toml",
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

/// The folders of `theme/` and `theme/templates/`.
const THEME: &[&str] = &["css", "js", "templates", "words"];
const TEMPLATES: &[&str] = &["blocks", "files", "formulas", "parts", "share"];

/// Notes of editors to themselves, beside the content.
const NOTES: [&str; 3] = ["README.md", "README.txt", "LICENSE"];

/// Calls in what nothing reads. (What is in the other folders is told by its own readers.)
///
/// # Errors
/// If a folder cannot be read.
pub(super) fn look(folder: &Folder, mistakes: &mut Mistakes) -> Result<()> {
    let root = folder.path("");
    let entries = fs::read_dir(&root).with_context(|| format!("cannot read {}", root.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let known = match entry.path().is_dir() {
            true => FOLDERS,
            false => FILES,
        };
        let own = name.starts_with('.') || name.ends_with('~') || NOTES.contains(&name.as_str());
        if !own {
            call_in("", &name, known, mistakes);
        }
    }
    for (within, known) in [("theme", THEME), ("theme/templates", TEMPLATES)] {
        for name in folder.folders(within)? {
            call_in(&format!("{within}/"), &name, known, mistakes);
        }
    }
    Ok(())
}

fn call_in(within: &str, name: &str, known: &[&str], mistakes: &mut Mistakes) {
    if known.contains(&name) {
        return;
    }
    let path = format!("{within}{name}");
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "the content folder holds what the handbook lists; keep other things elsewhere"
            .to_owned(),
    };
    let finding = Finding::new(0..0, format!("nothing reads `{path}`"));
    let text = String::new();
    mistakes.warn(
        &Source { path, text },
        finding.code("unread-file").help(help),
    );
}
