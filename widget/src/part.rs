//! The parts around a field: its question, the line below, what is wrong, and
//! the ids that join them for screen readers.

use crate::sheet::Title;
use leptos::either::EitherOf3;
use leptos::prelude::*;

/// The heading of every page, which takes the focus when the page comes.
pub(crate) const HEADING: &str = "coc-heading";
/// The summary of what is wrong, which takes it instead.
pub(crate) const SUMMARY: &str = "coc-summary";

/// An id beside another: `coc-answer` and `hint` make `coc-answer-hint`.
pub(crate) fn beside(id: &str, part: &str) -> String {
    [id, "-", part].concat()
}

/// The id of a choice of a field.
pub(crate) fn nth(id: &str, at: usize) -> String {
    beside(id, &at.to_string())
}

/// The ids of the parts that describe a field, for `aria-describedby`.
pub(crate) fn described_by(id: &str, hint: bool, mistake: bool) -> Option<String> {
    match (hint, mistake) {
        (false, false) => None,
        (true, false) => Some(beside(id, "hint")),
        (false, true) => Some(beside(id, "mistake")),
        (true, true) => Some([beside(id, "hint"), beside(id, "mistake")].join(" ")),
    }
}

/// The heading of a page.
pub(crate) fn heading(words: String) -> impl IntoView {
    view! { <h1 class="coc-title" id=HEADING tabindex="-1">{words}</h1> }
}

/// The question of a list of choices.
pub(crate) fn legend(title: Title) -> impl IntoView {
    match title {
        Title::Heading(words) => {
            EitherOf3::A(view! { <legend class="coc-legend">{heading(words)}</legend> })
        }
        Title::Legend(words) => {
            EitherOf3::B(view! { <legend class="coc-legend coc-legend-small">{words}</legend> })
        }
        Title::None => EitherOf3::C(()),
    }
}

/// The line below a question.
pub(crate) fn hint(id: &str, words: Option<String>) -> impl IntoView + use<> {
    let id = beside(id, "hint");
    words.map(|words| view! { <p class="coc-hint" id=id>{words}</p> })
}

/// What is wrong with a field. `Error: ` is for those who do not see the colour.
pub(crate) fn mistake(id: &str, prefix: String, words: Option<String>) -> impl IntoView + use<> {
    let id = beside(id, "mistake");
    words.map(|words| {
        view! {
            <p class="coc-mistake" id=id>
                <span class="coc-hidden">{prefix}</span>
                {words}
            </p>
        }
    })
}
