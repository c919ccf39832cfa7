//! One list of choices: radios and checkboxes, a question's and ours.

use super::organisation;
use crate::form::Form;
use crate::part;
use crate::sheet::{Choice, Group, Title};
use crate::ui::Ui;
use leptos::prelude::*;

/// A list of choices under its question.
pub(crate) fn choices(ui: Ui, form: &Form, group: Group) -> impl IntoView + use<> {
    let (id, own) = (group.id.as_str(), group.id.clone());
    let (wrong, alone) = (group.mistake.is_some(), group.title == Title::None);
    let described = part::described_by(id, group.hint.is_some(), wrong);
    // A box without a question is described itself: nobody would hear a
    // description of the list around it.
    let (around, inside) = if alone {
        (None, described)
    } else {
        (described, None)
    };
    let prefix = form.words().error_prefix.clone();
    let search = group.search.then(|| organisation(ui, form, &group));
    let list = group.choices.iter().enumerate();
    let list: Vec<_> = list
        .map(|(at, choice)| option(ui, &group, at, choice, inside.clone()))
        .collect();
    let class = if wrong {
        "coc-field coc-field-wrong"
    } else {
        "coc-field"
    };
    view! {
        <div class=class>
        <fieldset class="coc-fieldset" id=own aria-describedby=around>
            {part::legend(group.title)}
            {part::hint(id, group.hint)}
            {part::mistake(id, prefix, group.mistake)}
            {search}
            <div class="coc-options">{list}</div>
        </fieldset>
        </div>
    }
}

fn option(
    ui: Ui,
    group: &Group,
    at: usize,
    choice: &Choice,
    described: Option<String>,
) -> impl IntoView + use<> {
    let id = part::nth(&group.id, at);
    let hint_id = choice.hint.as_ref().map(|_| part::beside(&id, "hint"));
    let (subject, name) = (group.subject.clone(), choice.id.clone());
    let (of, chosen) = (subject.clone(), name.clone());
    let change = move |event: web_sys::Event| {
        let on = event_target_checked(&event);
        choose(ui, &|form| form.choose(&subject, &name, on));
    };
    view! {
        <div class="coc-option">
            <input
                class="coc-input"
                type=if group.many { "checkbox" } else { "radio" }
                id=id.clone()
                name=group.id.clone()
                autocomplete="off"
                aria-describedby=described.or(hint_id.clone())
                aria-invalid=group.mistake.is_some().then_some("true")
                prop:checked=move || ui.watch(|form| form.is_chosen(&of, &chosen))
                on:change=change
            />
            <label class="coc-label" for=id>
                {choice.label.clone()}
            </label>
            {choice
                .hint
                .clone()
                .map(|hint| view! { <span class="coc-hint coc-option-hint" id=hint_id>{hint}</span> })}
        </div>
    }
}

/// Chooses; what else that changed is said.
fn choose(ui: Ui, choose: &dyn Fn(&mut Form) -> bool) {
    ui.change(&mut |form| _ = choose(form));
}
