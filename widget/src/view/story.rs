//! The box for the story, with its count.

use super::parts::{beside, described_by, field, heading, mistake};
use crate::deed::Deed;
use crate::form::Form;
use crate::node::{Node, node, paragraph};
use crate::ui::Ui;

const ID: &str = "coc-story";

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
        .with("spellcheck", "false")
        .with("translate", "no")
        .with_if("aria-describedby", described.as_deref())
        .with_if("aria-invalid", wrong.map(|_| "true"))
        .holding("value", &form.draft().text.as_str().into())
        .on("input", ui, Deed::Write);
    let count = paragraph("coc-count", "").live(Box::new(move |count| {
        count.text(&ui.watch().count_words().unwrap_or_default())
    }));
    let wrong_words = wrong.map(|words| mistake(form, ID, words));
    field(wrong.is_some())
        .child(label)
        .child(hints)
        .children(wrong_words)
        .child(box_)
        .child(count)
}
