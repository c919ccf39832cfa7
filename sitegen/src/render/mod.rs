//! Third stage: every page, with the template that draws it and what it is given.

mod chart;
mod data;
pub(crate) mod env;
pub(crate) mod explain;
pub(crate) mod figure;
mod frame;
mod json_ld;
mod languages;
mod later;
mod method;
mod pages;
pub(crate) mod paper;
mod people;
mod schema;
mod sources;
mod spoken;
pub(crate) mod theme;
mod view;
pub(crate) mod words;

pub(crate) use data::Data;
pub(crate) use sources::named_by;
pub(crate) use view::{SAMPLE, SCHEMA_URL, WaveView, area_url};

use crate::build::Plan;
use crate::content::Mistakes;
use crate::model::Site;
use crate::output::Assets;
pub(crate) use env::{Engine, value};

/// Where pages are planned.
type Canvas<'a> = Plan<'a>;

/// Plans every page of the site. `None` if words are missing, with the mistakes noted.
pub(crate) fn plan<'a>(
    site: &'a Site,
    assets: &Assets,
    mistakes: &mut Mistakes,
) -> Option<Plan<'a>> {
    let texts = site.content.survey.texts.iter();
    let spoken: Vec<_> = texts
        .filter_map(|text| spoken::Spoken::read(&site.content, &text.language, mistakes))
        .collect();
    if spoken.len() < site.content.survey.texts.len() {
        return None;
    }
    let data = Data::of(site, assets, &spoken[0]);
    let mut plan = Plan::new(data.shared.clone());
    let form = frame::Form::of(site, assets, &spoken);
    pages::prose(site, &data, form.as_ref(), &mut plan);
    languages::pages(site, &spoken, &data, &mut plan);
    pages::health(site, &data, &mut plan);
    pages::made(&data, &mut plan);
    if data.site.search {
        pages::search(&spoken[0].pages, &assets.search, &data, &mut plan);
    }
    pages::results(site, &data, &mut plan);
    pages::news(site, &data, &mut plan);
    pages::studies(site, &data, &mut plan);
    pages::stories(site, &data, &mut plan);
    pages::files(site, &data, &mut plan);
    paper::pages(site, &spoken, &assets.paper, &data, &mut plan);
    if let Some(form) = &form {
        frame::frame(form, &data, &mut plan);
    }
    Some(plan)
}

/// The words of the pages in the site's first language; `None` if they are not
/// complete, which is told where the pages are planned.
pub(crate) fn pages_words(site: &Site) -> Option<toml::Table> {
    let language = &site.texts().language;
    let read = spoken::Spoken::read(&site.content, language, &mut Mistakes::default());
    read.map(|spoken| spoken.pages)
}
