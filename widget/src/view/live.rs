//! What changes on a page while it stays.

use super::parts::flag;
use super::picker;
use crate::form::Subject;
use crate::node::Node;
use crate::ui::Ui;
use survey::text::decimal;

/// An element that follows the form, by what it shows of it.
pub(crate) enum Live {
    /// Whether a choice is chosen.
    Choice(Subject, String),
    /// What is searched for, and where in the list of what was found one is.
    Search,
    /// What was found.
    Found,
    /// That nothing was found.
    Nothing,
    /// What was picked.
    Picked,
    /// Whether the browser checks the spelling.
    Spelling,
    /// How many characters are left.
    Count,
}

impl Live {
    /// Draws an element as the form is now.
    pub(crate) fn draw(&self, ui: Ui, node: Node) -> Node {
        let form = &*ui.read();
        match self {
            Self::Choice(subject, choice) => {
                node.holding("checked", &form.is_chosen(subject, choice).into())
            }
            Self::Search => picker::search(form, node),
            Self::Found => picker::found(ui, form, node),
            Self::Nothing if form.finds_nothing() => node.text(&form.found_words()),
            Self::Nothing => node.text(""),
            Self::Picked => {
                let picked = form.picked().map(|place| decimal(place as u64));
                node.holding("value", &picked.unwrap_or_default().into())
            }
            Self::Spelling => node.with("spellcheck", flag(form.draft().spelling)),
            Self::Count => node.text(&form.count_words().unwrap_or_default()),
        }
    }
}
