//! The one kind of thing that pages are drawn from.
//!
//! `view!` makes a type of every element with its attributes and children, and
//! the compiler a copy of the code that draws it: for a form of forty kinds of
//! element that was more than half of the program. A [`Node`] is any element at
//! all, so that there is one copy. It is a leptos view like any other.

use crate::deed::Deed;
use crate::place;
use crate::ui::Ui;
use crate::view::Live;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// An element; one number, handed on without a copy.
#[derive(Clone)]
pub(crate) struct Node(Element);

/// An element with a class.
pub(crate) fn node(tag: &str, class: &str) -> Node {
    Node(Rndr::create_element(place::tag(tag), None)).with("class", class)
}

/// A button that is not the form's own.
pub(crate) fn button(class: &str, words: &str) -> Node {
    node("button", class).with("type", "button").text(words)
}

/// A paragraph.
pub(crate) fn paragraph(class: &str, words: &str) -> Node {
    node("p", class).text(words)
}

impl Node {
    /// Sets an attribute.
    pub(crate) fn with(self, name: &str, value: &str) -> Self {
        Rndr::set_attribute(&self.0, name, value);
        self
    }

    /// Sets an attribute, or takes it away.
    pub(crate) fn with_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => {
                Rndr::remove_attribute(&self.0, name);
                self
            }
        }
    }

    /// Sets a property, which is what a field holds now; the attribute of the
    /// same name is what it held first.
    pub(crate) fn holding(self, name: &str, value: &JsValue) -> Self {
        Rndr::set_property(&self.0, name, value);
        self
    }

    /// Puts words in the place of whatever is in it.
    pub(crate) fn text(self, words: &str) -> Self {
        self.0.set_text_content(Some(words));
        self
    }

    /// Adds words behind what is in it.
    pub(crate) fn and(self, words: &str) -> Self {
        Rndr::insert_node(&self.0, &Rndr::create_text_node(words), None);
        self
    }

    /// Adds an element behind what is in it.
    #[expect(clippy::needless_pass_by_value, reason = "it has this one place")]
    pub(crate) fn add(&self, child: Self) {
        Rndr::insert_node(&self.0, &child.0, None);
    }

    /// Adds an element behind what is in it, too.
    pub(crate) fn child(self, child: Self) -> Self {
        self.add(child);
        self
    }

    /// Does something whenever an event comes.
    pub(crate) fn on(self, event: &str, ui: Ui, deed: Deed) -> Self {
        ui.on(Some(&self.0), event, deed);
        self
    }

    /// Shows what the form is like now, and again after every change of it.
    pub(crate) fn live(self, ui: Ui, live: Live) -> Self {
        let node = live.draw(ui, self);
        ui.follow(node.clone(), live);
        node
    }
}

impl Render for Node {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(mut self, state: &mut Self) {
        state.insert_before_this(&mut self);
        state.unmount();
        *state = self;
    }
}

impl Mountable for Node {
    fn unmount(&mut self) {
        self.0.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&web_sys::Node>) {
        Rndr::insert_node(parent, &self.0, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.0.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.0));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.0.clone()]
    }
}
