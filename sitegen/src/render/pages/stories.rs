//! Stories: a page each, lists of twenty, and lists by topic, point and area.

use crate::build::{Own, Planned, Stamp, Stamper};
use crate::content::{Card, Story, story_url};
use crate::model::Site;
use crate::render::Canvas;
use crate::render::data::Data;
use crate::render::env::value;
use crate::render::later::later;
use crate::render::schema;
use crate::render::view::{
    CardView, Link, ListView, PageView, Piece, Seed, SiteView, area_stories_url, place_name, topic,
};
use minijinja::Value;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// How many stories a list shows.
const SHOWN: usize = 20;

/// Plans the pages of all stories.
pub(crate) fn stories<'a>(site: &'a Site, data: &Data, canvas: &mut Canvas<'a>) {
    let all = &site.content.stories.all;
    let items: Vec<_> = all.par_iter().map(|story| Item::new(&story.card)).collect();
    if items.is_empty() {
        return;
    }
    let (words, home) = (data.words("stories"), data.crumbs(&[]));
    let shelf = Shelf {
        site,
        furniture: Arc::clone(&data.site),
        stamp: Stamp::of_value(&(&*data.site, &data.site.picture)),
        below: below(&home, words.get("title"), "/stories/").into(),
        words,
        home,
    };
    let pages = all.par_iter().zip(&items);
    let pages: Vec<_> = pages
        .map(|(story, item)| shelf.story(story, item))
        .collect();
    canvas.add_all(pages);
    let filters = Filters::of(&items, site);
    shelf.lists(&items, &filters, canvas);
}

/// A story, with what pages show of it: that is made for the first page that needs it,
/// and shared by its own page and every list.
#[derive(Clone)]
struct Item<'a> {
    card: &'a Card,
    view: Arc<OnceLock<Value>>,
}

impl<'a> Item<'a> {
    fn new(card: &'a Card) -> Self {
        let view = Arc::default();
        Self { card, view }
    }

    fn view(&self, site: &Site) -> Value {
        let view = self
            .view
            .get_or_init(|| value(&CardView::of(self.card, site)));
        view.clone()
    }
}

/// What the pages of all stories have in common.
struct Shelf<'a> {
    site: &'a Site,
    words: Words,
    furniture: Arc<SiteView>,
    stamp: Stamp,
    home: Vec<Link>,
    /// The way to what lies below the list of all.
    below: Arc<[Link]>,
}

/// The titles of the pages that nobody writes.
#[derive(Clone)]
pub(crate) struct Words {
    table: Arc<toml::Table>,
}

impl Words {
    /// The words of one part of the pages.
    pub(crate) fn new(table: toml::Table) -> Self {
        Self {
            table: Arc::new(table),
        }
    }

    fn get(&self, name: &str) -> &str {
        self.table
            .get(name)
            .and_then(toml::Value::as_str)
            .unwrap_or_default()
    }
}

/// One list: what it is of, and where.
struct List {
    title: String,
    description: String,
    url: String,
    crumbs: Vec<Link>,
    template: &'static str,
}

impl<'a> Shelf<'a> {
    fn story(&self, story: &'a Story, item: &Item<'a>) -> (Planned, Own<'a>) {
        let card = &story.card;
        let item = item.clone();
        let mut stamper = Stamper::default();
        for stamp in [card.stamp, self.site.content.stories.values, self.stamp] {
            stamper.add(stamp);
        }
        if !card.facts.is_empty() {
            stamper.add(Stamp::of_value(&self.site.cited(&card.facts)));
        }
        let url = story_url(&card.name);
        let crumbs = Arc::clone(&self.below);
        let (site, furniture) = (self.site, Arc::clone(&self.furniture));
        let own = Own::later(stamper.stamp(), move || {
            let body = site.content.take_story_body(story);
            let seed = Seed {
                name: "story",
                title: card.title.clone(),
                description: card.description.clone(),
                url: story_url(&card.name),
                sample: false,
                crumbs: crumbs.to_vec(),
            };
            let mut page = PageView::from_seed(seed, &furniture);
            page.segments = body.segments.into_iter().map(Piece::from).collect();
            page.headings = body.headings;
            page.sources = site.cited(&card.facts);
            page.published = Some(card.date.to_string());
            let card = Arc::clone(card);
            page.json_ld = Some(later(move || value(&schema::story(&card))));
            vec![("page", value(&page)), ("story", item.view(site))]
        });
        (Planned::new("story.html", &url), own)
    }

