//! The few things asked of the browser directly.

use crate::place::place;
use survey::text::Category;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, Request};

// What takes several steps of which the program needs nothing but the outcome:
// the functions of `browser.js`, which stands beside the glue.
#[wasm_bindgen]
extern "C" {
    /// The characters of a text as a person sees them.
    pub(crate) fn count(text: &str) -> usize;

    #[wasm_bindgen(js_name = category)]
    fn category_name(number: f64, language: &str) -> String;

    /// Replaces what a pattern finds, by the browser's own engine.
    pub(crate) fn replace(pattern: &str, text: &str, with: &str) -> String;

    /// Moves the focus to an element, as if it had come from elsewhere.
    pub(crate) fn focus(element: &HtmlElement);

    #[wasm_bindgen(js_name = mark)]
    fn mark_in(field: &HtmlElement, from: u32, to: u32);

    /// Unmarks what is marked: the second press of a double press marks whatever has
    /// come in the place of what was pressed.
    pub(crate) fn unmark();

    /// Marks the words of an element and copies them; says whether it worked.
    pub(crate) fn copy(element: &Element) -> bool;

    #[wasm_bindgen(js_name = say)]
    fn say_in(tree: &Document, words: &str);

    /// Scrolls a list so that one of its items is in view, and nothing else.
    pub(crate) fn reveal(item: &HtmlElement);

    /// The key of a keyboard event; nothing for any other event.
    pub(crate) fn key(event: &web_sys::Event) -> String;

    /// The number that the browser's history stands at; zero on a fresh page.
    pub(crate) fn step() -> u32;

    /// Adds a number to the browser's history. The address stays as it is.
    pub(crate) fn push_step(step: u32);

    /// Gives the place in the browser's history that has no number this one; says
    /// whether it had none.
    pub(crate) fn mark_step(step: u32) -> bool;

    /// Goes back as the browser's own button does.
    pub(crate) fn go_back();

    #[wasm_bindgen(js_name = scroll_up)]
    fn scroll_up_to(form: Option<&HtmlElement>);

    /// Prints the page, as the style sheet has it.
    pub(crate) fn print();

    /// Calls `handler` for every event of this name at an element; without one
    /// at the window, before any element hears of it.
    pub(crate) fn listen(target: Option<&Element>, name: &str, handler: &JsValue);

    /// Calls `handler` by and by, and not what is still to come by the number
    /// `before`; gives its number.
    pub(crate) fn later(handler: &JsValue, milliseconds: u32, before: i32) -> i32;

    #[wasm_bindgen(js_name = clearTimeout)]
    pub(crate) fn never(timer: i32);

    /// The name that the site around gave itself.
    pub(crate) fn embed() -> Option<String>;

    /// Whether there is a connection.
    pub(crate) fn is_online() -> bool;

    /// The text that was saved on this device.
    pub(crate) fn load() -> Option<String>;

    /// Saves a text on this device, or deletes it.
    pub(crate) fn save(text: Option<&str>);

    /// Whether this page is in a frame on another.
    pub(crate) fn is_framed() -> bool;

    #[wasm_bindgen(js_name = pause)]
    fn timer() -> js_sys::Promise;

    /// Fills `bytes` with random ones.
    #[wasm_bindgen(catch)]
    pub(crate) fn random(bytes: &mut [u8]) -> Result<(), JsValue>;

    /// A request that needs no other before it; with it goes nothing of the
    /// person's or the page's. It is given up after so many milliseconds.
    #[wasm_bindgen(js_name = request)]
    pub(crate) fn post(address: &str, method: &str, body: &[u8], patience: u32) -> Request;

    /// The same, with a text for its body.
    #[wasm_bindgen(js_name = request)]
    pub(crate) fn tell(address: &str, method: &str, body: &str, patience: u32) -> Request;
}

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

/// The language that the page says it is in.
pub(crate) fn language() -> String {
    place().map_or_else(String::new, |place| place.tongue.lang())
}

/// Goes to the top of the form.
pub(crate) fn scroll_to_top() {
    scroll_up_to(
        place()
            .filter(|place| place.inline)
            .map(|place| &place.root),
    );
}

/// How many presses in quick succession this is the last of; none by keyboard.
pub(crate) fn presses(event: &web_sys::Event) -> i32 {
    let event: &web_sys::UiEvent = event.unchecked_ref();
    event.detail()
}

/// Waits without keeping the page from answering.
pub(crate) async fn pause() {
    _ = JsFuture::from(timer()).await;
}

/// Has words said by screen readers, when they are done with what they say.
pub(crate) fn say(words: &str) {
    if let Some(place) = place() {
        say_in(&place.tree, words);
    }
}

/// Moves the focus to a box and marks part of what is in it.
pub(crate) fn mark(id: &str, from: u32, to: u32) {
    if let Some(found) = by_id(id) {
        mark_in(&found, from, to);
    }
}

/// The category of a whole number in a language, by the browser's own rules.
pub(crate) fn category(number: u64, language: &str) -> Category {
    Category::named(&category_name(number as f64, language))
}

/// The time, in seconds.
pub(crate) fn now() -> u64 {
    (js_sys::Date::now() / 1_000.0) as u64
}

/// A number below 100, by chance.
pub(crate) fn chance() -> u32 {
    (js_sys::Math::random() * 100.0) as u32
}
