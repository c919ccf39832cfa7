//! One list of choices: radios and checkboxes, a question's and ours.

use super::parts::{beside, described_by, field, heading, mistake, nth};
use super::picker::picker;
use crate::deed::Deed;
use crate::form::Form;
use crate::node::{Node, node, paragraph};
use crate::sheet::{Choice, Group, Title};
use crate::ui::Ui;

/// A list of choices under its question.
pub(super) fn choices(ui: Ui, form: &Form, group: &Group) -> Node {
    let id = group.id.as_str();
    let (wrong, alone) = (group.mistake.is_some(), group.title == Title::None);
    let described = described_by(id, group.hint.is_some(), wrong);
    // A box without a question is described itself: nobody would hear a
    // description of the list around it.
    let (around, inside) = if alone {
        (None, described)
    } else {
        (described, None)
    };
    let mut set = node("fieldset", "coc-fieldset")
        .with("id", id)
        .with_if("aria-describedby", around.as_deref())
        .children(legend(&group.title));
    if let Some(words) = &group.hint {
        set = set.child(paragraph("coc-hint", words).with("id", &beside(id, "hint")));
    }
    if let Some(words) = &group.mistake {
        set = set.child(mistake(form, id, words));
    }
    if group.search {
        set = set.children(picker(ui, form, wrong));
    }
    let list = group.choices.iter().enumerate();
    let list = list.map(|(at, choice)| option(ui, group, at, choice, inside.as_deref()));
    set = set.child(node("div", "coc-options").children(list));
    field(wrong).child(set)
}

fn legend(title: &Title) -> Option<Node> {
    match title {
        Title::Heading(words) => Some(node("legend", "coc-legend").child(heading(words))),
        Title::Legend(words) => Some(node("legend", "coc-legend coc-legend-small").text(words)),
        Title::None => None,
    }
}

fn option(ui: Ui, group: &Group, at: usize, choice: &Choice, described: Option<&str>) -> Node {
    let id = nth(&group.id, at);
    let hint_id = beside(&id, "hint");
    let has_hint = choice.hint.as_ref().map(|_| hint_id.as_str());
    let wrong = group.mistake.is_some().then_some("true");
    let (subject, name) = (group.subject.clone(), choice.id.clone());
    let deed = Deed::Choose(subject.clone(), name.clone());
    let box_ = node("input", "coc-input")
        .with("type", if group.many { "checkbox" } else { "radio" })
        .with("id", &id)
        .with("name", &group.id)
        .with("autocomplete", "off")
        .with_if("aria-describedby", described.or(has_hint))
        .with_if("aria-invalid", wrong)
        .on("change", ui, deed)
        .live(
            ui,
            Box::new(move |box_| {
                let chosen = ui.read().is_chosen(&subject, &name);
                box_.holding("checked", &chosen.into())
            }),
        );
    let label = node("label", "coc-label")
        .with("for", &id)
        .text(&choice.label);
    let hint = choice.hint.iter().map(|hint| {
        node("span", "coc-hint coc-option-hint")
            .with("id", &hint_id)
            .text(hint)
    });
    node("div", "coc-option")
        .child(box_)
        .child(label)
        .children(hint)
}
