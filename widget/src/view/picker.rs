//! Picking an organisation: a search box over a list (the combobox pattern of
//! the ARIA Authoring Practices Guide, with manual selection) and, folded away,
//! the whole list as a plain select.
//!
//! What is typed finds names on this device and goes nowhere else.

use super::Live;
use super::parts::{beside, flag, nth};
use crate::deed::Deed;
use crate::dom;
use crate::form::Form;
use crate::node::{Node, node, paragraph};
use crate::ui::Ui;
use survey::text::decimal;

/// The id of the search box.
pub(super) const ID: &str = "coc-search";
const LIST: &str = "coc-found";

/// Adds the search and the list; nothing where there is nothing to pick from.
pub(super) fn picker(ui: Ui, form: &Form, wrong: bool, to: &Node) {
    let offered = form.offered();
    if offered.is_empty() {
        return;
    }
    let words = form.words();
    to.add(combobox(ui, form, wrong));
    let details = node("details", "coc-details")
        .child(node("summary", "").text(words.search_choose()))
        .child(select(ui, form, &offered));
    to.add(details);
    to.add(paragraph("coc-or", words.search_or()));
}

fn combobox(ui: Ui, form: &Form, wrong: bool) -> Node {
    let words = form.words();
    let label = node("label", "coc-search-label")
        .with("for", ID)
        .text(words.search_label());
    let hint_id = beside(ID, "hint");
    let hint = paragraph("coc-hint", words.search_hint()).with("id", &hint_id);
    let search = node("input", "coc-text")
        .with("id", ID)
        .with("type", "text")
        .with("role", "combobox")
        .with("aria-autocomplete", "list")
        .with("aria-controls", LIST)
        .with("aria-describedby", &hint_id)
        .with_if("aria-invalid", wrong.then_some("true"))
        .with("autocomplete", "off")
        .with("autocapitalize", "none")
        .with("spellcheck", "false")
        .on("input", ui, Deed::Search)
        .on("keydown", ui, Deed::Press)
        .on("blur", ui, Deed::Close)
        .live(ui, Live::Search);
    let list = node("ul", "coc-found")
        .with("id", LIST)
        .with("role", "listbox")
        .with("aria-label", words.search_label())
        .live(ui, Live::Found);
    node("div", "coc-search")
        .child(label)
        .child(hint)
        .child(search)
        .child(list)
        // Stays when the focus goes: nothing may move away under a press.
        .child(paragraph("coc-none", "").live(ui, Live::Nothing))
}

/// What the search box says of itself and holds.
pub(super) fn search(form: &Form, search: Node) -> Node {
    let active = form.found().active.map(|at| nth(LIST, at));
    search
        .with("aria-expanded", flag(form.found().is_shown()))
        .with_if("aria-activedescendant", active.as_deref())
        .holding("value", &form.search_words().into())
}

/// The list of what was found.
pub(super) fn found(ui: Ui, form: &Form, list: Node) -> Node {
    let found = form.found();
    let hidden = (!found.is_shown()).then_some("");
    let list = list.with_if("hidden", hidden).text("");
    for (at, &place) in found.places.iter().enumerate() {
        let mut others = node("span", "coc-found-others");
        let mut between = "";
        for (language, words) in &form.reasons(place) {
            let other = node("span", "").with_if("lang", *language);
            others = others.and(between).child(other.text(words));
            between = "; ";
        }
        let item = node("li", "coc-found-one")
            .with("id", &nth(LIST, at))
            .with("role", "option")
            .with("aria-selected", flag(found.active == Some(at)))
            // The press must not take the focus out of the box, which would
            // close the list before the click arrives.
            .on("mousedown", ui, Deed::Nothing)
            .on("click", ui, Deed::Pick(place))
            .child(node("span", "coc-found-name").text(form.name_of(place)))
            .child(others);
        list.add(item);
    }
    let active = found.active.and_then(|at| dom::by_id(&nth(LIST, at)));
    if let Some(active) = active {
        dom::reveal(&active);
    }
    list
}

fn select(ui: Ui, form: &Form, offered: &[usize]) -> Node {
    let words = form.words();
    let select = node("select", "coc-select")
        .with("aria-label", words.search_choose())
        .with("autocomplete", "off")
        .child(option("", words.search_blank()));
    for &place in offered {
        select.add(option(&decimal(place as u64), form.name_of(place)));
    }
    select
        .on("change", ui, Deed::PickShown)
        .live(ui, Live::Picked)
}

fn option(value: &str, words: &str) -> Node {
    node("option", "").with("value", value).text(words)
}
