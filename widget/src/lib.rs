//! The survey and story form, in the browser.
//!
//! - [`form::Form`] is the form itself: what was answered, where the person is,
//!   every step from there. It knows nothing of the browser.
//! - [`sheet::write`] says what is on the page that the form is at, from top to
//!   bottom: words, fields and buttons. Whoever draws it is a [`sheet::Sheet`]:
//!   the one view in the browser, and a list that tests read.
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

use crate::deed::Deed;
use crate::form::Form;
use crate::host::Host;
use crate::ui::Ui;
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
    dom::mark_step(dom::step());
    // The name that the site around gave itself, if it gave one that is a name.
    let embed = dom::embed().and_then(|name| EmbedId::new(&name).ok());
    let mut form = Form::new(bundle, embed, dom::step(), host);
    form.set_offline(!dom::is_online());
    listen(Ui::new(form));
    Ok(())
}

/// What is heard of as long as the page lives.
fn listen(ui: Ui) {
    for button in dom::all("[data-start]") {
        ui.on(Some(&button), "click", Deed::Open);
    }
    for button in dom::all("[data-language]") {
        ui.on(Some(&button), "click", Deed::Switch);
    }
    ui.on(None, "click", Deed::Guard);
    ui.on(None, "popstate", Deed::Travel);
    ui.on(None, "pagehide", Deed::PutAway);
    ui.on(None, "pageshow", Deed::ComeBack);
    ui.on(None, "offline", Deed::Connect(false));
    ui.on(None, "online", Deed::Connect(true));
    // From the page's own script, before it leaves.
    ui.on(None, "code-of-care:leave", Deed::Leave);
}
