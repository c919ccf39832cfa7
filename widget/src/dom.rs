//! The few things asked of the browser directly.

use crate::place::place;
use leptos::prelude::{document, window};
use survey::text::Category;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement};

/// The element of the form's page that has this id.
pub(crate) fn by_id(id: &str) -> Option<HtmlElement> {
    let found = place()?.tree.get_element_by_id(id)?;
    Some(found.unchecked_into())
}

/// The elements that a selector finds there.
pub(crate) fn all(selector: &str) -> Vec<HtmlElement> {
    let found = place().map(|place| place.tree.query_selector_all(selector));
    let Some(Ok(found)) = found else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| Some(found.get(at)?.unchecked_into()))
        .collect()
}

/// Moves the focus to an element. One that has it loses it first: its words
/// may have changed, and screen readers speak on arrival only.
pub(crate) fn focus(element: &HtmlElement) {
    _ = element.blur();
    _ = element.focus();
}

/// The language that the page says it is in.
pub(crate) fn language() -> String {
    place().map_or_else(String::new, |place| place.tongue.lang())
}

/// Says which language it is in.
pub(crate) fn set_language(language: &str) {
    if let Some(place) = place() {
        place.tongue.set_lang(language);
    }
}

/// Goes to the top of the form.
pub(crate) fn scroll_to_top() {
    match place() {
        Some(place) if place.inline => place.root.scroll_into_view(),
        _ => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}

/// The number that the browser's history stands at; zero on a fresh page.
pub(crate) fn step() -> u32 {
    let state = window().history().and_then(|history| history.state());
    number(&state.unwrap_or(JsValue::NULL))
}

/// Reads a number that [`push_step`] wrote.
pub(crate) fn number(state: &JsValue) -> u32 {
    // Anything else is another page's, and stands for the start.
    state.as_f64().map_or(0, |number| number as u32)
}

/// Adds a number to the browser's history. The address stays as it is.
pub(crate) fn push_step(step: u32) {
    if let Ok(history) = window().history() {
        _ = history.push_state(&JsValue::from(step), "");
    }
}

/// Gives the place in the browser's history that has no number this one; says
/// whether it had none.
pub(crate) fn mark_step(step: u32) -> bool {
    let history = window().history();
    let unmarked = |history: &web_sys::History| history.state().is_ok_and(|state| state.is_null());
    let unmarked = history.ok().filter(unmarked);
    let marked = unmarked.map(|history| history.replace_state(&JsValue::from(step), ""));
    marked.is_some()
}

/// Goes back as the browser's own button does.
pub(crate) fn go_back() {
    if let Ok(history) = window().history() {
        _ = history.back();
    }
}

/// Calls `handler` for every event of this name that reaches the window, for
/// as long as the page lives.
pub(crate) fn on_window(name: &str, handler: Box<dyn FnMut(web_sys::Event)>) {
    let handler = Closure::wrap(handler).into_js_value();
    _ = window().add_event_listener_with_callback(name, handler.unchecked_ref());
}

/// Calls `handler` for every press anywhere, before what is pressed hears of it.
pub(crate) fn before_click(handler: Box<dyn FnMut(web_sys::Event)>) {
    let handler = Closure::wrap(handler).into_js_value();
    let listener = handler.unchecked_ref();
    _ = window().add_event_listener_with_callback_and_bool("click", listener, true);
}

/// How many presses in quick succession this is the last of; none by keyboard.
pub(crate) fn presses(event: &web_sys::Event) -> i32 {
    let event: &web_sys::UiEvent = event.unchecked_ref();
    event.detail()
}

/// Calls `handler` for every press of an element.
pub(crate) fn on_click(element: &Element, handler: Box<dyn FnMut(web_sys::Event)>) {
    let handler = Closure::wrap(handler).into_js_value();
    _ = element.add_event_listener_with_callback("click", handler.unchecked_ref());
}

/// Waits without keeping the page from answering.
pub(crate) async fn pause(milliseconds: i32) {
    let wait = js_sys::Promise::new(&mut |done, _| {
        _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    _ = JsFuture::from(wait).await;
}

/// Sets a property of an object.
pub(crate) fn set(object: &JsValue, name: &str, value: &JsValue) {
    _ = js_sys::Reflect::set(object, &name.into(), value);
}

/// Has words said by screen readers, when they are done with what they say.
pub(crate) fn say(words: &str) {
    for place in all("[data-said]") {
        place.set_text_content(Some(words));
    }
}

/// Marks the words of an element and copies them.
///
/// The older of the two ways to copy: it needs no permission, which a frame on
/// another site's page does not have. Says whether it worked; the words stay
/// marked either way.
pub(crate) fn copy(element: &Element) -> bool {
    if let Ok(Some(selection)) = window().get_selection() {
        _ = selection.select_all_children(element);
    }
    let document: web_sys::HtmlDocument = document().unchecked_into();
    document.exec_command("copy").unwrap_or(false)
}

/// Moves the focus to a box and marks part of what is in it.
pub(crate) fn mark(id: &str, from: u32, to: u32) {
    if let Some(found) = by_id(id) {
        let found: web_sys::HtmlTextAreaElement = found.unchecked_into();
        _ = found.focus();
        _ = found.set_selection_range(from, to);
    }
}

/// Unmarks what is marked: the second press of a double press marks whatever has
/// come in the place of what was pressed.
pub(crate) fn unmark() {
    if let Ok(Some(selection)) = window().get_selection() {
        _ = selection.remove_all_ranges();
    }
}

/// Prints the page, as the style sheet has it.
pub(crate) fn print() {
    _ = window().print();
}

/// The characters of a text as a person sees them, so that a letter with its
/// accents or an emoji with its colour is one (`Intl.Segmenter`); code points
/// where the browser cannot tell.
pub(crate) fn count(text: &str) -> usize {
    segments(text).unwrap_or_else(|| text.chars().count())
}

fn segments(text: &str) -> Option<usize> {
    let get = |from: &JsValue, name: &str| js_sys::Reflect::get(from, &name.into()).ok();
    let intl = get(&js_sys::global(), "Intl")?;
    let segmenter: js_sys::Function = get(&intl, "Segmenter")?.dyn_into().ok()?;
    let segmenter = js_sys::Reflect::construct(&segmenter, &js_sys::Array::new()).ok()?;
    let segment: js_sys::Function = get(&segmenter, "segment")?.dyn_into().ok()?;
    let segments = segment.call1(&segmenter, &text.into()).ok()?;
    Some(js_sys::Array::from(&segments).length() as usize)
}

/// Replaces what a pattern finds, by the browser's own engine.
pub(crate) fn replace(pattern: &str, text: &str, with: &str) -> String {
    let pattern = js_sys::RegExp::new(pattern, "g");
    let text = js_sys::JsString::from(text);
    text.replace_by_pattern(&pattern, with).into()
}

/// The category of a whole number in a language, by the browser's own rules
/// (`Intl.PluralRules`).
pub(crate) fn category(number: u64, language: &str) -> Category {
    let languages = js_sys::Array::of1(&language.into());
    let rules = js_sys::Intl::PluralRules::new(&languages, &js_sys::Object::new());
    let name: String = rules.select(number as f64).into();
    Category::named(&name)
}

/// Where saved answers are kept.
const SAVED: &str = "code-of-care";

/// The time, in seconds.
pub(crate) fn now() -> u64 {
    (js_sys::Date::now() / 1_000.0) as u64
}

/// The text that was saved on this device.
pub(crate) fn load() -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(SAVED).ok().flatten()
}

/// Saves a text on this device, or deletes it.
pub(crate) fn save(text: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        _ = match text {
            Some(text) => storage.set_item(SAVED, text),
            None => storage.remove_item(SAVED),
        };
    }
}

/// Whether this page is in a frame on another.
pub(crate) fn is_framed() -> bool {
    let around = window().parent().ok().flatten();
    !around.is_some_and(|around| js_sys::Object::is(&around, &window()))
}

/// A number below 100, by chance.
pub(crate) fn chance() -> u32 {
    (js_sys::Math::random() * 100.0) as u32
}

/// Scrolls a list so that one of its items is in view, and nothing else.
pub(crate) fn reveal(item: &HtmlElement) {
    let Some(list) = item.parent_element() else {
        return;
    };
    let (top, height) = (item.offset_top(), item.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}

/// The key of a keyboard event; nothing for any other event, such as the one
/// that some browsers send when they fill a field in.
pub(crate) fn key(event: &web_sys::Event) -> String {
    let event: Option<&web_sys::KeyboardEvent> = event.dyn_ref();
    event.map(web_sys::KeyboardEvent::key).unwrap_or_default()
}
