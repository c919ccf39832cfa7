//! The box for the story, with its count.

use super::Live;
use super::parts::{beside, described_by, field, heading, mistake};
use crate::deed::Deed;
use crate::form::hinting::{HINTS, STORY as ID};
use crate::form::{Fate, Form};
use crate::node::{Node, button, node, paragraph};
use crate::sheet::Act;
use crate::ui::Ui;

/// The box, with its label as the page's heading.
pub(super) fn story(ui: Ui, form: &Form, label: &str, hints: &[&str], wrong: Option<&str>) -> Node {
    let described = described_by(ID, true, wrong.is_some());
    let label = node("label", "coc-legend")
        .with("for", ID)
        .child(heading(label));
    let lines = node("div", "coc-hint").with("id", &beside(ID, "hint"));
    for hint in hints {
        lines.add(paragraph("", hint));
    }
    let field = field(wrong.is_some()).child(label).child(lines);
    if let Some(words) = wrong {
        field.add(mistake(form, ID, words));
    }
    let box_ = node("textarea", "coc-textarea")
        .with("id", ID)
        .with("rows", "12")
        .with("autocomplete", "off")
        .with("translate", "no")
        .with_if("aria-describedby", described.as_deref())
        .with_if("aria-invalid", wrong.map(|_| "true"))
        .holding("value", &form.draft().text.as_str().into())
        .on("input", ui, Deed::Write)
        .live(ui, Live::Spelling);
    field
        .child(box_)
        .child(paragraph("coc-count", "").live(ui, Live::Count))
}

/// What stands around the list of what may point to a person.
pub(super) fn passages(form: &Form) -> Node {
    let words = form.words();
    node("section", "coc-hints")
        .with("id", HINTS)
        .with("tabindex", "-1")
        .with("aria-label", words.hint_title())
        .child(node("h2", "coc-hints-title").text(words.hint_title()))
        .child(paragraph("coc-text", words.hint_explain()))
}

/// A passage of that list, with what can be done about it.
pub(super) fn passage(ui: Ui, form: &Form, place: usize, said: &str, passage: &str) -> Node {
    let words = form.words();
    let buttons = node("div", "coc-actions");
    for &(fate, label) in &[
        (Fate::Show, words.hint_show()),
        (Fate::TakeOut, words.hint_out()),
        (Fate::Keep, words.hint_keep()),
    ] {
        let of = node("span", "coc-hidden").text(" ").and(passage);
        let press = Deed::Act(Act::Decide(place, fate));
        buttons.add(button("coc-link", label).child(of).on("click", ui, press));
    }
    node("li", "")
        .child(node("q", "").with("translate", "no").text(passage))
        .child(paragraph("coc-text", said))
        .child(buttons)
}
