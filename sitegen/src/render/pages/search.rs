//! The page that finds others.

use super::made_page;
use crate::output::Script;
use crate::render::Canvas;
use crate::render::data::Data;
use crate::render::env::value;
use crate::render::view::Seed;
use crate::search::{ADDRESS, MANIFEST};
use serde::Serialize;

/// What the page loads.
#[derive(Serialize)]
struct SearchView<'a> {
    script: &'a str,
    integrity: &'a str,
    index: String,
}

/// Draws it. It does not depend on what can be found: the index has an address
/// that stays.
pub(crate) fn search(words: &toml::Table, script: &Script, data: &Data, canvas: &mut Canvas<'_>) {
    let said = |name| words.get("search")?.get(name)?.as_str();
    let said = |name| said(name).unwrap_or_default().to_owned();
    let seed = Seed {
        name: "search",
        title: said("title"),
        description: said("description"),
        url: ADDRESS.to_owned(),
        crumbs: data.crumbs(&[]),
        sample: false,
    };
    let view = SearchView {
        script: &script.url,
        integrity: &script.integrity,
        index: format!("/{MANIFEST}"),
    };
    made_page(
        data,
        canvas,
        "search.html",
        seed,
        [("search", value(&view))],
    );
}
