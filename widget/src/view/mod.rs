//! The view that draws every page, from its sheet.

mod arrive;
mod choices;
mod parts;
mod picker;
mod story;

pub(crate) use arrive::{arrive, go_to_field, switch};

use crate::deed::Deed;
use crate::form::{Focus, Form};
use crate::node::{Node, button, node, paragraph};
use crate::page::Page;
use crate::place::is_inline;
use crate::sheet::{Act, Extra, Row, Sheet, sheet};
use crate::ui::Ui;
use parts::heading;
use survey::text::Review;

/// The id of the element that the form is drawn in.
pub(crate) const PLACE: &str = "coc-place";
/// The id of the withdrawal code.
pub(crate) const CODE: &str = "coc-code";

/// Draws the page that the form is at; nothing while the start page is shown.
pub(crate) fn draw(ui: Ui) -> Option<Node> {
    let form = ui.read();
    match form.page() {
        Page::Start | Page::Left => None,
        _ => Some(page(ui, &form)),
    }
}

fn page(ui: Ui, form: &Form) -> Node {
    let sheet = sheet(form);
    let mut main = node("main", "coc-main").children(notes(form));
    if sheet.back {
        let back = button("coc-back", &form.words().back);
        main = main.child(back.on("click", ui, Deed::Back));
    }
    if !form.mistakes().is_empty() {
        main = main.child(summary(ui, form));
    }
    let body = node("form", "coc-form")
        .with("novalidate", "")
        .with("autocomplete", "off")
        .on("submit", ui, Deed::Nothing);
    node("div", "coc-page")
        .child(top(ui, form))
        .child(main.child(fill(body, ui, form, &sheet)))
        .child(support(form))
}

fn notes(form: &Form) -> Vec<Node> {
    let words = form.words();
    let sample = form.bundle().campaign.sample;
    let draft = form.texts().state == Review::Draft;
    let notes = [(sample, &words.sample_note), (draft, &words.draft_note)];
    let notes = notes.into_iter().filter(|(shown, _)| *shown);
    notes
        .map(|(_, note)| paragraph("coc-sample", note))
        .collect()
}

fn top(ui: Ui, form: &Form) -> Node {
    // The page's own script hears of its press.
    let leave = button("coc-leave", &form.words().leave).with("data-leave", "");
    let mut top = node("header", "coc-top")
        .child(leave)
        .child(paragraph("coc-campaign", &form.bundle().campaign.name));
    let texts = &form.bundle().texts;
    if texts.len() > 1 {
        let buttons = texts.iter().enumerate().map(|(at, other)| {
            let language = other.language.as_str();
            let on = other.language == form.texts().language;
            button("coc-language", &other.name)
                .with("id", &arrive::switch_id(language))
                .with("lang", language)
                .with("aria-pressed", parts::flag(on))
                .on("click", ui, Deed::Language(at))
        });
        let languages = node("div", "coc-languages")
            .with("role", "group")
            .with("aria-label", &form.words().language_label);
        top = top.child(languages.children(buttons));
    }
    top
}

/// What is wrong, each with a link to its field.
fn summary(ui: Ui, form: &Form) -> Node {
    // It stands before the heading and is no part of what that is above.
    let level = if is_inline() { "h1" } else { "h2" };
    let title = node(level, "coc-summary-title").text(&form.words().problem_title);
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

fn fill(body: Node, ui: Ui, form: &Form, sheet: &Sheet) -> Node {
    let mut body = body;
    if let Some(caption) = &sheet.caption {
        body = body.child(paragraph("coc-caption", caption));
    }
    if let Some(words) = &sheet.heading {
        body = body.child(heading(words));
    }
    body = body.children(paragraphs(&sheet.notes));
    for group in &sheet.groups {
        body = body.child(choices::choices(ui, form, group));
    }
    body = match &sheet.extra {
        Extra::Nothing => body,
        Extra::Story {
            label,
            hints,
            mistake,
            passages,
            spelling,
        } => body
            .children(story::passages(ui, form, passages))
            .child(story::story(ui, form, label, hints, mistake.as_deref()))
            .children(
                spelling
                    .iter()
                    .map(|group| choices::choices(ui, form, group)),
            ),
        Extra::Rows(list) => body.child(rows(ui, form, list)),
        Extra::Code {
            title,
            explain,
            code: value,
        } => body.child(code(ui, form, [title, value, explain])),
    };
    body = body.children(paragraphs(&sheet.tail));
    if let Some((words, address)) = &sheet.link {
        body = body.child(link(form, words, address));
    }
    body.child(buttons(ui, sheet))
}

fn paragraphs(words: &[String]) -> Vec<Node> {
    let words = words.iter();
    words.map(|words| paragraph("coc-text", words)).collect()
}

/// A link that opens beside the form, so that nothing typed is lost.
fn link(form: &Form, words: &str, address: &str) -> Node {
    let link = node("a", "coc-link")
        .with("href", address)
        .with_if("hreflang", form.foreign())
        .with("target", "_blank")
        .with("rel", "noopener noreferrer")
        .text(&[words, " ", &form.words().new_tab].concat());
    node("p", "").child(link)
}

fn buttons(ui: Ui, sheet: &Sheet) -> Node {
    let buttons = sheet.buttons.iter().enumerate().map(|(at, pressed)| {
        let (kind, class) = match at {
            0 => ("submit", "coc-button"),
            _ => ("button", "coc-button coc-button-quiet"),
        };
        let press = Deed::Act(pressed.act.clone());
        button(class, &pressed.label)
            .with("type", kind)
            .on("click", ui, press)
    });
    node("div", "coc-actions").children(buttons)
}

/// Everything that will be sent, each with a way to change it.
fn rows(ui: Ui, form: &Form, rows: &[Row]) -> Node {
    let change = &form.words().change;
    let rows = rows.iter().map(|row| {
        let act = Deed::Act(Act::Change(row.page.clone()));
        let button = button("coc-link", change)
            .child(node("span", "coc-hidden").text(&[" ", &row.label].concat()));
        node("div", "coc-row")
            .child(node("dt", "").text(&row.label))
            .child(node("dd", "coc-value").text(&row.value))
            .child(node("dd", "coc-change").child(button.on("click", ui, act)))
    });
    node("dl", "coc-rows").children(rows)
}

/// The withdrawal code, what it does, and two ways to keep it.
fn code(ui: Ui, form: &Form, [title, code, explain]: [&str; 3]) -> Node {
    let words = form.words();
    let quiet = "coc-button coc-button-quiet";
    let copy = button(quiet, &words.code_copy).on("click", ui, Deed::Copy);
    let print = button(quiet, &words.print).on("click", ui, Deed::Print);
    let title = node("h2", "coc-code-title")
        .with("id", "coc-code-title")
        .text(title);
    let value = paragraph("coc-code-value", code)
        .with("id", CODE)
        .with("translate", "no");
    node("section", "coc-code")
        .with("aria-labelledby", "coc-code-title")
        .child(title)
        .child(value)
        .child(paragraph("coc-text", explain))
        .child(node("div", "coc-actions").child(copy).child(print))
        .child(paragraph("coc-said", "").with("data-said", ""))
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
        .text(&form.words().support_title);
    let more = &form.words().support_more;
    node("aside", "coc-support")
        .with("aria-labelledby", "coc-support")
        .child(title)
        .child(lines)
        .child(link(form, more, &bundle.campaign.support_url))
}
