//! News items, alone and in lists.

use super::page::{Piece, pieces};
use super::{Link, SAMPLE};
use crate::content::{Item, NOTES, Segment, news_url, study_url};
use crate::model::Site;
use crate::render::words;
use serde::Serialize;

/// An item in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NewsLink {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) description: String,
    /// "3 March 2027", and as programs read it.
    pub(crate) date: String,
    pub(crate) day: String,
    /// Whether its title or description may show a figure that means nothing.
    pub(crate) sample: bool,
}

/// What an item's page shows beside its text.
#[derive(Debug, Serialize)]
pub(crate) struct NewsView {
    #[serde(flatten)]
    link: NewsLink,
    updated: Option<String>,
    author: Option<String>,
    contact: Option<String>,
    study: Option<Link>,
    notes: Option<Notes>,
    newer: Option<Link>,
    older: Option<Link>,
}

/// The notes to editors, in the form that a page's text has.
#[derive(Debug, Serialize)]
struct Notes {
    segments: Vec<Piece>,
    figures: bool,
}

impl NewsLink {
    /// To an item.
    pub(crate) fn of(item: &Item) -> Self {
        let front = &item.page.front;
        Self {
            title: front.title.clone(),
            url: news_url(&item.page.name),
            description: front.description.clone(),
            date: words::date(item.date),
            day: item.date.to_string(),
            sample: item.page.body.shows_sample,
        }
    }

    /// Its title where a band cannot say that figures mean nothing.
    pub(crate) fn marked_title(&self) -> String {
        match self.sample {
            true => format!("{} ({SAMPLE})", self.title),
            false => self.title.clone(),
        }
    }

    /// Its description in the same place.
    pub(crate) fn marked_description(&self) -> String {
        match self.sample {
            true => format!("{SAMPLE}. {}", self.description),
            false => self.description.clone(),
        }
    }
}

impl NewsView {
    /// Of the item at this place in the list, the newest first.
    pub(crate) fn of(site: &Site, place: usize) -> Self {
        let news = &site.content.news;
        let item = &news[place];
        let link = |item: &Item| Link::new(&item.page.front.title, news_url(&item.page.name));
        let study = item.study.as_ref().and_then(|name| {
            let studies = &site.content.studies;
            studies.iter().find(|s| s.page.name == *name.get_ref())
        });
        Self {
            link: NewsLink::of(item),
            updated: item.updated.map(words::date),
            author: item.author.clone(),
            contact: item.contact.clone(),
            study: study.map(|s| Link::new(&s.page.front.title, study_url(&s.page.name))),
            notes: parted(&item.page.body.segments).1.map(|segments| Notes {
                segments: pieces(segments),
                figures: false,
            }),
            newer: place.checked_sub(1).and_then(|at| news.get(at)).map(link),
            older: news.get(place + 1).map(link),
        }
    }
}

/// The text, and the notes to editors after it if there are any.
pub(crate) fn parted(segments: &[Segment]) -> (&[Segment], Option<&[Segment]>) {
    let is_notes = |s: &Segment| matches!(s, Segment::Block { name, .. } if name == NOTES);
    match segments.iter().position(is_notes) {
        Some(at) => (&segments[..at], Some(&segments[at + 1..])),
        None => (segments, None),
    }
}
