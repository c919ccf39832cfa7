//! The folder `stories/`, of which there may be thousands of files: they are read
//! side by side, and those that are as they were in the last build not at all.

use super::story::{self, Card, Story, With};
use super::{Body, Folder, Mistakes, Source};
use crate::build::{Known, KnownTable, LOT, Seen, Stamp, Stamper};
use anyhow::Result;
use foldhash::HashMap;
use rayon::prelude::*;
use std::sync::{Arc, Mutex};
use survey::{Definition, PrincipleId};

/// All stories, the newest first.
#[derive(Debug, Default)]
pub(crate) struct Stories {
    pub(crate) all: Vec<Story>,
    /// What all of them were read with.
    pub(crate) values: Stamp,
}

/// What the last build knows.
pub(crate) struct Before<'a> {
    pub(crate) cards: &'a HashMap<String, Known>,
    pub(crate) values: Stamp,
    pub(crate) tables: &'a HashMap<String, KnownTable>,
    /// Every file, if a look was taken at all of them just now.
    pub(crate) inputs: Option<&'a [(String, Seen)]>,
}

impl Before<'_> {
    /// The files in a folder; see [`Folder::list`].
    fn files(&self, folder: &Folder, within: &str, extension: &str) -> Result<Vec<(String, Seen)>> {
        match self.inputs {
            Some(inputs) => Ok(folder.list_of(inputs, within, extension)),
            None => folder.list(within, extension),
        }
    }
}

/// Reads all stories.
///
/// # Errors
/// If the folder or one of the files cannot be read.
pub(super) fn read(
    folder: &Folder,
    definition: &Definition,
    values: &[(&str, &str)],
    before: &Before<'_>,
    mistakes: &mut Mistakes,
) -> Result<Stories> {
    let with = With { definition, values };
    let stamp = stamp(with);
    let known = (before.values == stamp).then_some(before.cards);
    let files = before.files(folder, "stories", "md")?;
    let read: Vec<_> = files
        .into_par_iter()
        .with_max_len(LOT)
        .map(|(path, seen)| one(folder, &path, seen, known, with))
        .collect::<Result<_>>()?;
    let mut stories = Stories {
        values: stamp,
        ..Stories::default()
    };
    for (story, found) in read {
        mistakes.extend(found);
        stories.all.extend(story);
    }
    stories.all.par_sort_unstable_by(|a, b| {
        let newest = b.card.date.cmp(&a.card.date);
        newest.then_with(|| a.card.name.cmp(&b.card.name))
    });
    Ok(stories)
}

type Read = (Option<Story>, Mistakes);

fn one(
    folder: &Folder,
    path: &str,
    seen: Seen,
    known: Option<&HashMap<String, Known>>,
    with: With<'_>,
) -> Result<Read> {
    let mut mistakes = Mistakes::default();
    let known = known.and_then(|cards| cards.get(path));
    let kept = |known: &Known| Story {
        card: Arc::clone(&known.card),
        body: Mutex::default(),
        seen: Some(seen),
    };
    if let Some(known) = known.filter(|known| known.sure && known.seen == seen) {
        return Ok((Some(kept(known)), mistakes));
    }
    let source = folder.source(path)?;
    let same = known.filter(|known| known.card.stamp == Stamp::of(source.text.as_bytes()));
    let story = match same {
        Some(known) => Some(kept(known)),
        None => story::read(&source, with, &mut mistakes).map(|story| Story {
            // What is to be looked at is told each time: such a story is read again.
            seen: (!mistakes.has_warnings()).then_some(seen),
            ..story
        }),
    };
    Ok((story, mistakes))
}

/// What all stories are read with.
fn stamp(with: With<'_>) -> Stamp {
    let mut stamper = Stamper::default();
    for (name, value) in with.values {
        stamper.text(name);
        stamper.text(value);
    }
    let points = with.definition.principles.iter().map(PrincipleId::as_str);
    let areas = with.definition.areas.iter().map(|area| area.id.as_str());
    points.chain(areas).for_each(|id| stamper.text(id));
    stamper.stamp()
}

impl Stories {
    /// The cards, the newest story first.
    pub(crate) fn cards(&self) -> impl Iterator<Item = &Card> {
        self.all.iter().map(|story| &*story.card)
    }

    /// What the next build should know.
    pub(crate) fn known(self) -> HashMap<String, Known> {
        let known = self
            .all
            .into_par_iter()
            .filter_map(|Story { card, seen, .. }| {
                let known = Known {
                    seen: seen?,
                    sure: false,
                    card,
                };
                Some((path_of(&known.card.name), known))
            });
        known.collect()
    }
}

/// The file of a story.
fn path_of(name: &str) -> String {
    format!("stories/{name}.md")
}

impl super::Content {
    /// The text of a story, for the page that shows it: read again if the story is as
    /// it was in the last build, or if the text was taken before.
    pub(crate) fn take_story_body(&self, story: &Story) -> Body {
        if let Some(body) = story.take_body() {
            return body;
        }
        self.story_source(&story.card.name)
            .map(|source| {
                let values: Vec<_> = self
                    .values
                    .iter()
                    .map(|(k, v)| (k.as_str(), v.as_str()))
                    .collect();
                let with = With {
                    definition: &self.survey.definition,
                    values: &values,
                };
                // It was read without a mistake before, and has not changed since.
                let read = story::read(&source, with, &mut Mistakes::default());
                read.and_then(|story| story.take_body()).unwrap_or_default()
            })
            .unwrap_or_default()
    }

    /// The file of a story.
    pub(crate) fn story_source(&self, name: &str) -> Option<Source> {
        self.folder.source(&path_of(name)).ok()
    }
}
