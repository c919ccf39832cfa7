//! Everything that will be sent, each with a way to change it.

use crate::form::Form;
use crate::sheet::{Act, Row};
use crate::ui::Ui;
use leptos::prelude::*;

/// The answers, as a list of terms.
pub(super) fn rows(ui: Ui, form: &Form, rows: Vec<Row>) -> impl IntoView + use<> {
    let change = form.words().change.clone();
    let rows = rows.into_iter().map(|Row { label, value, page }| {
        let (act, of) = (Act::Change(page), [" ", &label].concat());
        view! {
            <div class="coc-row">
                <dt>{label}</dt>
                <dd class="coc-value">{value}</dd>
                <dd class="coc-change">
                    <button class="coc-link" type="button" on:click=move |_| ui.perform(&act)>
                        {change.clone()}
                        <span class="coc-hidden">{of}</span>
                    </button>
                </dd>
            </div>
        }
    });
    let rows: Vec<_> = rows.collect();
    view! { <dl class="coc-rows">{rows}</dl> }
}
