//! The survey and story form, in the browser.
//!
//! - [`form::Form`] is the form itself: what was answered, where the person is,
//!   every step from there. It knows nothing of the browser.
//! - [`sheet`](sheet::sheet) says what is on the page that the form is at: words,
//!   fields and buttons, as data. There is one view, which draws any sheet.
//! - [`seal::Parcel`] is what is sent, and why it is counted once.
//!
//! What is asked and what is wrong with an answer is decided by `survey`; the
//! words come from its `Texts`. The rest of this crate is the edge to the
//! browser: what it draws (`view`, of `node`s), what it listens to (`lib`,
//! `deed`), where it stands (`place`), what it sends (`send`).

mod deed;
mod dom;
pub mod draft;
pub mod form;
pub mod host;
mod mistake;
mod node;
pub mod page;
mod place;
mod rng;
mod saved;
pub mod seal;
mod send;
pub mod sheet;
#[cfg(test)]
mod tests;
mod trail;
mod ui;
mod view;

use crate::form::Form;
use crate::host::Host;
use crate::ui::Ui;
use leptos::prelude::*;
use survey::{Bundle, BundleError, EmbedId};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Gives nothing back. A form lives for minutes and asks for little, and the
/// code that would let go of everything part by part is a twentieth of the
/// program. So what is private is overwritten wherever it was held.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: mini_alloc::MiniAlloc = mini_alloc::MiniAlloc::INIT;

/// Makes the form ready to open in `root`, which holds the start pages, from a
/// bundle that the generator wrote. The start buttons open it from then on.
///
/// # Errors
/// Refuses a bundle of another format, and a browser without random numbers;
/// the page is then as it was.
#[wasm_bindgen]
pub fn start(root: &HtmlElement, bundle: &[u8]) -> Result<(), JsValue> {
    let bundle = Bundle::leaked(bundle).map_err(|_| BundleError::WHAT)?;
    if bundle.texts.is_empty() {
        return Err("the bundle has no words".into());
    }
    rng::BrowserRng::new()?;
    let host = Host {
        count: dom::count,
        replace: dom::replace,
        category: dom::category,
        chance: dom::chance,
        now: dom::now,
        load: dom::load,
        save: dom::save,
        framed: dom::is_framed(),
    };
    place::take(root);
    add(root)?;
    dom::mark_step(dom::step());
    let mut form = Form::new(bundle, embed(), dom::step(), host);
    form.set_offline(!window().navigator().on_line());
    listen(Ui::new(form));
    Ok(())
}

/// Adds the one place in which things are said aloud.
fn add(root: &HtmlElement) -> Result<(), JsValue> {
    let said = document().create_element("div")?;
    for (name, value) in [
        ("class", "coc-hidden"),
        ("role", "status"),
        ("aria-live", "polite"),
        ("data-said", ""),
    ] {
        said.set_attribute(name, value)?;
    }
    root.append_with_node_1(&said)
}

/// The name that the site around gave itself, if it gave one that is a name.
fn embed() -> Option<EmbedId> {
    let search = window().location().search().ok()?;
    let parameters = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    EmbedId::new(&parameters.get("embed")?).ok()
}

fn listen(ui: Ui) {
    for button in dom::all("[data-start]") {
        let open = move |_| ui.change(&mut |form| form.open(&dom::language()));
        dom::on_click(&button, Box::new(open));
    }
    // The page's own script has switched by then.
    for button in dom::all("[data-language]") {
        let switch = move |_| ui.change(&mut |form| form.set_language(&dom::language()));
        dom::on_click(&button, Box::new(switch));
    }
    dom::before_click(Box::new(move |event| ui.guard(&event)));
    let travel = move |_| {
        // A link within the page around the form was followed: it stays.
        let at = ui.read().at();
        if !dom::mark_step(at) {
            ui.change(&mut |form| form.travel(dom::step()));
        }
    };
    dom::on_window("popstate", Box::new(travel));
    // Whoever comes next to this device finds nothing: the page is emptied as
    // it goes, and once more should the browser bring it back from memory.
    let put_away = move |_| ui.change(&mut Form::put_away);
    dom::on_window("pagehide", Box::new(put_away));
    let empty_again = move |event: web_sys::Event| {
        let event: &web_sys::PageTransitionEvent = event.unchecked_ref();
        if event.persisted() {
            ui.change(&mut Form::wipe);
        }
    };
    dom::on_window("pageshow", Box::new(empty_again));
    for (name, offline) in [("offline", true), ("online", false)] {
        let tell = move |_| ui.change(&mut |form| form.set_offline(offline));
        dom::on_window(name, Box::new(tell));
    }
    // The page's own script leaves; all that is here goes before it does.
    let leave = move |_| ui.change(&mut Form::leave);
    dom::on_window("code-of-care:leave", Box::new(leave));
}
