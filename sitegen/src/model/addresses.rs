//! Which address each text of an editor has.

use super::health_url;
use crate::content::{Content, Page, news_url, study_url};
use survey::Language;

/// What menus call the list of stories, which no file describes.
pub(crate) const STORIES: &str = "stories";

/// The address of a page of prose.
pub(crate) fn page_url(name: &str) -> String {
    match name {
        "home" => "/".to_owned(),
        name => format!("/{name}/"),
    }
}

/// The address of a page of prose in a language other than the first.
pub(crate) fn translated_url(language: &Language, name: &str) -> String {
    format!("/{language}{}", page_url(name))
}

/// The address of a point of the code.
pub(crate) fn point_url(name: &str) -> String {
    format!("/code/{name}/")
}

/// Every page that an editor wrote and the site shows, but for the stories, with
/// its address.
pub(super) fn pages(content: &Content) -> impl Iterator<Item = (String, &Page)> {
    let pages = content.pages.iter().map(|p| (page_url(&p.name), p));
    let translated = content.translated.iter().flat_map(|translated| {
        let url = |page: &Page| translated_url(&translated.language, &page.name);
        translated.pages.iter().map(move |page| (url(page), page))
    });
    let points = content.points.iter().map(|p| (point_url(&p.name), p));
    let health = content.health.iter().map(|h| &h.page);
    let health = health.map(|p| (health_url(&p.name), p));
    let news = content.news.iter().map(|item| &item.page);
    let news = news.map(|p| (news_url(&p.name), p));
    let studies = content.studies.iter().map(|s| &s.page);
    let studies = studies.map(|p| (study_url(&p.name), p));
    let all = pages.chain(translated).chain(points).chain(health);
    all.chain(news).chain(studies)
}
