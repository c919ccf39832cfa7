//! `stories/*.md`: what happened to somebody, in their words or as an example.

use super::permission::{Kind, Permission, Words};
use super::redirect::{self, Alias};
use super::{Body, Mistakes, Source, front};
use crate::build::{Seen, Stamp};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use survey::parse::{Finding, nearest};
use survey::{Date, Definition, PrincipleId};
use toml::Spanned;

/// A story.
#[derive(Debug)]
pub(crate) struct Story {
    pub(crate) card: Arc<Card>,
    /// Its text until its page is drawn. It is not read if the story is as it was in
    /// the last build: its page is then most likely not drawn.
    pub(super) body: Mutex<Option<Box<Body>>>,
    /// What the file system said of its file; `None` if it must be read again next time.
    pub(crate) seen: Option<Seen>,
}

impl Story {
    /// Its text, if it was read and nobody has taken it yet.
    pub(super) fn take_body(&self) -> Option<Body> {
        let mut body = self.body.lock().unwrap_or_else(PoisonError::into_inner);
        body.take().map(|body| *body)
    }
}

/// What lists show of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Card {
    /// Its name: the file's.
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) description: String,
    /// When it was published.
    pub(crate) date: Date,
    pub(crate) kind: Kind,
    /// Who tells it, in general words.
    pub(crate) who: Option<String>,
    /// Where it happened, in general words.
    pub(crate) place: Option<String>,
    /// The area of the survey that it happened in.
    pub(crate) area: Option<String>,
    /// The points of the code that it speaks of.
    pub(crate) points: Vec<PrincipleId>,
    /// The topics that it is found under.
    pub(crate) tags: Vec<String>,
    /// A line to read before it.
    pub(crate) content_note: Option<String>,
    /// Addresses that it had before.
    pub(crate) aliases: Vec<Alias>,
    /// The facts that it states.
    pub(crate) facts: Vec<String>,
    /// Whether it is not finished: a build leaves it out.
    pub(crate) draft: bool,
    /// Of the whole file.
    pub(crate) stamp: Stamp,
    /// Of what lists show.
    pub(crate) shown: Stamp,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    title: Spanned<String>,
    description: Spanned<String>,
    date: Date,
    kind: Spanned<Kind>,
    who: Option<String>,
    place: Option<String>,
    area: Option<Spanned<String>>,
    #[serde(default)]
    points: Vec<Spanned<PrincipleId>>,
    #[serde(default)]
    tags: Vec<Spanned<String>>,
    content_note: Option<String>,
    permission: Option<Spanned<Permission>>,
    #[serde(default, deserialize_with = "redirect::listed")]
    aliases: Vec<Alias>,
    #[serde(default)]
    draft: bool,
}

/// What a story is read with.
#[derive(Clone, Copy)]
pub(super) struct With<'a> {
    pub(super) definition: &'a Definition,
    pub(super) values: &'a [(&'a str, &'a str)],
}

/// Reads a story with its text.
pub(super) fn read(source: &Source, with: With<'_>, mistakes: &mut Mistakes) -> Option<Story> {
    let (front, start): (Front, _) = mistakes.take(source, front::split(&source.text))?;
    for (key, value) in [("title", &front.title), ("description", &front.description)] {
        if value.get_ref().trim().is_empty() {
            let finding = Finding::new(value.span(), format!("`{key}` is empty"));
            mistakes.add(source, finding);
        }
    }
    let text = source.text[start..].trim();
    if text.is_empty() {
        mistakes.add(source, Finding::new(start..start, "the story has no words"));
    }
    let words = Words {
        what: "story",
        name: source.stem(),
        kind: &front.kind,
        text,
        place: start..source.text.len(),
        permission: front.permission.as_ref(),
    };
    if let Err(finding) = words.permitted() {
        mistakes.add(source, finding);
    }
    known(&front, with.definition, source, mistakes);
    let body = Body::read(source, start, with.values, mistakes);
    if let Some((_, span)) = body.pictures.first() {
        let finding = Finding::new(span.clone(), "a story holds no pictures")
            .help("show the picture on a page, with a link to the story");
        mistakes.add(source, finding);
    }
    if let Some(figure) = body.figures.first() {
        let finding = Finding::new(
            figure.span.clone(),
            "a story holds no figures of the results",
        )
        .help("show the figure on a page or in a news item, with a link to the story");
        mistakes.add(source, finding);
    }
    let mut card = card(source, front);
    card.facts.clone_from(&body.facts);
    Some(Story {
        card: Arc::new(card),
        body: Mutex::new(Some(Box::new(body))),
        seen: None,
    })
}

fn card(source: &Source, front: Front) -> Card {
    let plain = |spanned: Vec<Spanned<String>>| spanned.into_iter().map(Spanned::into_inner);
    let mut card = Card {
        name: source.stem().to_owned(),
        title: front.title.into_inner(),
        description: front.description.into_inner(),
        date: front.date,
        kind: front.kind.into_inner(),
        who: front.who,
        place: front.place,
        area: front.area.map(Spanned::into_inner),
        points: front.points.into_iter().map(Spanned::into_inner).collect(),
        tags: plain(front.tags).collect(),
        content_note: front.content_note,
        aliases: Vec::new(),
        facts: Vec::new(),
        draft: front.draft,
        stamp: Stamp::default(),
        shown: Stamp::default(),
    };
    card.shown = Stamp::of_value(&card);
    card.aliases = front.aliases;
    card.stamp = Stamp::of(source.text.as_bytes());
    card
}

/// The address of a story.
pub(crate) fn story_url(name: &str) -> String {
    format!("/stories/{name}/")
}

/// That points, areas and topics are ones that there are.
fn known(front: &Front, definition: &Definition, source: &Source, mistakes: &mut Mistakes) {
    let points = || definition.principles.iter().map(PrincipleId::as_str);
    for point in &front.points {
        if !definition.principles.contains(point.get_ref()) {
            let finding = unknown(
                point.get_ref().as_str(),
                point.span(),
                "a point of the code",
                points(),
            );
            mistakes.add(source, finding);
        }
    }
    let areas = || definition.areas.iter().map(|area| area.id.as_str());
    if let Some(area) = &front.area
        && definition.area(area.get_ref()).is_none()
    {
        let finding = unknown(
            area.get_ref(),
            area.span(),
            "an area of the survey",
            areas(),
        );
        mistakes.add(source, finding);
    }
    for tag in &front.tags {
        if super::slug(tag.get_ref()) != *tag.get_ref() {
            let message = format!("the topic `{}` cannot be part of an address", tag.get_ref());
            let help = format!("write `{}`", super::slug(tag.get_ref()));
            mistakes.add(source, Finding::new(tag.span(), message).help(help));
        }
    }
}

fn unknown<'a>(
    found: &str,
    span: Range<usize>,
    what: &str,
    names: impl Iterator<Item = &'a str>,
) -> Finding {
    let finding = Finding::new(span, format!("`{found}` is not {what}"));
    match nearest(found, names) {
        Some(name) => finding.help(format!("did you mean `{name}`?")),
        None => finding,
    }
}
