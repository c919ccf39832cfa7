//! The site's pages in its other languages: what their templates are given in
//! place of what pages in the first language share.

use super::Canvas;
use super::data::Data;
use super::env::value;
use super::paper;
use super::spoken::Spoken;
use super::view::{self, Alternate, Link, PageView, SiteView};
use crate::content::{Page, Translated, Translation};
use crate::model::{REQUIRED_PAGES, STORIES, Site, page_url, translated_url};
use std::collections::BTreeMap;
use survey::Language;

/// Draws every page in a language other than the first.
pub(super) fn pages(site: &Site, spoken: &[Spoken], data: &Data, canvas: &mut Canvas<'_>) {
    for translated in &site.content.translated {
        let texts = site.content.survey.texts.iter().zip(spoken);
        let found = texts
            .into_iter()
            .find(|(texts, _)| texts.language == translated.language);
        let Some((texts, spoken)) = found else {
            continue;
        };
        let furniture = furniture(site, translated, &data.site);
        let questions = view::questions(&site.content.survey.definition, texts);
        let shared = [
            ("site", value(&furniture)),
            ("t", value(&spoken.pages)),
            ("words", value(texts)),
            ("points", value(&view::points(site, &questions, texts))),
            ("about", value(&about(site, &translated.language))),
        ];
        for page in &translated.pages {
            let own = shared.iter().cloned();
            let mut view = view(page, translated, spoken, &furniture);
            view.sources.extend(site.cited(&page.body.facts));
            let own = own.chain([("page", value(&view))]);
            let template = page.front.template.as_deref().unwrap_or("page.html");
            let url = translated_url(&translated.language, &page.name);
            canvas.draw(template, &url, data.with(own));
        }
    }
}

fn view(page: &Page, translated: &Translated, spoken: &Spoken, site: &SiteView) -> PageView {
    let crumbs = match page.name.as_str() {
        "home" => Vec::new(),
        _ => vec![Link::new(spoken.text("base", "home"), &site.home)],
    };
    let url = translated_url(&translated.language, &page.name);
    let mut view = PageView::of(page, url, crumbs, site);
    let state = page.front.translation.as_ref();
    if page.name == "home" {
        // The title of a first page is the campaign's name, and each page has its own.
        let tongue = site.tongues.get(&site.language);
        view.full_title = format!("{} – {}", site.name, tongue.unwrap_or(&site.language));
    }
    view.draft = state.is_some_and(|state| *state.get_ref() == Translation::Draft);
    view
}

/// The furniture in another language: it leads to pages in that language where
/// there are any.
fn furniture(site: &Site, translated: &Translated, first: &SiteView) -> SiteView {
    let settings = &site.content.settings.site;
    let links = |names: &[toml::Spanned<String>]| {
        let names = names.iter().map(toml::Spanned::get_ref);
        names
            .filter_map(|name| link(site, translated, name, first))
            .collect()
    };
    SiteView {
        language: translated.language.to_string(),
        foreign: Some(first.language.clone()),
        home: at(translated, "home"),
        at: addresses(site, Some(translated)),
        menu: links(&settings.menu),
        footer: links(&settings.footer),
        ..first.clone()
    }
}

fn link(site: &Site, translated: &Translated, name: &str, first: &SiteView) -> Option<Link> {
    if site.page(name).is_none() && name == STORIES {
        let mut links = first.menu.iter().chain(&first.footer);
        let mut link = links.find(|link| link.url == page_url(name))?.clone();
        link.language = Some(first.language.clone());
        return Some(link);
    }
    let theirs = translated.pages.iter().find(|page| page.name == name);
    let page = theirs.or_else(|| site.page(name))?;
    let title = page.front.menu.as_ref().unwrap_or(&page.front.title);
    let mut link = Link::new(title, at(translated, name));
    if theirs.is_none() {
        link.language = Some(site.texts().language.to_string());
    }
    Some(link)
}

/// The address of a page, in this language if it is there.
fn at(translated: &Translated, name: &str) -> String {
    match translated.pages.iter().any(|page| page.name == name) {
        true => translated_url(&translated.language, name),
        false => page_url(name),
    }
}

/// Where the pages are that every site has, and the list of questions.
pub(super) fn addresses(site: &Site, language: Option<&Translated>) -> BTreeMap<String, String> {
    let url = |name: &str| language.map_or_else(|| page_url(name), |language| at(language, name));
    let pages = REQUIRED_PAGES.map(|name| (name.to_owned(), url(name)));
    let spoken = language.map_or(&site.texts().language, |language| &language.language);
    let questions = ("questions".to_owned(), paper::questions_url(site, spoken));
    pages.into_iter().chain([questions]).collect()
}

/// The pages that exist in more than one language, by their addresses.
pub(super) fn alternates(site: &Site) -> BTreeMap<String, Vec<Alternate>> {
    let first = site.texts().language.to_string();
    let mut all = BTreeMap::new();
    for page in &site.content.pages {
        let has = |t: &&Translated| t.pages.iter().any(|p| p.name == page.name);
        let others = site.content.translated.iter().filter(has);
        let others = others.map(|t| Alternate {
            language: t.language.to_string(),
            url: translated_url(&t.language, &page.name),
        });
        let ours = Alternate {
            language: first.clone(),
            url: page_url(&page.name),
        };
        let each: Vec<_> = [ours].into_iter().chain(others).collect();
        if each.len() > 1 {
            all.extend(each.iter().map(|one| (one.url.clone(), each.clone())));
        }
    }
    all
}

/// What the languages are called in themselves.
pub(super) fn tongues(site: &Site) -> BTreeMap<String, String> {
    let texts = site.content.survey.texts.iter();
    texts
        .map(|texts| (texts.language.to_string(), texts.name.clone()))
        .collect()
}

/// What the campaign says of its survey, with what it has said in this language.
fn about(site: &Site, language: &Language) -> crate::content::About {
    let settings = &site.content.settings;
    let mut about = settings.about.clone();
    let theirs = settings.translated.get(language);
    about.emergency = theirs.and_then(|theirs| theirs.emergency.clone());
    about
}
