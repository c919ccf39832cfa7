//! Every page of the site, one file for each family.

mod feed;
mod files;
mod health;
mod made;
mod news;
mod prose;
mod results;
mod search;
mod stories;
mod studies;

pub(super) use files::files;
pub(super) use health::health;
pub(super) use made::made;
pub(super) use news::news;
pub(super) use prose::prose;
pub(super) use results::results;
pub(super) use search::search;
pub(super) use stories::{Words, stories};
pub(super) use studies::studies;

use super::Canvas;
use super::data::Data;
use super::env::value;
use super::view::{PageView, Seed};
use minijinja::Value;

/// Draws a page that no file describes.
fn made_page(
    data: &Data,
    canvas: &mut Canvas<'_>,
    template: &str,
    seed: Seed,
    own: impl IntoIterator<Item = (&'static str, Value)>,
) {
    let view = PageView::from_seed(seed, &data.site);
    made_view(data, canvas, template, &view, own);
}

/// The same of which more is known.
fn made_view(
    data: &Data,
    canvas: &mut Canvas<'_>,
    template: &str,
    view: &PageView,
    own: impl IntoIterator<Item = (&'static str, Value)>,
) {
    let page = [("page", value(view))];
    canvas.draw(template, &view.url, data.with(page.into_iter().chain(own)));
}
