//! Atom feeds (RFC 4287).
//!
//! Every date in them is an item's own, never the clock's, and every id is the
//! address that the campaign wrote in `site.toml`, so that neither building
//! again nor building elsewhere makes an old item look new.

use crate::build::Own;
use crate::content::{Item, Moment, Segment};
use crate::model::Site;
use crate::render::Canvas;
use crate::render::env::value;
use crate::render::view::{EXAMPLE, NewsLink, SAMPLE, parted};
use serde::Serialize;
use survey::Date;

/// Readers ask for a feed again and again: it holds the newest items.
const MOST: usize = 50;

#[derive(Debug, Serialize)]
struct Feed<'a> {
    title: String,
    language: &'a str,
    id: String,
    /// Its own address and that of the page that it belongs to.
    own: String,
    page: String,
    updated: String,
    author: &'a str,
    entries: Vec<Entry<'a>>,
}

#[derive(Debug, Serialize)]
struct Entry<'a> {
    title: String,
    id: String,
    url: String,
    published: String,
    updated: String,
    author: Option<&'a str>,
    summary: String,
    /// Its text as HTML, if it is nothing but prose.
    content: Option<String>,
}

/// Draws the feed of some items, the newest first. `(page, own)` are the
/// addresses of the page that it belongs to and of the feed; `begun` is its
/// date while it has no items.
pub(super) fn draw<'a>(
    site: &'a Site,
    title: &str,
    (page, own): (&str, &str),
    items: impl Iterator<Item = &'a Item>,
    begun: Option<Date>,
    canvas: &mut Canvas<'_>,
) {
    let items: Vec<_> = items.take(MOST).collect();
    let updated = items.iter().map(|item| changed(item)).max();
    let updated = updated.or(begun.map(Moment::start_of));
    let sample = items.iter().any(|item| item.page.body.shows_sample);
    let settings = &site.content.settings;
    let written = settings.site.base_url.get_ref();
    let feed = Feed {
        title: clean(&if sample {
            format!("{title} ({SAMPLE})")
        } else {
            title.to_owned()
        }),
        language: site.texts().language.as_str(),
        id: format!("{written}{own}"),
        own: format!("{}{own}", site.base_url),
        page: format!("{}{page}", site.base_url),
        updated: updated.map(Moment::stamp).unwrap_or_default(),
        author: &settings.campaign.name,
        entries: items.iter().map(|item| entry(site, item)).collect(),
    };
    canvas.draw("feed.xml", own, Own::of([("feed", value(&feed))]));
}

fn entry<'a>(site: &Site, item: &'a Item) -> Entry<'a> {
    let link = NewsLink::of(item);
    let base = &site.base_url;
    Entry {
        title: clean(&link.marked_title()),
        id: format!(
            "{}{}",
            site.content.settings.site.base_url.get_ref(),
            link.url
        ),
        url: format!("{base}{}", link.url),
        published: item.out.stamp(),
        updated: changed(item).stamp(),
        author: item.author.as_deref(),
        summary: clean(
            &match site.content.settings.campaign.sample && !link.sample {
                true => format!("{EXAMPLE}. {}", link.description),
                false => link.marked_description(),
            },
        ),
        content: text(item, base).map(|html| match link.sample {
            true => clean(&format!("<p><strong>{SAMPLE}.</strong></p>\n{html}")),
            false => clean(&html),
        }),
    }
}

/// When an item last changed.
fn changed(item: &Item) -> Moment {
    let day = item.updated.filter(|day| *day > item.date);
    day.map_or(item.out, Moment::start_of)
}

/// The text with absolute addresses; `None` if the builder draws a part of it,
/// which a reader of feeds could not show.
fn text(item: &Item, base: &str) -> Option<String> {
    let pieces = parted(&item.page.body.segments).0.iter();
    let prose: Option<Vec<_>> = pieces
        .map(|piece| match piece {
            Segment::Prose(html) => Some(html.as_str()),
            Segment::Block { .. } => None,
        })
        .collect();
    let own = format!("{base}{}", crate::content::news_url(&item.page.name));
    let html = prose?.concat();
    Some(
        html.replace("href=\"/", &format!("href=\"{base}/"))
            .replace("src=\"/", &format!("src=\"{base}/"))
            .replace("href=\"#", &format!("href=\"{own}#")),
    )
}

/// The characters that XML may hold; the rest cannot even be escaped.
fn clean(text: &str) -> String {
    let fits = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(fits).collect()
}
