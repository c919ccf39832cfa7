//! What every page shows of the site itself.

use super::{Alternate, Link};
use crate::model::{STORIES, Site, page_url};
use crate::output::Assets;
use crate::render::languages;
use crate::render::paper;
use crate::share::Picture;
use serde::Serialize;
use std::collections::BTreeMap;
use survey::Kind;
use survey::text::Review;

/// The furniture of every page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SiteView {
    pub(crate) name: String,
    pub(crate) sample: bool,
    /// Whether there are figures to show.
    pub(crate) has_results: bool,
    /// Whether there are organisations to show.
    pub(crate) has_trusts: bool,
    pub(crate) controller: String,
    pub(crate) contact: String,
    pub(crate) language: String,
    pub(crate) base_url: String,
    pub(crate) style: String,
    /// The integrity hashes of the site's style and the paper form's.
    pub(crate) style_integrity: String,
    pub(crate) paper_integrity: String,
    pub(crate) mark: String,
    pub(crate) policy: &'static str,
    /// Whether pages can be searched for.
    pub(crate) search: bool,
    pub(crate) menu: Vec<Link>,
    pub(crate) footer: Vec<Link>,
    /// The first page.
    pub(crate) home: String,
    /// The pages that every site has, by name.
    pub(crate) at: BTreeMap<String, String>,
    /// The language of what comes from files, if the page is in another.
    pub(crate) foreign: Option<String>,
    /// What each language is called in itself.
    pub(crate) tongues: BTreeMap<String, String>,
    /// The pages that exist in more than one language, by their addresses.
    #[serde(skip)]
    pub(crate) languages: BTreeMap<String, Vec<Alternate>>,
    /// The picture of a shared page, and those of pages that have their own.
    #[serde(skip)]
    pub(crate) picture: Picture,
    #[serde(skip)]
    pub(crate) pictures: BTreeMap<String, Picture>,
}

impl SiteView {
    /// Of a site whose assets have their names.
    /// `stories` is what the list of stories is called.
    pub(crate) fn new(site: &Site, assets: &Assets, stories: &str) -> Self {
        let (settings, survey) = (&site.content.settings, &site.content.survey);
        let link = |name: &str| {
            let title = match site.page(name) {
                Some(page) => page.front.menu.as_deref().unwrap_or(&page.front.title),
                None if name == STORIES => stories,
                None => return None,
            };
            Some(Link::new(title, page_url(name)))
        };
        let links = |names: &[toml::Spanned<String>]| {
            let links = names.iter().filter_map(|name| link(name.get_ref()));
            links.collect()
        };
        Self {
            name: settings.campaign.name.clone(),
            sample: settings.campaign.sample,
            has_results: !site.content.results.is_empty(),
            has_trusts: survey
                .definition
                .questions
                .iter()
                .any(|q| q.kind == Kind::Organisation),
            controller: settings.campaign.controller.clone(),
            contact: settings.campaign.contact.clone(),
            language: site.texts().language.to_string(),
            base_url: site.base_url.clone(),
            style: assets.style.clone(),
            style_integrity: assets.hash(&assets.style),
            paper_integrity: assets.hash(&assets.paper),
            mark: assets.mark.clone(),
            policy: crate::output::PAGE_POLICY,
            search: settings.site.search,
            menu: links(&settings.site.menu),
            footer: links(&settings.site.footer),
            home: page_url("home"),
            at: languages::addresses(site, None),
            foreign: None,
            tongues: languages::tongues(site),
            languages: languages::alternates(site)
                .into_iter()
                .chain(questions(site))
                .collect(),
            picture: assets.pictures.site.clone(),
            pictures: assets.pictures.pages.clone(),
        }
    }

    /// Whether a page that shows figures shows ones that mean nothing.
    pub(crate) fn shows_sample(&self) -> bool {
        self.sample && self.has_results
    }
}

/// Every question, in each language whose words are approved.
fn questions(site: &Site) -> BTreeMap<String, Vec<Alternate>> {
    let texts = site.content.survey.texts.iter();
    let approved = texts.filter(|text| text.state == Review::Approved);
    let all: Vec<_> = approved
        .map(|text| Alternate {
            language: text.language.to_string(),
            url: paper::questions_url(site, &text.language),
        })
        .collect();
    if all.len() < 2 {
        return BTreeMap::new();
    }
    let each = all.iter().map(|one| (one.url.clone(), all.clone()));
    each.collect()
}
