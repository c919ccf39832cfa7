//! The parts around a field: its question, the line below, what is wrong, and
//! the ids that join them for screen readers.

use crate::form::Form;
use crate::node::{Node, node, paragraph};
use survey::text::decimal;

/// The heading of every page, which takes the focus when the page comes.
pub(super) const HEADING: &str = "coc-heading";
/// The summary of what is wrong, which takes it instead.
pub(super) const SUMMARY: &str = "coc-summary";

/// An id beside another: `coc-answer` and `hint` make `coc-answer-hint`.
pub(super) fn beside(id: &str, part: &str) -> String {
    [id, "-", part].concat()
}

/// The id of a choice of a field.
pub(super) fn nth(id: &str, at: usize) -> String {
    beside(id, &decimal(at as u64))
}

/// The ids of the parts that describe a field, for `aria-describedby`.
pub(super) fn described_by(id: &str, hint: bool, mistake: bool) -> Option<String> {
    let hint_id = beside(id, "hint");
    let mistake_id = beside(id, "mistake");
    match (hint, mistake) {
        (false, false) => None,
        (true, false) => Some(hint_id),
        (false, true) => Some(mistake_id),
        (true, true) => Some([&*hint_id, " ", &mistake_id].concat()),
    }
}

/// The value of a yes-or-no attribute.
pub(super) fn flag(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

/// The heading of a page.
pub(super) fn heading(words: &str) -> Node {
    node("h1", "coc-title")
        .with("id", HEADING)
        .with("tabindex", "-1")
        .text(words)
}

/// A field, marked if something is wrong with it.
pub(super) fn field(wrong: bool) -> Node {
    let class = if wrong {
        "coc-field coc-field-wrong"
    } else {
        "coc-field"
    };
    node("div", class)
}

/// What is wrong with a field. `Error: ` is for those who do not see the colour.
pub(super) fn mistake(form: &Form, id: &str, words: &str) -> Node {
    let prefix = form.words().error_prefix();
    paragraph("coc-mistake", "")
        .with("id", &beside(id, "mistake"))
        .child(node("span", "coc-hidden").text(prefix))
        .and(words)
}

/// A link that opens beside the form, so that nothing typed is lost.
pub(super) fn link(form: &Form, words: &str, address: &str) -> Node {
    let link = node("a", "coc-link")
        .with("href", address)
        .with_if("hreflang", form.foreign())
        .with("target", "_blank")
        .with("rel", "noopener noreferrer")
        .text(&[words, " ", form.words().new_tab()].concat());
    node("p", "").child(link)
}
