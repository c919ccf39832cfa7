//! Stories: as one page shows them, and as lists do.

use super::Link;
use crate::content::{Card, slug, story_url};
use crate::model::{Site, point_url};
use crate::render::words;
use minijinja::Value;
use serde::Serialize;
use survey::PrincipleId;

/// A story in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CardView {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) description: String,
    pub(crate) date: String,
    pub(crate) date_words: String,
    /// Who tells it, in general words.
    pub(crate) who: Option<String>,
    /// Where it happened, in general words.
    pub(crate) place: Option<String>,
    /// What kind it is, in words: shown with it wherever it stands.
    pub(crate) label: &'static str,
    pub(crate) content_note: Option<String>,
    pub(crate) area: Option<Link>,
    pub(crate) points: Vec<Link>,
    pub(crate) topics: Vec<Link>,
}

/// A page of a list.
#[derive(Debug, Serialize)]
pub(crate) struct ListView {
    /// A [`CardView`] each.
    pub(crate) items: Vec<Value>,
    /// How many stories the whole list has.
    pub(crate) total: usize,
    /// Which page of the list, counted from one, and of how many.
    pub(crate) number: usize,
    pub(crate) count: usize,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
}

impl CardView {
    /// Of a story of the site.
    pub(crate) fn of(card: &Card, site: &Site) -> Self {
        let texts = site.texts();
        let point = |id: &PrincipleId| {
            let title = texts.principles.get(id).map_or("", |words| &words.title);
            Link::new(title, point_url(id.as_str()))
        };
        let area = card
            .area
            .as_ref()
            .map(|area| Link::new(place_name(area, site), area_url(area)));
        Self {
            title: card.title.clone(),
            url: story_url(&card.name),
            description: card.description.clone(),
            date: card.date.to_string(),
            date_words: words::date(card.date),
            who: card.who.clone(),
            place: card.place.clone(),
            label: card.kind.label(),
            content_note: card.content_note.clone(),
            area,
            points: card.points.iter().map(point).collect(),
            topics: card.tags.iter().map(|tag| topic(tag)).collect(),
        }
    }
}

/// A topic with its words and its address.
pub(crate) fn topic(tag: &str) -> Link {
    let title = words::upper_first(&tag.replace('-', " "));
    Link::new(title, format!("/tags/{tag}/"))
}

/// The address of the stories from an area.
pub(crate) fn area_url(area: &str) -> String {
    format!("/stories/from/{}/", slug(&area.replace('_', "-")))
}

/// What an area is called.
pub(crate) fn place_name(area: &str, site: &Site) -> String {
    let areas = site.texts().areas.iter();
    let mut found = areas.filter(|(id, _)| id.as_str() == area);
    found.next().map_or(area, |(_, name)| name).to_owned()
}
