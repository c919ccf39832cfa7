//! The search box and the list below it.

use super::{ID, LIST, Picker, option_id};
use crate::dom;
use crate::form::Form;
use crate::part;
use leptos::prelude::*;

/// The box, labelled and described, and what it found.
pub(super) fn combobox(picker: Picker, form: &Form, wrong: bool) -> impl IntoView + use<> {
    let words = form.words();
    let (label, hint) = (words.search_label.clone(), words.search_hint.clone());
    let flag = |on: bool| if on { "true" } else { "false" };
    let is_open = move || picker.open.get() && picker.found.with(|found| !found.is_empty());
    // Stays when the focus goes: nothing may move away under a press.
    let nothing = move || {
        let typed = picker.typed.with(|typed| !typed.trim().is_empty());
        (typed && picker.found.with(Vec::is_empty)).then(|| picker.tally())
    };
    let name = label.clone();
    view! {
        <div class="coc-search">
            <label class="coc-search-label" for=ID>{label}</label>
            <p class="coc-hint" id=part::beside(ID, "hint")>{hint}</p>
            <input
                class="coc-text"
                id=ID
                type="text"
                role="combobox"
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=move || flag(is_open())
                aria-activedescendant=move || picker.active.get().map(option_id)
                aria-describedby=part::beside(ID, "hint")
                aria-invalid=wrong.then_some("true")
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                prop:value=move || picker.shown()
                on:input=move |event| picker.search(event_target_value(&event))
                on:keydown=move |event| press(picker, &event)
                on:blur=move |_| picker.close()
            />
            <ul
                class="coc-found"
                id=LIST
                role="listbox"
                aria-label=name
                hidden=move || !is_open()
            >
                {move || list(picker)}
            </ul>
            <p class="coc-none">{nothing}</p>
        </div>
    }
}

fn list(picker: Picker) -> Vec<impl IntoView> {
    let found = picker.found.get();
    picker.list.with_value(|list| {
        let found = found.iter().enumerate();
        let items = found.map(|(at, &place)| {
            let organisation = &list.organisations[place];
            let active = move || {
                if picker.active.get() == Some(at) {
                    "true"
                } else {
                    "false"
                }
            };
            view! {
                <li
                    class="coc-found-one"
                    id=option_id(at)
                    role="option"
                    aria-selected=active
                    // The press must not take the focus out of the box, which
                    // would close the list before the click arrives.
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| picker.pick(Some(place))
                >
                    <span class="coc-found-name">{picker.name(organisation)}</span>
                    <span class="coc-found-others">{picker.others(organisation)}</span>
                </li>
            }
        });
        items.collect()
    })
}

fn press(picker: Picker, event: &web_sys::KeyboardEvent) {
    let (found, open) = (picker.found.get_untracked(), picker.open.get_untracked());
    let active = picker.active.get_untracked().filter(|_| open);
    let last = found.len().saturating_sub(1);
    let handled = match event.key().as_str() {
        "ArrowDown" => {
            step(
                picker,
                active.map_or(0, |at| if at == last { 0 } else { at + 1 }),
            );
            true
        }
        "ArrowUp" => {
            step(
                picker,
                active.map_or(last, |at| at.checked_sub(1).unwrap_or(last)),
            );
            true
        }
        "Enter" => enter(picker, active, &found),
        "Escape" if open => {
            picker.close();
            true
        }
        "Escape" => {
            picker.pick(None);
            true
        }
        _ => false,
    };
    if handled {
        event.prevent_default();
    }
}

/// Picks what the arrow keys are at, or the only one found. With several found
/// it waits for a choice: going on would lose what the person was looking for.
fn enter(picker: Picker, active: Option<usize>, found: &[usize]) -> bool {
    let place = match (active, found) {
        (Some(at), _) => found.get(at),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let searching = picker.open.get_untracked();
    if searching && place.is_some() {
        picker.pick(place.copied());
    }
    searching
}

fn step(picker: Picker, at: usize) {
    picker.open.set(true);
    picker.active.set(Some(at));
    // Once the list is drawn, the active one is brought into view within it.
    let show = move || {
        if let Some(option) = dom::by_id(&option_id(at)) {
            dom::reveal(&option);
        }
    };
    set_timeout(show, std::time::Duration::ZERO);
}
