//! The search box and the list below it.

use super::{ID, LIST, Picker, option_id};
use crate::dom;
use crate::form::Form;
use crate::part;
use leptos::prelude::*;

/// The box, labelled and described, and what it found.
pub(super) fn combobox(picker: &Picker, form: &Form, wrong: bool) -> impl IntoView + use<> {
    let words = form.words();
    let label = words.search_label.clone();
    let search = picker.search;
    let is_open = move || {
        let search = search.get();
        search.open && !search.found.is_empty()
    };
    let [shown, typed, pressed, left, listed, told] = [(); 6].map(|()| picker.clone());
    // Stays when the focus goes: nothing may move away under a press.
    let nothing = move || {
        let search = search.get();
        let none = !search.typed.trim().is_empty() && search.found.is_empty();
        none.then(|| told.tally())
    };
    view! {
        <div class="coc-search">
            <label class="coc-search-label" for=ID>{label.clone()}</label>
            <p class="coc-hint" id=part::beside(ID, "hint")>{words.search_hint.clone()}</p>
            <input
                class="coc-text"
                id=ID
                type="text"
                role="combobox"
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=move || flag(is_open())
                aria-activedescendant=move || search.get().active.map(option_id)
                aria-describedby=part::beside(ID, "hint")
                aria-invalid=wrong.then_some("true")
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                prop:value=move || shown.shown()
                on:input=move |event| typed.search(event_target_value(&event))
                on:keydown=move |event| press(&pressed, &event)
                on:blur=move |_| left.open(None)
            />
            <ul
                class="coc-found"
                id=LIST
                role="listbox"
                aria-label=label
                hidden=move || !is_open()
            >
                {move || list(&listed)}
            </ul>
            <p class="coc-none">{nothing}</p>
        </div>
    }
}

fn flag(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

fn list(picker: &Picker) -> Vec<impl IntoView + use<>> {
    let search = picker.search.get();
    let found = search.found.into_iter().enumerate();
    let items = found.map(|(at, place)| {
        let name = picker.name(place);
        let reasons = picker.reasons(place, &search.typed).into_iter();
        let reasons =
            reasons.map(|reason| view! { <span lang=reason.language>{reason.text}</span> });
        let reasons: Vec<_> = reasons.collect();
        let picker = picker.clone();
        view! {
            <li
                class="coc-found-one"
                id=option_id(at)
                role="option"
                aria-selected=flag(search.active == Some(at))
                // The press must not take the focus out of the box, which
                // would close the list before the click arrives.
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| picker.pick(Some(place))
            >
                <span class="coc-found-name">{name}</span>
                <span class="coc-found-others">{reasons}</span>
            </li>
        }
    });
    items.collect()
}

fn press(picker: &Picker, event: &web_sys::KeyboardEvent) {
    let search = picker.search.get_untracked();
    let active = search.active.filter(|_| search.open);
    let last = search.found.len().saturating_sub(1);
    match event.key().as_str() {
        "ArrowDown" => {
            step(
                picker,
                active.map_or(0, |at| if at == last { 0 } else { at + 1 }),
            );
        }
        "ArrowUp" => {
            step(
                picker,
                active.map_or(last, |at| at.checked_sub(1).unwrap_or(last)),
            );
        }
        "Enter" if search.open => enter(picker, active, &search.found),
        "Escape" if search.open => picker.open(None),
        "Escape" => picker.pick(None),
        _ => return,
    }
    event.prevent_default();
}

/// Picks what the arrow keys are at, or the only one found. With several found
/// it waits for a choice: going on would lose what the person was looking for.
fn enter(picker: &Picker, active: Option<usize>, found: &[usize]) {
    let place = match (active, found) {
        (Some(at), _) => found.get(at),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    if place.is_some() {
        picker.pick(place.copied());
    }
}

fn step(picker: &Picker, at: usize) {
    picker.open(Some(at));
    // Once the list is drawn, the active one is brought into view within it.
    let show = move || {
        if let Some(option) = dom::by_id(&option_id(at)) {
            dom::reveal(&option);
        }
    };
    set_timeout(show, std::time::Duration::ZERO);
}
