//! The withdrawal code, to copy or print.

use crate::dom;
use crate::form::Form;
use crate::ui::Ui;
use leptos::prelude::*;

const ID: &str = "coc-code";

/// The code, what it does, and two ways to keep it.
pub(super) fn code(
    ui: Ui,
    form: &Form,
    title: String,
    explain: String,
    code: String,
) -> impl IntoView + use<> {
    let words = form.words();
    let copy = move |_| {
        let copied = dom::by_id(ID).is_some_and(|code| dom::copy(&code));
        let words = ui.with(|form| {
            let words = form.words();
            if copied {
                &words.code_copied
            } else {
                &words.code_not_copied
            }
            .clone()
        });
        ui.say(&words);
    };
    view! {
        <section class="coc-code" aria-labelledby="coc-code-title">
            <h2 class="coc-code-title" id="coc-code-title">{title}</h2>
            <p class="coc-code-value" id=ID translate="no">{code}</p>
            <p class="coc-text">{explain}</p>
            <div class="coc-actions">
                <button class="coc-button coc-button-quiet" type="button" on:click=copy>
                    {words.code_copy.clone()}
                </button>
                <button class="coc-button coc-button-quiet" type="button" on:click=|_| dom::print()>
                    {words.print.clone()}
                </button>
            </div>
            <p class="coc-said" data-said></p>
        </section>
    }
}
