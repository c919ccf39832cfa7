//! `quotes/*.toml`: words of people, or written to show where they will stand.

use super::permission::{Kind, Permission, Words};
use super::{Mistakes, Source};
use serde::Deserialize;
use survey::parse::{self, Finding, nearest};
use survey::{Definition, PrincipleId};
use toml::Spanned;

/// A quote that may be shown.
#[derive(Debug, Clone)]
pub(crate) struct Quote {
    /// Its name, by which pages place it.
    pub(crate) id: String,
    /// The words.
    pub(crate) text: String,
    /// Who speaks, in general words.
    pub(crate) who: String,
    /// The point of the code that it speaks of.
    pub(crate) principle: Option<PrincipleId>,
    /// A line to read before it.
    pub(crate) content_note: Option<String>,
    /// What kind it is.
    pub(crate) kind: Kind,
    /// Whether it is not finished: a build leaves it out.
    pub(crate) draft: bool,
    /// The file that it stands in.
    pub(crate) file: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    quote: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    kind: Spanned<Kind>,
    text: Spanned<String>,
    who: String,
    principle: Option<Spanned<PrincipleId>>,
    content_note: Option<String>,
    permission: Option<Spanned<Permission>>,
    #[serde(default)]
    draft: bool,
}

/// Reads a file of quotes; `known` are the names already taken.
pub(crate) fn read(
    source: &Source,
    definition: &Definition,
    known: &[Quote],
    mistakes: &mut Mistakes,
) -> Vec<Quote> {
    let Some(file) = mistakes.take(source, parse::toml::<File>(&source.text)) else {
        return Vec::new();
    };
    let mut quotes: Vec<Quote> = Vec::new();
    for entry in file.quote {
        let id = entry.id.get_ref();
        if known.iter().chain(&quotes).any(|q| q.id == *id) {
            let message = format!("quote `{id}` appears twice");
            mistakes.add(
                source,
                Finding::new(entry.id.span(), message).code("name-twice"),
            );
        }
        if let Err(finding) = permitted(&entry).and_then(|()| principle(&entry, definition)) {
            mistakes.add(source, finding);
        }
        quotes.push(Quote {
            id: entry.id.into_inner(),
            text: entry.text.into_inner(),
            who: entry.who,
            principle: entry.principle.map(Spanned::into_inner),
            content_note: entry.content_note,
            kind: entry.kind.into_inner(),
            draft: entry.draft,
            file: source.path.clone(),
        });
    }
    quotes
}

fn principle(entry: &Entry, definition: &Definition) -> Result<(), Finding> {
    let Some(principle) = &entry.principle else {
        return Ok(());
    };
    if definition.principles.contains(principle.get_ref()) {
        return Ok(());
    }
    let message = format!("`{}` is not a point of the code", principle.get_ref());
    let finding = Finding::new(principle.span(), message).code("unknown-point");
    let known = definition.principles.iter().map(PrincipleId::as_str);
    Err(match nearest(principle.get_ref().as_str(), known) {
        Some(name) => finding.help(format!("did you mean `{name}`?")),
        None => finding,
    })
}

/// Whether the quote may be shown at all.
fn permitted(entry: &Entry) -> Result<(), Finding> {
    Words {
        what: "quote",
        name: entry.id.get_ref(),
        kind: &entry.kind,
        text: entry.text.get_ref(),
        place: entry.text.span(),
        permission: entry.permission.as_ref(),
    }
    .permitted()
}
