//! The pages that editors write, and those of the points.

use super::news::Lists;
use crate::model::{Site, page_url};
use crate::render::Canvas;
use crate::render::data::Data;
use crate::render::env::value;
use crate::render::frame::Form;
use crate::render::people;
use crate::render::view::{
    AnswersView, CardView, EXAMPLE, MapView, PageView, PointView, Seed, SiteView,
};

/// The pages that editors write, and those of the points.
pub(crate) fn prose(site: &Site, data: &Data, form: Option<&Form>, canvas: &mut Canvas<'_>) {
    for page in &site.content.pages {
        let url = page_url(&page.name);
        let crumbs = match page.name.as_str() {
            "home" => Vec::new(),
            "method" => data.crumbs(&[("Results", "/results/")]),
            _ => data.crumbs(&[]),
        };
        let template = page.front.template.as_deref().unwrap_or("page.html");
        let mut view = PageView::of(page, url.clone(), crumbs, &data.site);
        view.sources.extend(site.cited(&page.body.facts));
        let form = form.filter(|_| page.body.has("survey"));
        view.policy = form.map(|form| form.policy.clone());
        let own = form.into_iter().flat_map(Form::values);
        let lists = Lists::of(site, data, &page.body);
        view.feeds.clone_from(&lists.feeds);
        let view = marked(view, lists.sample, data);
        let own = own.chain([("page", value(&view))]).chain(lists.values);
        let own = own.chain(super::health::placed(site, &page.body));
        let own = own.chain(people::blocks(site, page));
        canvas.draw(template, &url, data.with(own));
    }
    for (page, point) in site.content.points.iter().zip(&data.points) {
        let crumbs = data.crumbs(&[("The code", "/code/")]);
        let mut view = PageView::of(page, point.url.clone(), crumbs, &data.site);
        view.sources.extend(site.cited(&page.body.facts));
        if data.site.shows_sample() {
            // It shows the latest figure, as no block of its own would tell.
            view = sampled(view, &data.site);
        }
        let others = data.points.iter().filter(|p| p.number != point.number);
        let others: Vec<_> = others.collect();
        let lists = Lists::of(site, data, &page.body);
        let own = [
            ("page", value(&view)),
            ("point", value(point)),
            ("others", value(&others)),
            ("stories", value(&stories(site, &point.id))),
            ("map", value(&map(site, point, data))),
            ("answers", value(&answers(site, point, data))),
        ];
        let own = own.into_iter().chain(lists.values);
        let own = own.chain(super::health::placed(site, &page.body));
        let own = own.chain(people::blocks(site, page));
        let own = own.chain(people::beside_point(site, page, &point.id));
        canvas.draw("point.html", &point.url, data.with(own));
    }
}

/// What people answered about a point in the newest wave.
fn answers(site: &Site, point: &PointView, data: &Data) -> Option<AnswersView> {
    let latest = site.content.results.first()?;
    let whole = latest.areas.iter().find(|area| area.parent.is_none())?;
    AnswersView::of(latest, &whole.code, std::iter::once(point), &data.charts)
}

/// How many stories the page of a point shows.
const STORIES: usize = 3;

/// The newest stories about a point.
fn stories(site: &Site, point: &str) -> Vec<CardView> {
    let cards = site.content.stories.cards();
    let about = cards.filter(|card| card.points.iter().any(|id| id.as_str() == point));
    about
        .take(STORIES)
        .map(|card| CardView::of(card, site))
        .collect()
}

/// A point in the newest wave, on the campaign's map.
fn map(site: &Site, point: &PointView, data: &Data) -> Option<MapView> {
    let map = &site.content.settings.results.map;
    let latest = site.content.results.first()?;
    let language = &site.texts().language;
    MapView::of(latest, point, map, (language, &data.charts))
}

/// The page, marked if what it lists shows figures that mean nothing.
pub(super) fn marked(view: PageView, sample: bool, data: &Data) -> PageView {
    match sample && !view.sample {
        true => sampled(view, &data.site),
        false => view,
    }
}

/// The page of a text that a demonstration invented, for whoever shares it.
pub(super) fn example(mut view: PageView, site: &SiteView) -> PageView {
    if site.sample && !view.sample {
        view.description = format!("{EXAMPLE}. {}", view.description);
    }
    view
}

fn sampled(view: PageView, site: &SiteView) -> PageView {
    let marked = PageView::from_seed(
        Seed {
            name: "",
            title: view.title.clone(),
            description: view.description.clone(),
            url: view.url.clone(),
            sample: true,
            crumbs: Vec::new(),
        },
        site,
    );
    PageView {
        sample: true,
        full_title: marked.full_title,
        description: marked.description,
        ..view
    }
}
