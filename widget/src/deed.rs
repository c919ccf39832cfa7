//! What the parts of a page do when they are pressed, changed or written in.

use crate::dom;
use crate::form::{Form, Key, Subject};
use crate::sheet::Act;
use crate::ui::Ui;
use crate::view;
use leptos::prelude::{event_target_checked, event_target_value};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// What a part of a page does: data, so that all parts share one listener.
pub(crate) enum Deed {
    /// What a button of the page does.
    Act(Act),
    /// Goes back as the browser does.
    Back,
    /// Goes to the field that a mistake is about.
    Field(String),
    /// Chooses, or no longer chooses, one of a list of choices.
    Choose(Subject, String),
    /// Takes in what the story's box holds.
    Write,
    /// Copies the code.
    Copy,
    /// Prints the page.
    Print,
    /// Looks for what the search box holds.
    Search,
    /// A key in the search box.
    Press,
    /// Closes the list of what was found.
    Close,
    /// Picks an organisation by its place in the list.
    Pick(usize),
    /// Picks the one that the select shows.
    PickShown,
    /// Nothing; and what the browser would do is not done either.
    Nothing,
    /// Opens the form.
    Open,
    /// Follows the page to another language; its own script has switched by now.
    Switch,
    /// Keeps the second press of a double press from what has just come.
    Guard,
    /// Follows the browser, which went back or forth.
    Travel,
    /// Empties the page as it goes: whoever comes next to this device finds
    /// nothing.
    PutAway,
    /// Empties it once more, should the browser bring it back from memory.
    ComeBack,
    /// Is connected again, or no longer.
    Connect(bool),
    /// Forgets everything: the page is being left.
    Leave,
    /// Says something of the form, now that nobody has typed for a moment.
    Say(fn(&Form) -> String),
    /// Sends once more, if the page with this number is still there.
    Retry(u32),
}

impl Ui {
    /// What does it whenever it is called, with an event if there is one.
    pub(crate) fn doing(self, deed: Deed) -> JsValue {
        let heard: Box<dyn FnMut(web_sys::Event)> = Box::new(move |event| self.act(&deed, &event));
        Closure::wrap(heard).into_js_value()
    }

    /// Does it whenever an event comes to an element or, without one, to the window.
    pub(crate) fn on(self, target: Option<&Element>, event: &str, deed: Deed) {
        dom::listen(target, event, &self.doing(deed));
    }

    /// Does it, in the place of what the browser would do.
    pub(crate) fn act(self, deed: &Deed, event: &web_sys::Event) {
        match deed {
            // The form is not to be submitted: the page may be gone by then.
            Deed::Act(act) => {
                event.prevent_default();
                self.perform(act);
            }
            Deed::Field(field) => {
                event.prevent_default();
                view::go_to_field(field);
            }
            Deed::Nothing => event.prevent_default(),
            Deed::Back => dom::go_back(),
            Deed::Choose(subject, choice) => {
                self.choose(subject, choice, event_target_checked(event));
            }
            Deed::Write => self.write(event_target_value(event)),
            Deed::Copy => self.copy(),
            Deed::Print => dom::print(),
            Deed::Search => self.search(&event_target_value(event)),
            Deed::Press => self.press(event),
            Deed::Close => self.update(&mut |form| form.open_found(None)),
            Deed::Pick(place) => self.pick(Some(*place)),
            Deed::PickShown => self.pick(event_target_value(event).parse().ok()),
            Deed::Open => self.change(&mut |form| form.open(&dom::language())),
            Deed::Switch => self.change(&mut |form| form.set_language(&dom::language())),
            Deed::Guard => self.guard(event),
            Deed::Travel => self.travel(),
            Deed::PutAway => self.change(&mut Form::put_away),
            Deed::ComeBack => self.come_back(event.unchecked_ref()),
            Deed::Connect(on) => self.change(&mut |form| form.set_offline(!on)),
            Deed::Leave => self.change(&mut Form::leave),
            Deed::Say(words) => dom::say(&words(&self.read())),
            Deed::Retry(drawn) => self.retry(*drawn),
        }
    }

    fn travel(self) {
        // A link within the page around the form was followed: it stays.
        let at = self.read().at();
        if !dom::mark_step(at) {
            self.change(&mut |form| form.travel(dom::step()));
        }
    }

    fn come_back(self, event: &web_sys::PageTransitionEvent) {
        if event.persisted() {
            self.change(&mut Form::wipe);
        }
    }

    /// By now the page may be another, or another wait may have begun.
    fn retry(self, drawn: u32) {
        let form = self.read();
        let due = form.wait().is_some() && !form.is_offline() && form.drawn() == drawn;
        drop(form);
        if due {
            self.perform(&Act::Send);
        }
    }

    /// Chooses; what else that changed is said.
    fn choose(self, subject: &Subject, choice: &str, on: bool) {
        self.change(&mut |form| _ = form.choose(subject, choice, on));
    }

    fn write(self, mut typed: String) {
        self.update(&mut |form| form.draft_mut().write(std::mem::take(&mut typed)));
        self.say_later(|form| form.count_words().unwrap_or_default());
    }

    fn copy(self) {
        let copied = dom::by_id(view::CODE).is_some_and(|code| dom::copy(&code));
        let form = self.read();
        let words = form.words();
        dom::say(if copied {
            words.code_copied()
        } else {
            words.code_not_copied()
        });
    }

    fn search(self, typed: &str) {
        self.update(&mut |form| form.search(typed));
        if self.read().is_searching() {
            self.say_later(Form::found_words);
        }
    }

    /// Makes an organisation the answer, or takes the answer back.
    fn pick(self, place: Option<usize>) {
        self.update(&mut |form| form.pick(place));
        let words = self.read().picked_words();
        if let Some(words) = words {
            dom::say(&words);
        }
    }

    fn press(self, event: &web_sys::Event) {
        let key = match dom::key(event).as_str() {
            "ArrowDown" => Key::Down,
            "ArrowUp" => Key::Up,
            "Enter" => Key::Enter,
            "Escape" => Key::Escape,
            _ => return,
        };
        let mut done = false;
        self.update(&mut |form| done = form.press(key));
        if done {
            event.prevent_default();
        }
        // An answer is said; where the arrow keys are is said by the browser.
        let words = self.read().picked_words();
        if let (Key::Enter, Some(words)) = (key, words) {
            dom::say(&words);
        }
    }
}
