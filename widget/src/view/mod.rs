//! The view that draws every page.

mod arrive;
mod choices;
mod drawing;
mod live;
mod parts;
mod picker;
mod story;

pub(crate) use arrive::{arrive, first_page, go_to_field};
pub(crate) use live::Live;

use crate::deed::Deed;
use crate::form::{Focus, Form};
use crate::node::{Node, button, node};
use crate::page::Page;
use crate::place::is_inline;
use crate::sheet::write;
use crate::ui::Ui;
use drawing::Drawing;

/// The id of the withdrawal code.
pub(crate) const CODE: &str = "coc-code";

/// Draws the page that the form is at, and says what it is called; nothing
/// while the start page is shown.
pub(crate) fn draw(ui: Ui) -> Option<(Node, String)> {
    let form = ui.read();
    match form.page() {
        Page::Start | Page::Left => None,
        _ => Some(page(ui, &form)),
    }
}

fn page(ui: Ui, form: &Form) -> (Node, String) {
    let main = node("main", "coc-main");
    if form.page().leads_back() {
        main.add(button("coc-back", form.words().back()).on("click", ui, Deed::Back));
    }
    if !form.mistakes().is_empty() {
        main.add(summary(ui, form));
    }
    let body = node("form", "coc-form")
        .with("novalidate", "")
        .with("autocomplete", "off")
        .on("submit", ui, Deed::Nothing);
    let mut drawing = Drawing::new(ui, form, body);
    write(form, &mut drawing);
    let (body, title) = drawing.finish();
    (main.child(body), title)
}

/// What is wrong, each with a link to its field.
fn summary(ui: Ui, form: &Form) -> Node {
    // It stands before the heading and is no part of what that is above.
    let level = if is_inline() { "h1" } else { "h2" };
    let title = node(level, "coc-summary-title").text(form.words().problem_title());
    let links = node("ul", "");
    for mistake in form.mistakes() {
        let field = mistake.field();
        let link = node("a", "")
            .with("href", &["#", &*field].concat())
            .text(&mistake.words(form));
        links.add(node("li", "").child(link.on("click", ui, Deed::Field(field))));
    }
    // Drawn anew because of an answer, it is no news to cry out.
    let role = match form.focus() {
        Focus::Page => "alert",
        _ => "group",
    };
    node("div", "coc-summary")
        .with("id", parts::SUMMARY)
        .with("role", role)
        .with("tabindex", "-1")
        .child(title)
        .child(links)
}
