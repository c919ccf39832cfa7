//! First stage: from files to checked values, with every mistake at its place.

pub(crate) mod address;
mod body;
pub(crate) mod condition;
mod draft;
mod fact;
pub(crate) mod figure;
mod front;
mod glossary;
mod health;
mod helpline;
mod map;
mod mistakes;
mod moment;
mod nation;
mod news;
mod notice;
mod page;
mod people;
mod permission;
mod picture;
mod points;
mod quote;
mod reading;
mod redirect;
mod results;
mod review;
mod rules;
mod settings;
mod source;
mod stories;
mod story;
mod strays;
mod study;
mod table;
mod theme;
mod translated;
mod values;

pub(crate) use body::{Body, Heading, Segment, slug};
pub(crate) use draft::{Draft, DraftKind};
pub(crate) use fact::{Evidence, Fact, Facts};
pub(crate) use glossary::Glossary;
pub(crate) use health::Health;
pub(crate) use helpline::{Helpline, State};
pub(crate) use map::{check_map, map_squares};
pub use mistakes::Mistakes;
pub use moment::Moment;
pub(crate) use nation::{Nation, Nations};
pub(crate) use news::{AuthorIs, Item, NOTES, news_url};
pub(crate) use notice::{Call, Notices};
pub(crate) use page::{Cited, Page, Reference};
pub(crate) use people::{
    Correction, DirectoryKind, Event, Exact, Helper, How, Offer, People, Route, Standard, When,
};
pub(crate) use picture::Picture;
pub(crate) use quote::Quote;
pub(crate) use reading::ReadingRules;
pub(crate) use redirect::{CODE as REDIRECTS, Redirect, aliases};
pub(crate) use review::Review;
pub use review::Standing;
pub(crate) use settings::{About, Settings};
pub(crate) use source::{Folder, Source};
pub(crate) use stories::{Before, Stories};
pub(crate) use story::{Card, Story, story_url};
pub(crate) use strays::unread;
pub(crate) use study::{Member, Status, Study, study_url};
pub(crate) use table::{Group, Table, Tables};
pub(crate) use translated::{Translated, Translation};

use crate::build::Stamp;
use anyhow::Result;
use foldhash::HashMap;
use std::collections::BTreeMap;
use survey::parse::Campaign;
use survey::results::Results;

/// Everything that a campaign has written, each file correct in itself.
#[derive(Debug)]
pub(crate) struct Content {
    /// `site.toml`.
    pub(crate) settings: Settings,
    /// The file itself, for mistakes found later.
    pub(crate) settings_source: Source,
    /// `survey/` and `organisations/`.
    pub(crate) survey: Campaign,
    /// `pages/`, in order of name.
    pub(crate) pages: Vec<Page>,
    /// `pages/<language>/`, for each language but the first.
    pub(crate) translated: Vec<Translated>,
    /// `code/`, in the order of the survey's principles.
    pub(crate) points: Vec<Page>,
    /// `stories/`.
    pub(crate) stories: Stories,
    /// `tables/`.
    pub(crate) tables: Tables,
    /// `news/`. Once the site is put together, what is out, the newest first.
    pub(crate) news: Vec<Item>,
    /// `studies/`, in order of name.
    pub(crate) studies: Vec<Study>,
    /// `quotes/`.
    pub(crate) quotes: Vec<Quote>,
    /// `facts.toml`.
    pub(crate) facts: Facts,
    /// `glossary.toml`.
    pub(crate) glossary: Glossary,
    /// `notices.toml`, if there is one.
    pub(crate) notices: Option<Notices>,
    /// `health/`, in the order that the pages give themselves.
    pub(crate) health: Vec<Health>,
    /// `helplines.toml`.
    pub(crate) helplines: Vec<Helpline>,
    /// The file itself, for mistakes found later.
    pub(crate) helplines_source: Source,
    /// `complaints.toml`, `directory.toml`, `guidance.toml`, `history.toml` and
    /// `corrections.toml`.
    pub(crate) people: People,
    /// `images/`, in order of name.
    pub(crate) pictures: Vec<Picture>,
    /// `results/`, the newest wave first.
    pub(crate) results: Vec<Results>,
    /// `loaders/`: scripts that partners' pages were given before and still name.
    pub(crate) loaders: Vec<Source>,
    /// `redirects.toml`.
    pub(crate) redirects: Vec<Redirect>,
    /// `theme/templates/`, `theme/css/` and `theme/words/`: files that take the place of ours.
    pub(crate) theme: BTreeMap<String, String>,
    /// What is not finished, in order of kind and name. Known once the site is put together.
    pub(crate) drafts: Vec<Draft>,
    /// What prose may name in braces.
    values: Vec<(String, String)>,
    /// Where all of it was read from.
    folder: Folder,
}

/// Reads the content folder as if for the first time.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_anew(folder: &Folder, mistakes: &mut Mistakes) -> Result<Option<Content>> {
    let nothing = Before {
        cards: &HashMap::default(),
        values: Stamp::default(),
        tables: &HashMap::default(),
        inputs: None,
    };
    read(folder, &nothing, mistakes)
}

