//! `quotes/*.toml`: words of people, or written to show where they will stand.

use super::{Mistakes, Source};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use survey::parse::{self, Finding, nearest};
use survey::{Date, Definition, PrincipleId, WaveId};
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
}

/// Where a quote comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// Written by the campaign to show the layout.
    Illustrative,
    /// A person's words, with their permission.
    Consented,
    /// Published elsewhere. Switched off.
    Public,
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
}

/// What a person agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Level {
    Research,
    Quote,
    Full,
}

/// The record that a person agreed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Permission {
    #[expect(dead_code, reason = "kept for the campaign's own records")]
    id: String,
    level: Spanned<Level>,
    #[expect(dead_code, reason = "kept for the campaign's own records")]
    given: Date,
    #[expect(dead_code, reason = "kept for the campaign's own records")]
    wave: WaveId,
    #[expect(dead_code, reason = "kept for the campaign's own records")]
    checker: String,
    text_sha256: Spanned<String>,
    #[serde(default)]
    withdrawn: bool,
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
    match (entry.kind.get_ref(), &entry.permission) {
        (Kind::Illustrative, None) => Ok(()),
        (Kind::Illustrative, Some(permission)) => Err(Finding::new(
            permission.span(),
            "a quote written as an example has no permission record",
        )
        .code("quote-permission")
        .help("if a person said it, write `kind = \"consented\"`")),
        (Kind::Public, _) => Err(Finding::new(
            entry.kind.span(),
            "quotes from elsewhere are switched off",
        )
        .code("quote-kind")
        .help("ask the person, and use `consented` with a permission record")),
        (Kind::Consented, None) => Err(Finding::new(
            entry.kind.span(),
            format!("quote `{}` has no permission record", entry.id.get_ref()),
        )
        .code("quote-permission")
        .help("add `[quote.permission]` as the desk wrote it, or take the quote out")),
        (Kind::Consented, Some(permission)) => recorded(entry, permission),
    }
}

fn recorded(entry: &Entry, permission: &Spanned<Permission>) -> Result<(), Finding> {
    let record = permission.get_ref();
    if record.withdrawn {
        let finding = Finding::new(permission.span(), "this permission has been withdrawn");
        return Err(finding.code("quote-withdrawn").help("take the quote out"));
    }
    if *record.level.get_ref() == Level::Research {
        let message = "permission was given for research only; these words are never shown";
        return Err(Finding::new(record.level.span(), message)
            .code("quote-level")
            .help("take the quote out"));
    }
    let hash = survey::hex::encode(&Sha256::digest(entry.text.get_ref().as_bytes()));
    if *record.text_sha256.get_ref() != hash {
        let message = "the words are not the ones that were approved";
        return Err(Finding::new(entry.text.span(), message)
            .code("quote-changed")
            .help("put back the approved text, to the letter, or have the new one approved"));
    }
    Ok(())
}
