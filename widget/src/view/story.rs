//! The box for the story, with its count.

use super::parts::{beside, described_by, field, flag, heading, mistake};
use crate::deed::Deed;
use crate::form::hinting::{HINTS, STORY as ID};
use crate::form::{Fate, Form};
use crate::node::{Node, button, node, paragraph};
use crate::sheet::Act;
use crate::ui::Ui;

/// The box, with its label as the page's heading.
pub(super) fn story(
    ui: Ui,
    form: &Form,
    label: &str,
    hints: &[String],
    wrong: Option<&str>,
) -> Node {
    let described = described_by(ID, true, wrong.is_some());
    let label = node("label", "coc-legend")
        .with("for", ID)
        .child(heading(label));
    let hints = hints.iter().map(|hint| node("p", "").text(hint));
    let hints = node("div", "coc-hint")
        .with("id", &beside(ID, "hint"))
        .children(hints);
    let box_ = node("textarea", "coc-textarea")
        .with("id", ID)
        .with("rows", "12")
        .with("autocomplete", "off")
        .with("translate", "no")
        .with_if("aria-describedby", described.as_deref())
        .with_if("aria-invalid", wrong.map(|_| "true"))
        .holding("value", &form.draft().text.as_str().into())
        .on("input", ui, Deed::Write)
        .live(
            ui,
            Box::new(move |box_| box_.with("spellcheck", flag(ui.read().draft().spelling))),
        );
    let count = paragraph("coc-count", "").live(
        ui,
        Box::new(move |count| count.text(&ui.read().count_words().unwrap_or_default())),
    );
    let wrong_words = wrong.map(|words| mistake(form, ID, words));
    field(wrong.is_some())
        .child(label)
        .child(hints)
        .children(wrong_words)
        .child(box_)
        .child(count)
}

/// What may point to a person, each with what can be done about it.
pub(super) fn passages(ui: Ui, form: &Form, list: &[(String, String)]) -> Option<Node> {
    if list.is_empty() {
        return None;
    }
    let words = form.words();
    let fates = [
        (Fate::Show, &words.hint_show),
        (Fate::TakeOut, &words.hint_out),
        (Fate::Keep, &words.hint_keep),
    ];
    let items = list.iter().enumerate().map(|(place, (said, passage))| {
        let quoted = node("q", "").with("translate", "no").text(passage);
        let buttons = fates.iter().map(|&(fate, label)| {
            let of = node("span", "coc-hidden").text(&[" ", passage].concat());
            let press = Deed::Act(Act::Decide(place, fate));
            button("coc-link", label).child(of).on("click", ui, press)
        });
        node("li", "")
            .child(quoted)
            .child(paragraph("coc-text", said))
            .child(node("div", "coc-actions").children(buttons))
    });
    let title = node("h2", "coc-hints-title").text(&words.hint_title);
    let list = node("section", "coc-hints")
        .with("id", HINTS)
        .with("tabindex", "-1")
        .with("aria-label", &words.hint_title)
        .child(title)
        .child(paragraph("coc-text", &words.hint_explain))
        .child(node("ul", "").children(items));
    Some(list)
}