impl Content {
    /// Every page in a language other than the first.
    pub(crate) fn translations(&self) -> impl Iterator<Item = &Page> {
        self.translated.iter().flat_map(|t| &t.pages)
    }
}

/// Reads the content folder. `None` if too much is wrong to go on; every
/// mistake found so far is in `mistakes`.
///
/// # Errors
/// If the folder cannot be read at all.
pub(crate) fn read(
    folder: &Folder,
    before: &Before<'_>,
    mistakes: &mut Mistakes,
) -> Result<Option<Content>> {
    let mut in_tables = Mistakes::default();
    // Nothing but the survey's own files is needed to read these.
    let (survey, (strays, tables)) = rayon::join(
        || survey::parse::folder(|path| folder.text(path)),
        || {
            let strays = strays::look(folder);
            (strays, table::read(folder, before.tables, &mut in_tables))
        },
    );
    mistakes.extend(strays?);
    let survey = survey
        .map_err(|reports| reports.into_iter().for_each(|report| mistakes.file(report)))
        .ok();
    let settings_source = file(folder, "site.toml", mistakes)?;
    let settings = settings_source
        .as_ref()
        .and_then(|source| settings::read(source, mistakes));
    // Without these two nothing else can be checked.
    let (Some(survey), Some(settings), Some(settings_source)) = (survey, settings, settings_source)
    else {
        return Ok(None);
    };
    let sample = settings.campaign.sample;
    let owned = values::values(&settings, &survey).into_iter();
    let mut owned: Vec<_> = owned.map(|(k, v)| (k.to_owned(), v)).collect();
    let facts = match folder.optional("facts.toml")? {
        Some(source) => Facts::read(source, sample, mistakes),
        None => Facts::none(),
    };
    let stated = facts.values();
    owned.extend(stated.into_iter().map(|(k, v)| (k, v.to_owned())));
    let values: Vec<_> = owned
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    let glossary = folder.optional("glossary.toml")?;
    let glossary = glossary.map(|source| Glossary::read(&source, mistakes));
    let glossary = glossary.unwrap_or_default();
    let mut health = Vec::new();
    for source in folder.files("health", "md")? {
        health.extend(health::read(&source, &values, &glossary, mistakes));
    }
    health.sort_by_key(|page: &Health| page.order);
    let notices = folder.optional("notices.toml")?;
    let notices = notices.and_then(|source| Notices::read(source, mistakes));

    let mut pages = Vec::new();
    for source in folder.files("pages", "md")? {
        pages.extend(page::read(&source, &values, mistakes));
    }
    let translated = translated::read(folder, &settings, &values, mistakes)?;
    let points = points::read(folder, &survey, &values, mistakes)?;
    let stories = stories::read(folder, &survey.definition, &values, before, mistakes)?;
    let tables = tables?;
    mistakes.extend(in_tables);
    let mut news = Vec::new();
    for source in folder.files("news", "md")? {
        news.extend(news::read(&source, &values, mistakes));
    }
    let mut studies = Vec::new();
    for source in folder.files("studies", "md")? {
        studies.extend(study::read(&source, &values, mistakes));
    }
    let mut quotes = Vec::new();
    for source in folder.files("quotes", "toml")? {
        let more = quote::read(&source, &survey.definition, &quotes, mistakes);
        quotes.extend(more);
    }
    let helplines_source = file(folder, "helplines.toml", mistakes)?.unwrap_or_default();
    let helplines = match helplines_source.text.is_empty() {
        false => helpline::read(&helplines_source, sample, mistakes),
        true => Vec::new(),
    };
    let people = People::read(folder, &survey, sample, mistakes)?;
    let mut results = Vec::new();
    for source in folder.files("results", "json")? {
        results.extend(results::read(&source, &survey, sample, mistakes));
    }
    results.sort_by_key(|r: &Results| std::cmp::Reverse(r.wave.opens));
    let redirects = folder.optional(redirect::FILE)?;
    let redirects = redirects.map(|source| redirect::read(&source, mistakes));
    Ok(Some(Content {
        redirects: redirects.unwrap_or_default(),
        settings,
        settings_source,
        survey,
        pages,
        translated,
        points,
        news,
        studies,
        quotes,
        facts,
        glossary,
        notices,
        health,
        helplines,
        helplines_source,
        pictures: picture::read(&folder.path("images"), mistakes)?,
        people,
        results,
        loaders: folder.files("loaders", "js")?,
        theme: theme::read(folder)?,
        stories,
        tables,
        drafts: Vec::new(),
        values: owned,
        folder: folder.clone(),
    }))
}

fn file(folder: &Folder, path: &str, mistakes: &mut Mistakes) -> Result<Option<Source>> {
    let source = folder.optional(path)?;
    if source.is_none() {
        mistakes.whole(
            "missing-file",
            format!("the content folder has no `{path}`"),
        );
    }
    Ok(source)
}
