//! Every page of the site, one file for each family.

mod files;
mod health;
mod made;
mod prose;
mod results;
mod search;
mod stories;

pub(super) use files::files;
pub(super) use health::health;
pub(super) use made::made;
pub(super) use prose::prose;
pub(super) use results::results;
pub(super) use search::search;
pub(super) use stories::{Words, stories};

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
    let url = seed.url.clone();
    let view = PageView::from_seed(seed, &data.site);
    let page = [("page", value(&view))];
    canvas.draw(template, &url, data.with(page.into_iter().chain(own)));
}
