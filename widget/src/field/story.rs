//! The box for the story, with its count.

use crate::form::Form;
use crate::part;
use crate::ui::Ui;
use leptos::prelude::*;

const ID: &str = "coc-story";

/// The box, with its label as the page's heading.
pub(crate) fn story(
    ui: Ui,
    form: &Form,
    label: String,
    hints: Vec<String>,
    mistake: Option<String>,
) -> impl IntoView + use<> {
    let described = part::described_by(ID, true, mistake.is_some());
    let prefix = form.words().error_prefix.clone();
    let text = form.draft().text.clone();
    let wrong = mistake.is_some();
    let class = if wrong {
        "coc-field coc-field-wrong"
    } else {
        "coc-field"
    };
    let write = move |event: web_sys::Event| {
        let typed = event_target_value(&event);
        ui.update(&mut |form| form.draft_mut().text.clone_from(&typed));
        ui.say_later(Box::new(move || count(ui, false).unwrap_or_default()));
    };
    let hints: Vec<_> = hints
        .into_iter()
        .map(|hint| view! { <p>{hint}</p> })
        .collect();
    view! {
        <div class=class>
            <label class="coc-legend" for=ID>{part::heading(label)}</label>
            <div class="coc-hint" id=part::beside(ID, "hint")>{hints}</div>
            {part::mistake(ID, prefix, mistake)}
            <textarea
                class="coc-textarea"
                id=ID
                rows="12"
                autocomplete="off"
                spellcheck="false"
                translate="no"
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
                prop:value=text
                on:input=write
            ></textarea>
            <p class="coc-count">{move || count(ui, true)}</p>
        </div>
    }
}

/// How many characters are left or too many, once that is worth showing.
fn count(ui: Ui, tracked: bool) -> Option<String> {
    let words = |form: &Form| {
        let left = form.characters_left()?;
        let (words, number) = (form.words(), left.unsigned_abs());
        Some(if left < 0 {
            form.counted(&words.characters_over, "over", number)
        } else {
            form.counted(&words.characters_left, "left", number)
        })
    };
    if tracked {
        ui.watch(words)
    } else {
        ui.with(words)
    }
}
