//! First stage: from files to checked values, with every mistake at its place.

pub(crate) mod address;
mod body;
mod front;
mod helpline;
mod mistakes;
mod page;
mod picture;
mod quote;
mod reading;
mod results;
mod rules;
mod settings;
mod source;
mod values;

pub(crate) use body::{Body, Heading, Segment, slug};
pub(crate) use helpline::{Helpline, State};
pub use mistakes::Mistakes;
pub(crate) use page::{Page, Reference};
pub(crate) use picture::Picture;
pub(crate) use quote::{Kind as QuoteKind, Quote};
pub(crate) use reading::ReadingRules;
pub(crate) use settings::Settings;
pub(crate) use source::{Folder, Source};

use anyhow::Result;
use std::collections::BTreeMap;
use survey::parse::{Campaign, Finding, nearest};
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
    /// `code/`, in the order of the survey's principles.
    pub(crate) points: Vec<Page>,
    /// `quotes/`.
    pub(crate) quotes: Vec<Quote>,
    /// `helplines.toml`.
    pub(crate) helplines: Vec<Helpline>,
    /// `images/`, in order of name.
    pub(crate) pictures: Vec<Picture>,
    /// `results/`, the newest wave first.
    pub(crate) results: Vec<Results>,
    /// `loaders/`: scripts that partners' pages were given before and still name.
    pub(crate) loaders: Vec<Source>,
    /// `theme/templates/`, `theme/css/` and `theme/words/`: files that take the place of ours.
    pub(crate) theme: BTreeMap<String, String>,
}

/// Reads the content folder. `None` if too much is wrong to go on; every
/// mistake found so far is in `mistakes`.
///
/// # Errors
/// If the folder cannot be read at all.
pub(crate) fn read(folder: &Folder, mistakes: &mut Mistakes) -> Result<Option<Content>> {
    let survey = survey::parse::folder(|path| folder.text(path))
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
    let values = values::values(&settings, &survey);
    let values: Vec<_> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();

    let mut pages = Vec::new();
    for source in folder.files("pages", "md")? {
        pages.extend(page::read(&source, &values, mistakes));
    }
    let points = points(folder, &survey, &values, mistakes)?;
    let mut quotes = Vec::new();
    for source in folder.files("quotes", "toml")? {
        let more = quote::read(&source, &survey.definition, &quotes, mistakes);
        quotes.extend(more);
    }
    let helplines = file(folder, "helplines.toml", mistakes)?
        .map(|source| helpline::read(&source, sample, mistakes))
        .unwrap_or_default();
    let mut results = Vec::new();
    for source in folder.files("results", "json")? {
        results.extend(results::read(&source, &survey, sample, mistakes));
    }
    results.sort_by_key(|r: &Results| std::cmp::Reverse(r.wave.opens));
    Ok(Some(Content {
        settings,
        settings_source,
        survey,
        pages,
        points,
        quotes,
        helplines,
        pictures: picture::read(&folder.path("images"), mistakes)?,
        results,
        loaders: folder.files("loaders", "js")?,
        theme: theme(folder)?,
    }))
}

fn file(folder: &Folder, path: &str, mistakes: &mut Mistakes) -> Result<Option<Source>> {
    let text = folder.text(path)?;
    if text.is_none() {
        mistakes.whole(
            "missing-file",
            format!("the content folder has no `{path}`"),
        );
    }
    Ok(text.map(|text| Source {
        path: path.to_owned(),
        text,
    }))
}

/// The pages of the points, in the survey's order: their numbers follow from it.
fn points(
    folder: &Folder,
    survey: &Campaign,
    values: &[(&str, &str)],
    mistakes: &mut Mistakes,
) -> Result<Vec<Page>> {
    let mut sources = folder.files("code", "md")?;
    let mut points = Vec::new();
    for principle in &survey.definition.principles {
        let found = sources.iter().position(|s| s.stem() == principle.as_str());
        let Some(found) = found else {
            mistakes.whole(
                "missing-page",
                format!("point `{principle}` has no page: write `code/{principle}.md`"),
            );
            continue;
        };
        let source = sources.remove(found);
        let title = survey
            .texts
            .first()
            .and_then(|t| t.principles.get(principle));
        let title = title.map_or(principle.as_str(), |t| &t.title);
        points.extend(page::read_point(&source, title, values, mistakes));
    }
    for source in sources {
        let known = survey
            .definition
            .principles
            .iter()
            .map(survey::PrincipleId::as_str);
        let finding = Finding::new(0..0, format!("the survey has no point `{}`", source.stem()))
            .code("unknown-point");
        let finding = match nearest(source.stem(), known) {
            Some(name) => finding.help(format!("did you mean `{name}.md`?")),
            None => finding,
        };
        mistakes.add(&source, finding);
    }
    Ok(points)
}

fn theme(folder: &Folder) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for (sub, extension) in [
        ("theme/templates", "html"),
        ("theme/templates/blocks", "html"),
        ("theme/templates/formulas", "html"),
        ("theme/templates/parts", "html"),
        ("theme/css", "css"),
        ("theme/words", "toml"),
    ] {
        for source in folder.files(sub, extension)? {
            let name = source.path.trim_start_matches("theme/").to_owned();
            files.insert(name, source.text);
        }
    }
    Ok(files)
}
