//! One list of choices: radios and checkboxes, a question's and ours.

use super::Live;
use super::parts::{beside, described_by, field, heading, mistake, nth};
use super::picker::picker;
use crate::deed::Deed;
use crate::form::{Form, Subject};
use crate::node::{Node, node, paragraph};
use crate::sheet::{Group, Title};
use crate::ui::Ui;

/// A list of choices, to which they are added one by one.
pub(super) struct List {
    options: Node,
    id: String,
    kind: &'static str,
    /// What describes a box without a question above it: nobody would hear a
    /// description of the list around it.
    described: Option<String>,
    wrong: bool,
    subject: Subject,
    count: usize,
}

/// A list of choices under its question, and the field that it is in.
pub(super) fn list(ui: Ui, form: &Form, group: Group<'_>) -> (Node, List) {
    let (id, wrong) = (group.id, group.mistake.is_some());
    let described = described_by(id, group.hint.is_some(), wrong);
    let (around, inside) = match group.title {
        Title::None => (None, described),
        _ => (described, None),
    };
    let set = node("fieldset", "coc-fieldset")
        .with("id", id)
        .with_if("aria-describedby", around.as_deref());
    match group.title {
        Title::Heading(words) => set.add(node("legend", "coc-legend").child(heading(words))),
        Title::Legend(words) => {
            set.add(node("legend", "coc-legend coc-legend-small").text(words));
        }
        Title::None => {}
    }
    if let Some(words) = group.hint {
        set.add(paragraph("coc-hint", words).with("id", &beside(id, "hint")));
    }
    if let Some(words) = group.mistake {
        set.add(mistake(form, id, words));
    }
    if group.search {
        picker(ui, form, wrong, &set);
    }
    let options = node("div", "coc-options");
    set.add(options.clone());
    let list = List {
        options,
        id: id.to_owned(),
        kind: if group.many { "checkbox" } else { "radio" },
        described: inside,
        wrong,
        subject: group.subject,
        count: 0,
    };
    (field(wrong).child(set), list)
}

impl List {
    /// Adds a choice.
    pub(super) fn add(&mut self, ui: Ui, name: &str, label: &str, hint: Option<&str>) {
        let id = nth(&self.id, self.count);
        self.count += 1;
        let hint_id = beside(&id, "hint");
        let has_hint = hint.map(|_| hint_id.as_str());
        let deed = Deed::Choose(self.subject.clone(), name.to_owned());
        let box_ = node("input", "coc-input")
            .with("type", self.kind)
            .with("id", &id)
            .with("name", &self.id)
            .with("autocomplete", "off")
            .with_if("aria-describedby", self.described.as_deref().or(has_hint))
            .with_if("aria-invalid", self.wrong.then_some("true"))
            .on("change", ui, deed)
            .live(ui, Live::Choice(self.subject.clone(), name.to_owned()));
        let option = node("div", "coc-option")
            .child(box_)
            .child(node("label", "coc-label").with("for", &id).text(label));
        if let Some(hint) = hint {
            let hint = node("span", "coc-hint coc-option-hint").text(hint);
            option.add(hint.with("id", &hint_id));
        }
        self.options.add(option);
    }
}
