//! What happens when a page comes: the title, the focus, the start page.

use super::parts::{HEADING, SUMMARY, nth};
use super::picker;
use crate::dom;
use crate::form::{Focus, Form};
use crate::page::Page;
use crate::place::place;
use crate::ui::Ui;
use leptos::prelude::*;

/// Sees to the page that has just been drawn; `is_new` if it is another than
/// before, `named` what it is called.
pub(crate) fn arrive(ui: Ui, is_new: bool, named: &str) {
    let form = ui.read();
    let page = form.page().clone();
    let language = form.texts().language.as_str();
    dom::set_language(language);
    document().set_title(&title(&form, named));
    show_start(page == Page::Start, language);
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

/// The id of the button that switches to a language.
pub(super) fn switch_id(language: &str) -> String {
    ["coc-in-", language].concat()
}

/// Switches the language; the page, the answers and the focus stay.
pub(crate) fn switch(ui: Ui, language: &str) {
    ui.change(&mut |form| form.set_language(language));
    if let Some(button) = dom::by_id(&switch_id(language)) {
        dom::focus(&button);
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
        let mut shown = dom::all("[data-start-page]:not([hidden]) .coc-title").into_iter();
        shown.next()
    } else {
        dom::by_id(HEADING)
    }
}

/// The start pages are part of the page as it came; it is shown in one language, or
/// not at all.
fn show_start(shown: bool, language: &str) {
    for page in dom::all("[data-start-page]") {
        let is_this = page.get_attribute("lang").as_deref() == Some(language);
        page.set_hidden(!(shown && is_this));
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
