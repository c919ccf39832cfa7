//! What stands in the content folder and nothing reads: a folder or file whose name is
//! misspelt would otherwise be left out in silence.

use super::{Folder, Mistakes, Source};
use anyhow::{Context, Result};
use std::fs;
use std::io::ErrorKind;
use survey::parse::{Finding, nearest};

/// What is read in a folder.
struct Place {
    /// Its path in the content folder.
    within: &'static str,
    folders: &'static [&'static str],
    /// Files that are read by name.
    files: &'static [&'static str],
    /// The endings of files that may have any name.
    endings: &'static [&'static str],
}

impl Place {
    /// A folder of files that may have any name, without folders.
    const fn of(within: &'static str, endings: &'static [&'static str]) -> Self {
        Self {
            within,
            folders: &[],
            files: &[],
            endings,
        }
    }
}

/// Every folder that is read. (Those of `pages/` are languages, which have a check of their
/// own; so has whatever is no picture in `images/`.)
const PLACES: &[Place] = &[
    Place {
        within: "",
        folders: &[
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
        ],
        files: &[
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
        ],
        endings: &[],
    },
    Place::of("code", &["md"]),
    Place::of("health", &["md"]),
    Place::of("loaders", &["js"]),
    Place::of("news", &["md"]),
    Place::of("organisations", &["csv"]),
    Place::of("quotes", &["toml"]),
    Place::of("results", &["json"]),
    Place::of("stories", &["md"]),
    Place::of("studies", &["md"]),
    Place {
        within: "survey",
        folders: &["keys", "text"],
        files: &[
            "publication.toml",
            "quality.toml",
            "survey.toml",
            "waves.toml",
        ],
        endings: &[],
    },
    Place::of("survey/keys", &["toml"]),
    Place::of("survey/text", &["toml"]),
    Place::of("tables", &["csv", "toml"]),
    Place {
        within: "theme",
        folders: &["css", "js", "templates", "words"],
        files: &["mark.svg"],
        endings: &[],
    },
    Place::of("theme/css", &["css"]),
    Place::of("theme/js", &["js"]),
    Place {
        within: "theme/templates",
        folders: &["blocks", "files", "formulas", "parts", "share"],
        files: &["feed.xml"],
        endings: &["html"],
    },
    Place::of("theme/templates/blocks", &["html"]),
    Place::of("theme/templates/files", &["json", "txt", "xml"]),
    Place::of("theme/templates/formulas", &["html"]),
    Place::of("theme/templates/parts", &["html"]),
    Place::of("theme/templates/share", &["svg"]),
    Place::of("theme/words", &["toml"]),
];

/// Notes of editors to themselves, and what systems leave beside files.
const NOTES: [&str; 5] = [
    "README.md",
    "README.txt",
    "LICENSE",
    "Thumbs.db",
    "desktop.ini",
];

/// Calls in what nothing reads.
///
/// # Errors
/// If a folder cannot be read.
pub(super) fn look(folder: &Folder) -> Result<Mistakes> {
    let mut mistakes = Mistakes::default();
    for place in PLACES {
        let path = folder.path(place.within);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            // A campaign need not have every folder.
            Err(error) if !place.within.is_empty() && error.kind() == ErrorKind::NotFound => {
                continue;
            }
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read {}", path.display()));
            }
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || name.ends_with('~') || NOTES.contains(&name.as_str()) {
                continue;
            }
            // Only a link must be followed to know what it is: there may be thousands of files.
            let kind = entry.file_type()?;
            let is_folder = kind.is_dir() || (kind.is_symlink() && entry.path().is_dir());
            if let Some(help) = place.unread(&name, is_folder) {
                let path = match place.within {
                    "" => name,
                    within => format!("{within}/{name}"),
                };
                unread(path, help, &mut mistakes);
            }
        }
    }
    Ok(mistakes)
}

impl Place {
    /// What to do about something that is not read here.
    fn unread(&self, name: &str, is_folder: bool) -> Option<String> {
        let known = match is_folder {
            true => self.folders,
            false => self.files,
        };
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        let ends = !is_folder && ending.is_some_and(|ending| self.endings.contains(&ending));
        if ends || known.contains(&name) {
            return None;
        }
        let near = nearest(&name.to_lowercase(), known.iter().copied());
        Some(match (near, self.endings) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, []) => {
                "the content folder holds what the handbook lists; keep other things elsewhere"
                    .to_owned()
            }
            (None, _) if is_folder => format!(
                "what is in `{}/` stands there itself, in no folder: move the files up, or keep them elsewhere",
                self.within
            ),
            (None, endings) => {
                let endings: Vec<_> = endings.iter().map(|end| format!("`.{end}`")).collect();
                format!(
                    "the name of a file in `{}/` ends in {}: rename it, or keep it elsewhere",
                    self.within,
                    endings.join(" or ")
                )
            }
        })
    }
}

/// Warns of a file or folder that nothing reads.
pub(crate) fn unread(path: String, help: String, mistakes: &mut Mistakes) {
    let finding = Finding::new(0..0, format!("nothing reads `{path}`"));
    let text = String::new();
    let finding = finding.code("unread-file").help(help);
    mistakes.warn(&Source { path, text }, finding);
}
