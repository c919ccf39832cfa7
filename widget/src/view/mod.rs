//! The view that draws every page.

mod arrive;
mod choices;
mod drawing;
mod live;
mod parts;
mod picker;
mod story;

pub(crate) use arrive::{arrive, go_to_field, switch};
pub(crate) use live::Live;

use crate::deed::Deed;
use crate::form::{Focus, Form};
use crate::node::{Node, button, node, paragraph};
use crate::page::Page;
use crate::place::is_inline;
use crate::sheet::write;
use crate::ui::Ui;
use drawing::Drawing;
use survey::text::Review;

/// The id of the element that the form is drawn in.
pub(crate) const PLACE: &str = "coc-place";
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
    let main = node("main", "coc-main").children(notes(form));
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
    let page = node("div", "coc-page")
        .child(top(ui, form))
        .child(main.child(body))
        .child(support(form));
    (page, title)
}

fn notes(form: &Form) -> Vec<Node> {
    let words = form.words();
    let sample = form.bundle().campaign.sample;
    let draft = form.texts().state == Review::Draft;
    let notes = [(sample, words.sample_note()), (draft, words.draft_note())];
    let notes = notes.into_iter().filter(|(shown, _)| *shown);
    notes
        .map(|(_, note)| paragraph("coc-sample", note))
        .collect()
}

fn top(ui: Ui, form: &Form) -> Node {
    // The page's own script hears of its press.
    let leave = button("coc-leave", form.words().leave()).with("data-leave", "");
    let mut top = node("header", "coc-top")
        .child(leave)
        .child(paragraph("coc-campaign", &form.bundle().campaign.name));
    let texts = &form.bundle().texts;
    if texts.len() > 1 {
        let buttons = texts.iter().map(|other| {
            let language = other.language.as_str();
            let on = other.language == form.texts().language;
            button("coc-language", &other.name)
                .with("id", &arrive::switch_id(language))
                .with("lang", language)
                .with("aria-pressed", parts::flag(on))
                .on("click", ui, Deed::Language(language))
        });
        let languages = node("div", "coc-languages")
            .with("role", "group")
            .with("aria-label", form.words().language_label());
        top = top.child(languages.children(buttons));
    }
    top
}

/// What is wrong, each with a link to its field.
fn summary(ui: Ui, form: &Form) -> Node {
    // It stands before the heading and is no part of what that is above.
    let level = if is_inline() { "h1" } else { "h2" };
    let title = node(level, "coc-summary-title").text(form.words().problem_title());
    let links = form.mistakes().iter().map(|mistake| {
        let field = mistake.field();
        let link = node("a", "")
            .with("href", &["#", &*field].concat())
            .text(&mistake.words(form));
        node("li", "").child(link.on("click", ui, Deed::Field(field)))
    });
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
        .child(node("ul", "").children(links))
}

fn support(form: &Form) -> Node {
    let bundle = form.bundle();
    let lines = bundle.support.iter().map(|line| {
        let digits: String = line.number.split_whitespace().collect();
        let number = node("a", "coc-line-number")
            .with("href", &["tel:", &digits].concat())
            .text(&line.number);
        node("li", "")
            .child(node("span", "coc-line-name").text(&line.name))
            .and(" ")
            .child(number)
            .and(" ")
            .child(node("span", "coc-line-hours").text(&line.hours))
    });
    let lines = node("ul", "coc-lines")
        .with_if("lang", form.foreign())
        .children(lines);
    let title = node("h2", "coc-support-title")
        .with("id", "coc-support")
        .text(form.words().support_title());
    let more = form.words().support_more();
    node("aside", "coc-support")
        .with("aria-labelledby", "coc-support")
        .child(title)
        .child(lines)
        .child(parts::link(form, more, &bundle.campaign.support_url))
}
