//! News: a page for each item, the list of all, and the feed.

use super::{feed, made_page, prose};
use crate::content::Body;
use crate::model::Site;
use crate::render::Canvas;
use crate::render::data::Data;
use crate::render::env::value;
use crate::render::schema;
use crate::render::view::{self, Link, NewsLink, NewsView, PageView, Seed, StudyLink};
use minijinja::Value;

const INDEX: &str = "/news/";
const FEED: &str = "/news/feed.xml";

/// The lists that blocks of a text show.
pub(super) struct Lists {
    pub(super) values: Vec<(&'static str, Value)>,
    /// Whether they show any figure that means nothing.
    pub(super) sample: bool,
    pub(super) feeds: Vec<Link>,
}

impl Lists {
    /// For the blocks of this text.
    pub(super) fn of(site: &Site, data: &Data, body: &Body) -> Self {
        let mut lists = Self {
            values: Vec::new(),
            sample: false,
            feeds: Vec::new(),
        };
        let shown = match (body.has("news"), body.has("latest-news")) {
            (true, _) => usize::MAX,
            (_, true) => 1,
            _ => 0,
        };
        if shown > 0 {
            let news = site.content.news.iter().take(shown);
            let news: Vec<_> = news.map(NewsLink::of).collect();
            lists.sample |= news.iter().any(|item| item.sample);
            lists.values.push(("news", value(&news)));
            lists.feeds = feeds(site, data);
        }
        if body.has("studies") {
            let studies = site.content.studies.iter();
            let studies: Vec<_> = studies.map(|s| StudyLink::of(s, site.today)).collect();
            lists.sample |= studies.iter().any(|study| study.sample);
            lists.values.push(("studies", value(&studies)));
        }
        lists
    }
}

/// The feed of all news, if there is any.
pub(super) fn feeds(site: &Site, data: &Data) -> Vec<Link> {
    let any = !site.content.news.is_empty();
    any.then(|| Link::new(format!("{}: news", data.site.name), FEED))
        .into_iter()
        .collect()
}

/// Everything below `/news/`.
pub(crate) fn news(site: &Site, data: &Data, canvas: &mut Canvas<'_>) {
    let items = &site.content.news;
    if items.is_empty() {
        return;
    }
    for place in 0..items.len() {
        item(site, data, place, canvas);
    }
    if site.page("news").is_none() {
        index(site, data, canvas);
    }
    let title = format!("{}: news", data.site.name);
    feed::draw(site, &title, (INDEX, FEED), items.iter(), None, canvas);
}

fn item(site: &Site, data: &Data, place: usize, canvas: &mut Canvas<'_>) {
    let item = &site.content.news[place];
    let url = crate::content::news_url(&item.page.name);
    let lists = Lists::of(site, data, &item.page.body);
    let mut page = PageView::of(
        &item.page,
        url.clone(),
        data.crumbs(&[("News", INDEX)]),
        &data.site,
    );
    page.segments = view::pieces(view::parted(&item.page.body.segments).0);
    page.feeds = feeds(site, data);
    page.sources.extend(site.cited(&item.page.body.facts));
    page.published = Some(item.date.to_string());
    if let Some(updated) = item.updated {
        page.modified = Some(updated.to_string());
    }
    let mut page = prose::marked(prose::example(page, &data.site), lists.sample, data);
    page.json_ld = Some(value(&schema::news(item, &page, &data.site)));
    let own = [
        ("page", value(&page)),
        ("item", value(&NewsView::of(site, place))),
    ];
    canvas.draw(
        "news-item.html",
        &url,
        data.with(own.into_iter().chain(lists.values)),
    );
}

/// The list, for a campaign that has not written `pages/news.md`.
fn index(site: &Site, data: &Data, canvas: &mut Canvas<'_>) {
    let links: Vec<_> = site.content.news.iter().map(NewsLink::of).collect();
    let seed = Seed {
        name: "news",
        title: "News".to_owned(),
        description: format!(
            "What {} has told the public, the newest first.",
            data.site.name
        ),
        url: INDEX.to_owned(),
        sample: links.iter().any(|item| item.sample),
        crumbs: data.crumbs(&[]),
    };
    made_page(data, canvas, "news.html", seed, [("news", value(&links))]);
}
