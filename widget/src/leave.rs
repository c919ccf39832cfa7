//! Leaving quickly: blank first, then forget, then go.

use crate::dom;
use crate::form::Form;
use crate::page::Page;
use crate::ui::Ui;
use leptos::prelude::*;
use std::cell::RefCell;
use std::time::Duration;

/// How many times Shift is pressed to leave.
const PRESSES: u32 = 3;
/// How long the presses are counted.
const MEMORY: Duration = Duration::from_secs(5);

/// Hides everything, forgets everything and leaves for another site.
pub(crate) fn leave(ui: Ui) {
    // At once, without waiting for the page to be drawn.
    hide(true);
    let away = ui.read().bundle().campaign.exit_url.clone();
    ui.change(&mut Form::leave);
    dom::leave_for(&away);
    // By then nothing is on the page but one plain line.
    set_timeout(|| hide(false), Duration::from_millis(500));
}

/// Hides everything on the page, or shows it again.
pub(crate) fn hide(hidden: bool) {
    if let Some(body) = document().body() {
        body.set_hidden(hidden);
    }
}

/// Leaves on the third press of Shift by itself. Shift held to write a capital
/// does not count, and the count begins anew after a few seconds.
pub(crate) fn listen(ui: Ui) {
    let counted = &*Box::leak(Box::new(RefCell::new((0u32, false))));
    dom::on_window(
        "keydown",
        Box::new(move |event| {
            let alone = dom::key(&event) == "Shift";
            let mut counted = counted.borrow_mut();
            counted.1 = alone;
            if !alone {
                counted.0 = 0;
            }
        }),
    );
    dom::on_window(
        "keyup",
        Box::new(move |event| {
            let (mut count, down) = counted.take();
            let is_pressed = down && dom::key(&event) == "Shift";
            count += u32::from(is_pressed);
            counted.replace((count, false));
            if is_pressed && is_offered(ui) {
                pressed(ui, count);
                set_timeout(move || forget(&mut counted.borrow_mut(), count), MEMORY);
            }
        }),
    );
}

/// Forgets the count if nothing was pressed since it stood at `seen`.
fn forget(counted: &mut (u32, bool), seen: u32) {
    if counted.0 == seen {
        counted.0 = 0;
    }
}

/// Whether the button is on the page.
fn is_offered(ui: Ui) -> bool {
    !matches!(ui.read().page(), Page::Start | Page::Left)
}

fn pressed(ui: Ui, count: u32) {
    if count >= PRESSES {
        leave(ui);
        return;
    }
    let more = PRESSES - count;
    let form = ui.read();
    dom::say(&form.counted(&form.words().leave_more, "n", u64::from(more)));
}
