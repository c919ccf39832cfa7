//! What happens when a page comes: the title, the focus, the start page.

use super::parts::{HEADING, SUMMARY, nth};
use super::picker;
use crate::dom;
use crate::form::{Focus, Form};
use crate::page::Page;
use crate::place::place;
use crate::ui::Ui;
use leptos::prelude::document;
use wasm_bindgen::JsCast;

/// Sees to the page that has just been drawn; `is_new` if it is another than
/// before, `named` what it is called.
pub(crate) fn arrive(ui: Ui, is_new: bool, named: &str) {
    let form = ui.read();
    let page = form.page().clone();
    document().set_title(&title(&form, named));
    show_start(page == Page::Start);
    drop(form);
    if is_new {
        dom::unmark();
    }
    let focus = ui.read().focus().clone();
    let summary = dom::by_id(SUMMARY);
    let heading = || first_heading(&page).filter(|_| is_new || focus == Focus::Heading);
    if let Focus::To(field) = focus {
        go_to_field(&field);
    } else if focus == Focus::Stay && !is_new {
        // What had the focus was drawn anew; `ui` gives it back.
    } else if let Some(element) = summary.or_else(heading) {
        dom::scroll_to_top();
        dom::focus(&element);
    }
}

/// Moves to a field that a mistake is about: to its first choice, if it is a list.
pub(crate) fn go_to_field(field: &str) {
    let around = dom::by_id(field);
    let holds = |inside: &web_sys::HtmlElement| {
        let around = around.as_ref();
        around.is_some_and(|around| around.contains(Some(inside)))
    };
    let first = dom::by_id(picker::ID).filter(holds);
    let first = first.or_else(|| dom::by_id(&nth(field, 0)));
    if let Some(element) = first.or_else(|| dom::by_id(field)) {
        if let Some(around) = around {
            around.scroll_into_view();
        }
        dom::focus(&element);
    }
}

fn first_heading(page: &Page) -> Option<web_sys::HtmlElement> {
    if *page == Page::Start {
        let first = first_page()?.query_selector(".coc-title");
        Some(first.ok()??.unchecked_into())
    } else {
        dom::by_id(HEADING)
    }
}

/// What the start page says, in the form's language: a part of the page as it
/// came. The form's pages come in its place, under the same top and above the
/// same support.
pub(crate) fn first_page() -> Option<web_sys::HtmlElement> {
    dom::all("[data-start-page]:not([hidden]) > [data-first]").pop()
}

/// It is shown on the start page alone, in every language.
fn show_start(shown: bool) {
    for first in dom::all("[data-first]") {
        first.set_hidden(!shown);
    }
}

/// The title says where the person is and never what was asked or answered:
/// it can be read in the browser's history.
fn title(form: &Form, named: &str) -> String {
    let around = place().map_or("", |place| place.title.as_str());
    let prefix = match form.mistakes() {
        [] => "",
        _ => form.words().error_prefix(),
    };
    match form.page() {
        Page::Start | Page::Left | Page::Closing(_) => [prefix, around].concat(),
        _ => [prefix, named, " – ", around].concat(),
    }
}