    /// The list of all, and a list for each filter.
    fn lists(&self, items: &[Item<'a>], filters: &Filters<'a>, canvas: &mut Canvas<'a>) {
        let links = Arc::new(filters.links());
        let all = Arc::new(List {
            title: self.words.get("title").to_owned(),
            description: self.words.get("description").to_owned(),
            url: "/stories/".to_owned(),
            crumbs: self.home.clone(),
            template: "stories.html",
        });
        let topics = filters.topics.iter().map(|(topic, items)| {
            let list = self.filter(topic, "/tags/", "topics");
            (list, items.as_slice(), None)
        });
        let others = filters.points.iter().chain(&filters.areas);
        let others = others.map(|(link, items)| {
            let list = self.filter(link, "/stories/", "title");
            (list, items.as_slice(), None)
        });
        let mut lists = vec![(all, items, Some(&links))];
        lists.extend(topics.chain(others));
        let pages: Vec<_> = lists
            .par_iter()
            .flat_map_iter(|(list, items, links)| self.list(list, items, *links))
            .collect();
        canvas.add_all(pages);
        if !filters.topics.is_empty() {
            self.topics(&links, canvas);
        }
    }

    fn filter(&self, link: &Link, parent: &str, parent_title: &str) -> Arc<List> {
        let about = |pattern| survey::text::fill(self.words.get(pattern), &[("name", &link.title)]);
        Arc::new(List {
            title: about("title_about"),
            description: about("description_about"),
            url: link.url.clone(),
            crumbs: below(&self.home, self.words.get(parent_title), parent),
            template: "stories.html",
        })
    }

    /// A page for every twenty stories of a list.
    fn list(
        &self,
        list: &Arc<List>,
        items: &[Item<'a>],
        links: Option<&Arc<FilterLinks>>,
    ) -> Vec<(Planned, Own<'a>)> {
        let count = items.len().div_ceil(SHOWN);
        let pages = items.chunks(SHOWN).enumerate().map(|(index, shown)| {
            let number = index + 1;
            // The ways to the other lists stand on the first page.
            let links = links.filter(|_| index == 0).cloned();
            let mut stamper = Stamper::default();
            stamper.add(self.stamp);
            stamper.text(&format!("{} {number} {count} {}", list.title, items.len()));
            shown.iter().for_each(|item| stamper.add(item.card.shown));
            stamper.add(Stamp::of_value(&links.as_deref()));
            let (site, furniture) = (self.site, Arc::clone(&self.furniture));
            let (list, shown, total) = (Arc::clone(list), shown.to_vec(), items.len());
            let url = page_of(&list.url, number);
            let template = list.template;
            let own = Own::later(stamper.stamp(), move || {
                let title = match number {
                    1 => list.title.clone(),
                    number => format!("{} ({number}/{count})", list.title),
                };
                let seed = Seed {
                    name: "stories",
                    title,
                    description: list.description.clone(),
                    url: page_of(&list.url, number),
                    sample: false,
                    crumbs: list.crumbs.clone(),
                };
                let view = ListView {
                    items: shown.iter().map(|item| item.view(site)).collect(),
                    total,
                    number,
                    count,
                    previous: (number > 1).then(|| page_of(&list.url, number - 1)),
                    next: (number < count).then(|| page_of(&list.url, number + 1)),
                };
                vec![
                    ("page", value(&PageView::from_seed(seed, &furniture))),
                    ("list", value(&view)),
                    ("filters", value(&links.as_deref())),
                ]
            });
            (Planned::new(template, &url), own)
        });
        pages.collect()
    }

    /// The page that lists all topics.
    fn topics(&self, links: &FilterLinks, canvas: &mut Canvas<'a>) {
        let seed = Seed {
            name: "topics",
            title: self.words.get("topics").to_owned(),
            description: self.words.get("topics_description").to_owned(),
            url: "/tags/".to_owned(),
            sample: false,
            crumbs: self.below.to_vec(),
        };
        let page = PageView::from_seed(seed, &self.furniture);
        let own = [("page", value(&page)), ("filters", value(links))];
        canvas.draw("topics.html", "/tags/", Own::of(own));
    }
}

/// The way to what lies below a page that lies below the first.
fn below(home: &[Link], title: &str, url: &str) -> Vec<Link> {
    let mut crumbs = home.to_vec();
    crumbs.push(Link::new(title, url));
    crumbs
}

/// The address of a page of a list.
fn page_of(url: &str, number: usize) -> String {
    match number {
        1 => url.to_owned(),
        number => format!("{url}page/{number}/"),
    }
}

/// The stories of each topic, point and area, the newest first.
struct Filters<'a> {
    topics: Vec<(Link, Vec<Item<'a>>)>,
    points: Vec<(Link, Vec<Item<'a>>)>,
    areas: Vec<(Link, Vec<Item<'a>>)>,
}

/// The way to each list, with how many stories it has.
#[derive(Debug, serde::Serialize)]
struct FilterLinks {
    topics: Vec<FilterLink>,
    points: Vec<FilterLink>,
    areas: Vec<FilterLink>,
}

#[derive(Debug, serde::Serialize)]
struct FilterLink {
    title: String,
    url: String,
    count: usize,
}

impl<'a> Filters<'a> {
    fn of(items: &[Item<'a>], site: &Site) -> Self {
        let mut topics: BTreeMap<&str, Vec<Item<'a>>> = BTreeMap::new();
        for item in items {
            for tag in &item.card.tags {
                topics.entry(tag).or_default().push(item.clone());
            }
        }
        let definition = &site.content.survey.definition;
        let kept = |link, wanted: &dyn Fn(&Card) -> bool| {
            let items = items.iter().filter(|item| wanted(item.card));
            let items: Vec<_> = items.cloned().collect();
            (!items.is_empty()).then_some((link, items))
        };
        let points = definition.principles.iter().filter_map(|point| {
            let title = &site.texts().principles[point].title;
            let link = Link::new(title, format!("/code/{point}/stories/"));
            kept(link, &|card| card.points.contains(point))
        });
        let areas = definition.areas.iter().filter_map(|area| {
            let id = area.id.as_str();
            let link = Link::new(place_name(id, site), area_stories_url(id));
            kept(link, &|card| card.area.as_deref() == Some(id))
        });
        Self {
            topics: topics
                .into_iter()
                .map(|(tag, items)| (topic(tag), items))
                .collect(),
            points: points.collect(),
            areas: areas.collect(),
        }
    }

    fn links(&self) -> FilterLinks {
        let links = |lists: &[(Link, Vec<Item<'_>>)]| {
            let links = lists.iter().map(|(link, items)| FilterLink {
                title: link.title.clone(),
                url: link.url.clone(),
                count: items.len(),
            });
            links.collect()
        };
        FilterLinks {
            topics: links(&self.topics),
            points: links(&self.points),
            areas: links(&self.areas),
        }
    }
}
