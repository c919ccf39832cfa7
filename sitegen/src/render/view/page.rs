//! One page: its heading, its text and where it stands.

use super::{Link, SAMPLE, SiteView};
use crate::content::{Heading, Page, Reference, Segment};
use crate::render::words;
use crate::share::Picture;
use minijinja::Value;
use serde::Serialize;

/// What templates know of the page that they draw.
#[derive(Debug, Serialize)]
pub(crate) struct PageView {
    pub(crate) name: String,
    pub(crate) title: String,
    /// The text of `<title>`.
    pub(crate) full_title: String,
    pub(crate) description: String,
    pub(crate) url: String,
    pub(crate) lead: Option<String>,
    pub(crate) segments: Vec<Piece>,
    /// The headings of its parts.
    pub(crate) headings: Vec<Heading>,
    /// Whether it shows figures that mean nothing.
    pub(crate) sample: bool,
    pub(crate) checked: Option<String>,
    pub(crate) sources: Vec<Reference>,
    pub(crate) crumbs: Vec<Link>,
    /// Whether it carries the survey in a frame, as partners do.
    pub(crate) embeds: bool,
    /// Whether its text shows figures, which are told with the caveat then.
    pub(crate) figures: bool,
    /// The Atom feeds that go with it.
    pub(crate) feeds: Vec<Link>,
    /// What it is allowed, if the survey is a part of it.
    pub(crate) policy: Option<String>,
    /// Whether no fluent speaker has approved its words.
    pub(crate) draft: bool,
    /// Whether search engines are asked to leave it out.
    pub(crate) hidden: bool,
    /// The days on which it was published and last looked over, as "2026-11-22".
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    /// The same page in each of its languages, if it has more than one.
    pub(crate) alternates: Vec<Alternate>,
    /// The picture that is shown where somebody shares it.
    pub(crate) picture: Picture,
    /// What it is about, for search engines, in the terms of schema.org.
    pub(crate) json_ld: Option<Value>,
}

/// A page in one of its languages.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Alternate {
    pub(crate) language: String,
    pub(crate) url: String,
}

/// A piece of a page's text.
#[derive(Debug, Serialize)]
pub(crate) struct Piece {
    prose: Option<String>,
    block: Option<String>,
    arg: Option<String>,
}

impl From<Segment> for Piece {
    fn from(segment: Segment) -> Self {
        match segment {
            Segment::Prose(html) => Self {
                prose: Some(html),
                block: None,
                arg: None,
            },
            Segment::Block { name, arg, .. } => Self {
                prose: None,
                block: Some(name),
                arg,
            },
        }
    }
}

/// What a page that no file describes is made from.
#[derive(Debug, Default)]
pub(crate) struct Seed {
    pub(crate) name: &'static str,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) url: String,
    pub(crate) sample: bool,
    pub(crate) crumbs: Vec<Link>,
}

/// The blocks that show figures.
const FIGURES: [&str; 2] = ["results", "waves"];

impl PageView {
    /// A page of prose.
    pub(crate) fn of(page: &Page, url: String, crumbs: Vec<Link>, site: &SiteView) -> Self {
        let figures = FIGURES.iter().any(|block| page.body.has(block));
        let seed = Seed {
            title: page.front.title.clone(),
            description: page.front.description.clone(),
            sample: (figures && site.shows_sample()) || page.body.shows_sample,
            name: "",
            url,
            crumbs,
        };
        let mut view = Self::from_seed(seed, site);
        view.name.clone_from(&page.name);
        view.lead.clone_from(&page.front.lead);
        view.segments = pieces(&page.body.segments);
        view.headings.clone_from(&page.body.headings);
        view.checked = page.front.checked.map(words::date);
        view.modified = page.front.checked.map(|day| day.to_string());
        view.sources.clone_from(&page.front.sources);
        view.embeds = page.body.has("preview");
        view.figures = page.body.shows_figures;
        view
    }

    /// A page that the builder makes by itself.
    pub(crate) fn from_seed(seed: Seed, site: &SiteView) -> Self {
        let Seed {
            name,
            title,
            description,
            url,
            sample,
            crumbs,
        } = seed;
        let marked = if sample {
            format!("{title} ({SAMPLE})")
        } else {
            title.clone()
        };
        let full_title = match url.as_str() {
            "/" if sample => format!("{} ({SAMPLE})", site.name),
            "/" => site.name.clone(),
            _ => format!("{marked} – {}", site.name),
        };
        let description = if sample {
            format!("{SAMPLE}. {description}")
        } else {
            description
        };
        Self {
            draft: false,
            hidden: name == "not-found",
            published: None,
            modified: None,
            alternates: site.languages.get(&url).cloned().unwrap_or_default(),
            picture: site.pictures.get(&url).unwrap_or(&site.picture).clone(),
            json_ld: None,
            name: name.to_owned(),
            title,
            full_title,
            description,
            url,
            lead: None,
            segments: Vec::new(),
            headings: Vec::new(),
            sample,
            checked: None,
            sources: Vec::new(),
            crumbs,
            embeds: false,
            figures: false,
            feeds: Vec::new(),
            policy: None,
        }
    }
}

/// The pieces of a text.
pub(crate) fn pieces(segments: &[Segment]) -> Vec<Piece> {
    segments.iter().cloned().map(Piece::from).collect()
}
