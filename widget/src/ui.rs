//! The form on the screen: what views and listeners share.

use crate::deed::Deed;
use crate::dom;
use crate::form::hinting::STORY;
use crate::form::{Focus, Form};
use crate::node::Node;
use crate::page::Page;
use crate::place;
use crate::send;
use crate::sheet::Act;
use crate::view::{self, Live};
use leptos::tachys::view::{Mountable, Render};
use std::cell::{Ref, RefCell};

/// For how many milliseconds nobody types before something about it is said.
const QUIET: u32 = 1_000;

/// The form, and what is on the screen. They live as long as the page.
#[derive(Clone, Copy)]
pub(crate) struct Ui(&'static Parts);

struct Parts {
    form: RefCell<Form>,
    screen: RefCell<Screen>,
    /// What follows the form, on the page that is shown.
    live: RefCell<Vec<(Node, Live)>>,
}

/// What is on the screen.
#[derive(Default)]
struct Screen {
    /// The page.
    page: Option<Node>,
    /// What it was drawn from.
    drawn: u32,
    last: Option<Page>,
    /// Whether it was drawn since the last press began.
    fresh: bool,
    /// The number of what is to be said later.
    timer: i32,
}

impl Ui {
    /// A form, and nothing on the screen.
    pub(crate) fn new(form: Form) -> Self {
        Self(Box::leak(Box::new(Parts {
            form: RefCell::new(form),
            screen: RefCell::default(),
            live: RefCell::default(),
        })))
    }

    /// The form, to look at. Nothing may change it while this is held.
    pub(crate) fn read(self) -> Ref<'static, Form> {
        self.0.form.borrow()
    }

    /// An element of the page follows the form from now on.
    pub(crate) fn follow(self, node: Node, live: Live) {
        self.0.live.borrow_mut().push((node, live));
    }

    /// Changes the form where that changes neither the page nor its place.
    pub(crate) fn update(self, change: &mut dyn FnMut(&mut Form)) {
        change(&mut self.0.form.borrow_mut());
        self.refresh();
    }

    /// Draws what is live on the page anew.
    fn refresh(self) {
        for (node, live) in &*self.0.live.borrow() {
            live.draw(self, node.clone());
        }
    }

    /// Changes the form, and with it the browser's history, if it went on to a
    /// page, and the screen, if another page or another state of it is to be seen.
    pub(crate) fn change(self, change: &mut dyn FnMut(&mut Form)) {
        let mut form = self.0.form.borrow_mut();
        change(&mut form);
        let (said, marked) = (form.take_said(), form.take_marked());
        let (at, drawn) = (form.at(), form.drawn());
        drop(form);
        if at > dom::step() {
            dom::push_step(at);
        }
        let before = self.0.screen.borrow().drawn;
        if drawn == before {
            self.refresh();
        } else {
            self.draw(drawn);
        }
        if !said.is_empty() {
            dom::say(&said);
        }
        if let Some((from, to)) = marked {
            dom::mark(STORY, from, to);
        }
        let wait = self.read().wait();
        if let Some(wait) = wait.filter(|_| drawn != before) {
            dom::later(&self.doing(Deed::Retry(drawn)), wait * 1_000, 0);
        }
    }

    /// Pages are drawn anew each time and never altered into one another: what
    /// a page before had ticked or typed can not show through.
    fn draw(self, drawn: u32) {
        let last = self.read().page().clone();
        let mut screen = self.0.screen.borrow_mut();
        screen.drawn = drawn;
        screen.fresh = true;
        // What was said, and was to be, is about the page before.
        dom::never(screen.timer);
        let is_new = screen.last.replace(last.clone()) != Some(last);
        let before = screen.page.take();
        drop(screen);
        if is_new {
            dom::say("");
        }
        let focused = place::place().and_then(|place| place.tree.active_element());
        let focused = focused.map(|element| element.id());
        if let Some(mut before) = before {
            before.unmount();
        }
        self.0.live.take();
        let mut title = String::new();
        let drawn = view::first_page().zip(view::draw(self));
        let page = drawn.and_then(|(first, (page, named))| {
            title = named;
            let mut page = page.build();
            page.mount(&first.parent_element()?, first.next_sibling().as_ref());
            Some(page)
        });
        self.0.screen.borrow_mut().page = page;
        view::arrive(self, is_new, &title);
        let stays = *self.read().focus() == Focus::Stay;
        let element = focused.filter(|_| stays).and_then(|id| dom::by_id(&id));
        if let Some(element) = element {
            dom::focus(&element);
        }
    }

    /// Does what a button says.
    pub(crate) fn perform(self, act: &Act) {
        self.change(&mut |form| match act {
            Act::Continue => form.continue_(),
            Act::Skip => form.skip(),
            Act::All(all) => form.show_all(*all),
            Act::Tell(wanted) => form.tell_story(*wanted),
            Act::Change(page) => form.change(page.clone()),
            Act::Check => form.check(),
            Act::Send => {
                if form.send() {
                    send::start(self);
                }
            }
            Act::StopTrying => form.stop_trying(),
            Act::Decide(place, fate) => form.decide(*place, *fate),
            Act::AskToSave => form.ask_to_save(),
            Act::Save(on) => {
                form.save(*on);
                // The page that asked is gone back from.
                dom::go_back();
            }
            Act::ClearSaved => form.clear_saved(),
            Act::Resume => form.resume(),
            Act::DeleteEverything => form.delete_everything(),
        });
    }

    /// The second press of a double press is not for what has come in place of
    /// what was pressed: the next question's button, or somebody's number.
    pub(crate) fn guard(self, event: &web_sys::Event) {
        let again = dom::presses(event) > 1;
        let mut screen = self.0.screen.borrow_mut();
        screen.fresh &= again;
        if screen.fresh {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    /// Has words said once nobody has typed for a moment.
    pub(crate) fn say_later(self, words: fn(&Form) -> String) {
        let mut screen = self.0.screen.borrow_mut();
        screen.timer = dom::later(&self.doing(Deed::Say(words)), QUIET, screen.timer);
    }
}
