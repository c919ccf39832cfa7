//! `facts.toml`: what health pages say as fact, each with its source and the
//! day by which somebody must look at it again.
//!
//! In a text `{fact NAME}` stands for its words. The words are written once, so
//! that no page goes on saying what a source no longer says.

use super::review::Review;
use super::{Mistakes, Source};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use survey::Date;
use survey::parse::{self, Finding};
use toml::Spanned;

/// What stands before a fact's name in braces.
pub(super) const MARK: &str = "fact ";

/// The facts of a campaign, and the file that they stand in.
#[derive(Debug)]
pub(crate) struct Facts {
    /// `facts.toml`, or nothing under that name.
    pub(crate) source: Source,
    /// In the order of the file.
    pub(crate) list: Vec<Fact>,
    /// The names in a file that cannot be understood, so that the texts which
    /// state them do not repeat its one mistake.
    unread: Vec<String>,
}

/// One fact.
#[derive(Debug)]
pub(crate) struct Fact {
    /// What texts call it.
    pub(crate) id: String,
    /// The words that stand in a sentence.
    pub(crate) says: String,
    /// What it counts or is about.
    pub(crate) counts: String,
    /// Who says so.
    pub(crate) origin: Origin,
    /// When it was checked.
    pub(crate) review: Review,
    /// What an editor and a reader should know about it.
    pub(crate) note: Option<String>,
}

/// Who says so.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Origin {
    /// Who.
    pub(crate) name: String,
    /// What of theirs, and when.
    pub(crate) what: String,
    /// Whether somebody has read it there.
    pub(crate) state: Spanned<Evidence>,
}

/// Whether somebody has read a fact at its source. The worst comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Evidence {
    /// Read at the source itself.
    Seen,
    /// Read where somebody else quotes the source.
    SeenSecondHand,
    /// Not found yet.
    Unverified,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    fact: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    says: Spanned<String>,
    counts: String,
    source: Origin,
    checked: Date,
    next_check: Spanned<Date>,
    overdue_because: Option<Spanned<String>>,
    note: Option<String>,
}

impl Facts {
    /// None at all: a campaign need not state any.
    pub(crate) fn none() -> Self {
        Self {
            source: Source {
                path: "facts.toml".to_owned(),
                text: String::new(),
            },
            list: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Reads the facts. A real campaign's must all have been found.
    pub(crate) fn read(source: Source, sample: bool, mistakes: &mut Mistakes) -> Self {
        let Some(file) = mistakes.take(&source, parse::toml::<File>(&source.text)) else {
            return Self {
                unread: names(&source.text),
                list: Vec::new(),
                source,
            };
        };
        let mut known = BTreeSet::new();
        let mut list = Vec::new();
        for entry in file.fact {
            if let Err(finding) = sound(&entry, sample) {
                mistakes.add(&source, finding);
            }
            if !known.insert(entry.id.get_ref().clone()) {
                let message = format!("fact `{}` appears twice", entry.id.get_ref());
                mistakes.add(
                    &source,
                    Finding::new(entry.id.span(), message).code("facts"),
                );
                continue;
            }
            let fact = Fact::of(entry);
            fact.review.check(&source, mistakes);
            list.push(fact);
        }
        Self {
            source,
            list,
            unread: Vec::new(),
        }
    }

    /// The fact of this name.
    pub(crate) fn get(&self, id: &str) -> Option<&Fact> {
        self.list.iter().find(|fact| fact.id == id)
    }

    /// What texts may name in braces, with what stands for it.
    pub(crate) fn values(&self) -> Vec<(String, &str)> {
        let values = self.list.iter();
        let values = values.map(|fact| (format!("{MARK}{}", fact.id), fact.says.as_str()));
        let unread = self.unread.iter();
        let unread = unread.map(|name| (format!("{MARK}{name}"), ""));
        values.chain(unread).collect()
    }
}

impl Fact {
    fn of(entry: Entry) -> Self {
        Self {
            id: entry.id.into_inner(),
            says: entry.says.into_inner(),
            counts: entry.counts,
            origin: entry.source,
            review: Review {
                checked: entry.checked,
                next: entry.next_check,
                overdue_because: entry.overdue_because,
            },
            note: entry.note,
        }
    }
}

/// What looks like a name, line by line.
fn names(text: &str) -> Vec<String> {
    let keys = text.lines().filter_map(|line| line.split_once('='));
    let names = keys.filter(|(key, _)| key.trim() == "id");
    let names = names.map(|(_, name)| name.trim().trim_matches('"').to_owned());
    names.collect()
}

/// What is wrong with a fact by itself.
fn sound(entry: &Entry, sample: bool) -> Result<(), Finding> {
    let id = entry.id.get_ref();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(plain) {
        let message = "a fact is named in small letters, digits and hyphens";
        return Err(Finding::new(entry.id.span(), message).code("facts"));
    }
    if entry.says.get_ref().trim().is_empty() {
        let finding =
            Finding::new(entry.says.span(), format!("fact `{id}` says nothing")).code("facts");
        return Err(finding.help("write the words that stand in a sentence"));
    }
    if !sample && *entry.source.state.get_ref() == Evidence::Unverified {
        let message = format!("fact `{id}` has not been found at its source");
        return Err(Finding::new(entry.source.state.span(), message)
            .code("facts")
            .help("read it there and write `state = \"seen\"`, or take the fact out"));
    }
    Ok(())
}

/// The fact that a name in braces stands for: `how-common` of `fact how-common`.
pub(super) fn named(name: &str) -> Option<&str> {
    name.strip_prefix(MARK)
}

/// A place in a text that names a fact.
pub(super) struct Mark<'a> {
    /// As it is written, with its braces.
    pub(super) text: &'a str,
    /// The name, if there is one.
    pub(super) name: Option<&'a str>,
}

/// Every place in a text that names a fact, in order.
pub(super) fn marks(text: &str) -> impl Iterator<Item = Mark<'_>> {
    let word = MARK.trim_end();
    text.match_indices('{').filter_map(move |(at, _)| {
        let after = text[at + 1..].strip_prefix(word)?;
        let (name, end) = match after.split_once('}') {
            Some((name, _)) => (name, at + 1 + word.len() + name.len() + 1),
            None => (after, text.len()),
        };
        // `{facts}` is another name.
        let apart = name.is_empty() || name.starts_with(char::is_whitespace);
        let closed = text[..end].ends_with('}') && name.starts_with(' ');
        let name = Some(name.trim()).filter(|name| closed && !name.is_empty());
        let text = &text[at..end];
        apart.then_some(Mark { text, name })
    })
}
