//! What two people decided about the flagged answers.

use super::flag::HEADINGS;
use std::collections::BTreeSet;
use std::path::Path;
use std::{fmt, fs, io};
use survey::Tag;

/// A list that cannot be used. A list that is only partly understood would
/// count what two people took out, so nothing of it is used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DecisionError {
    /// It cannot be read.
    #[error("cannot read the flags `{path}`")]
    Read {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// It is not the list that `desk check` wrote.
    #[error("`{path}` is not a list of `desk check`")]
    Format {
        /// The file.
        path: String,
        /// Why.
        source: csv::Error,
    },
    /// It has other columns.
    #[error(
        "`{path}` lacks the column `{column}`; give the list of `desk check` with its headings"
    )]
    Column {
        /// The file.
        path: String,
        /// The first that is missing.
        column: &'static str,
    },
    /// A line says something that cannot be.
    #[error("`{path}`, line {line}: {wrong}")]
    Line {
        /// The file.
        path: String,
        /// The line, from 1 for the headings.
        line: u64,
        /// What.
        wrong: Wrong,
    },
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wrong {
    /// A column of the reviewers holds another word.
    Word {
        /// The column.
        column: &'static str,
        /// What stands there.
        found: String,
    },
    /// The tag is none.
    Tag(String),
    /// Removal is decided, and not both reviewers would remove it.
    NotBoth,
    /// Both would remove it, and it is decided to keep it.
    Against,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word { column, found } => {
                write!(
                    f,
                    "`{column}` is `{found}`; it can be `keep`, `remove` or empty"
                )
            }
            Self::Tag(found) => write!(f, "`{found}` is not a tag; do not change that column"),
            Self::NotBoth => {
                f.write_str("`decision` is `remove`; that takes `remove` from both reviewers")
            }
            Self::Against => f.write_str(
                "both reviewers say `remove`, but `decision` is `keep`; change one or the other",
            ),
        }
    }
}

/// What was decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Answers that both reviewers would remove, and that are.
    pub removed: BTreeSet<Tag>,
    /// Every other answer of the list: kept, or not yet decided about.
    pub flagged: BTreeSet<Tag>,
    /// Lines of the list without a decision.
    pub open: usize,
}

impl Decisions {
    /// Whether the answer with this tag, 64 hexadecimal digits, is removed.
    pub fn removes(&self, tag: &str) -> bool {
        tag.parse().is_ok_and(|tag| self.removed.contains(&tag))
    }

    /// Whether it is flagged and counts all the same.
    pub fn flags(&self, tag: &str) -> bool {
        tag.parse().is_ok_and(|tag| self.flagged.contains(&tag))
    }
}

/// Reads the list of `desk check` when two people have gone through it.
///
/// Each reviewer writes `keep` or `remove` in a column of their own, and
/// `decision` says what comes of it. An answer is removed if one of its lines
/// says so; a line without a decision removes nothing. Answers are told by
/// their tags, so that the list still holds when boxes are opened again.
///
/// # Errors
/// See [`DecisionError`]. A removal that is not both reviewers' is an error.
pub fn decisions(path: &Path) -> Result<Decisions, DecisionError> {
    let name = path.display().to_string();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(source) => return Err(DecisionError::Read { path: name, source }),
    };
    read(&name, text.trim_start_matches('\u{feff}'))
}

fn read(name: &str, text: &str) -> Result<Decisions, DecisionError> {
    let path = || name.to_owned();
    let format = |source| DecisionError::Format {
        path: path(),
        source,
    };
    // Some programs write `;` where they show a comma.
    let headings = text.lines().next().unwrap_or_default();
    let delimiter = if headings.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let headings = reader.headers().map_err(format)?.clone();
    let column = |column: &'static str| {
        let at = headings.iter().position(|heading| heading.trim() == column);
        at.ok_or_else(|| DecisionError::Column {
            path: path(),
            column,
        })
    };
    for heading in HEADINGS {
        column(heading)?;
    }
    let mut decisions = Decisions::default();
    for record in reader.records() {
        let record = record.map_err(format)?;
        let line = record.position().map_or(0, csv::Position::line);
        let wrong = |wrong| DecisionError::Line {
            path: path(),
            line,
            wrong,
        };
        let value = |name| column(name).map(|at| record.get(at).unwrap_or_default().trim());
        let tag = value("tag")?;
        let tag: Tag = tag.parse().map_err(|_| wrong(Wrong::Tag(tag.to_owned())))?;
        let verdict = |column| {
            let found = value(column)?;
            Verdict::read(found).ok_or_else(|| {
                let found = found.to_owned();
                wrong(Wrong::Word { column, found })
            })
        };
        let first = verdict("first_reviewer")?;
        let second = verdict("second_reviewer")?;
        let both = first == Verdict::Remove && second == Verdict::Remove;
        match verdict("decision")? {
            Verdict::Remove if both => {
                decisions.removed.insert(tag);
            }
            Verdict::Remove => return Err(wrong(Wrong::NotBoth)),
            Verdict::Keep if both => return Err(wrong(Wrong::Against)),
            Verdict::Keep => {
                decisions.flagged.insert(tag);
            }
            Verdict::None => {
                decisions.open += 1;
                decisions.flagged.insert(tag);
            }
        }
    }
    let removed = &decisions.removed;
    decisions.flagged.retain(|tag| !removed.contains(tag));
    Ok(decisions)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    None,
    Keep,
    Remove,
}

impl Verdict {
    fn read(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "" => Some(Self::None),
            "keep" => Some(Self::Keep),
            "remove" => Some(Self::Remove),
            _ => None,
        }
    }
}
