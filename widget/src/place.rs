//! Where on its page the form stands: on a page of its own it is the page; on
//! another page of the campaign's it stands in a shadow root, below the heading
//! and within the main part of what is around.

use leptos::prelude::document;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement};

/// The form's place; it lives as long as the page.
pub(crate) struct Place {
    /// What the start pages and the form are in.
    pub(crate) root: HtmlElement,
    /// What ids and focus are looked up in. A shadow root has what is asked of
    /// a document here, under the same names.
    pub(crate) tree: Document,
    /// What says which language the form is in.
    pub(crate) tongue: HtmlElement,
    /// The page's title as it came.
    pub(crate) title: String,
    /// Whether there is a page around.
    pub(crate) inline: bool,
}

thread_local! {
    static PLACE: Cell<Option<&'static Place>> = const { Cell::new(None) };
}

/// The form stands in this from now on.
pub(crate) fn take(root: &HtmlElement) {
    // Seen from within a shadow root, there is no `<html>` around it.
    let html = root.closest("html").ok().flatten();
    let place = Place {
        root: root.clone(),
        tree: root.get_root_node().unchecked_into(),
        inline: html.is_none(),
        tongue: html.map_or_else(|| root.clone(), JsCast::unchecked_into),
        title: document().title(),
    };
    PLACE.set(Some(Box::leak(Box::new(place))));
}

/// The form's place, once it has one.
pub(crate) fn place() -> Option<&'static Place> {
    PLACE.get()
}

/// Whether there is a page around.
pub(crate) fn is_inline() -> bool {
    place().is_some_and(|place| place.inline)
}

/// What an element is on a page that has its main part and its heading already.
pub(crate) fn tag(tag: &str) -> &str {
    match tag {
        _ if !is_inline() => tag,
        "main" | "header" => "div",
        "aside" => "section",
        "h1" => "h2",
        "h2" => "h3",
        _ => tag,
    }
}
