//! What the blocks of complaints, corrections, directory and history draw, worked out only
//! for the pages that place them.

use super::env::value;
use super::view::{self, QuoteView};
use crate::content::{Page, Quote, Segment};
use crate::model::Site;
use minijinja::Value;

/// The values of the blocks on a page.
pub(super) fn blocks(site: &Site, page: &Page) -> Vec<(&'static str, Value)> {
    let people = &site.content.people;
    let mut values = Vec::new();
    if page.body.has("complaints") {
        values.push(("complaints", value(&view::routes(&people.complaints))));
    }
    if page.body.has("corrections") {
        let all = view::corrections(&site.content);
        values.push(("corrections", value(&all)));
    }
    if page.body.has("directory") {
        values.push(("directory", value(&view::directory(&people.directory))));
    }
    if page.body.has("history") {
        values.push(("history", value(&view::history(&people.history))));
    }
    values
}

/// What stands on the page of a point beside its questions and figures: the
/// standards that ask for the same, and quotes that the page does not place.
pub(super) fn beside_point(site: &Site, page: &Page, point: &str) -> [(&'static str, Value); 2] {
    let standards = view::standards(&site.content.people.guidance, point);
    let about = |quote: &&Quote| {
        quote
            .principle
            .as_ref()
            .is_some_and(|p| p.as_str() == point)
    };
    let quotes = site.content.quotes.iter().filter(about);
    let related = quotes.filter(|quote| !places(page, &quote.id));
    let related: Vec<_> = related.map(QuoteView::of).collect();
    [
        ("standards", value(&standards)),
        ("related", value(&related)),
    ]
}

fn places(page: &Page, quote: &str) -> bool {
    page.body.segments.iter().any(|segment| match segment {
        Segment::Block { name, arg, .. } => {
            name == "quotes" || name == "quote" && arg.as_deref() == Some(quote)
        }
        Segment::Prose(_) => false,
    })
}
