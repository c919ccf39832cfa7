//! The one kind of thing that pages are drawn from.
//!
//! `view!` makes a type of every element with its attributes and children, and
//! the compiler a copy of the code that draws it: for a form of forty kinds of
//! element that was more than half of the program. A [`Node`] is any element at
//! all, so that there is one copy. It is a leptos view like any other.

use crate::deed::Deed;
use crate::ui::Ui;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// An element, and what must live as long as it does.
pub(crate) struct Node {
    element: Element,
    kept: Vec<Kept>,
}

/// What belongs to an element.
enum Kept {
    /// Kept only to end with the element.
    Listener(#[expect(dead_code)] Closure<dyn FnMut(web_sys::Event)>),
    /// What draws an element, and what it drew there last.
    Live(Draw, Node),
}

/// Draws an element anew.
type Draw = Box<dyn Fn(Node) -> Node>;

/// An element with a class.
pub(crate) fn node(tag: &str, class: &str) -> Node {
    let element = Rndr::create_element(tag, None);
    Node {
        element,
        kept: Vec::new(),
    }
    .with("class", class)
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
        Rndr::set_attribute(&self.element, name, value);
        self
    }

    /// Sets an attribute, or takes it away.
    pub(crate) fn with_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => {
                Rndr::remove_attribute(&self.element, name);
                self
            }
        }
    }

    /// Sets a property, which is what a field holds now; the attribute of the
    /// same name is what it held first.
    pub(crate) fn holding(self, name: &str, value: &JsValue) -> Self {
        Rndr::set_property(&self.element, name, value);
        self
    }

    /// Puts words in the place of whatever is in it.
    pub(crate) fn text(self, words: &str) -> Self {
        self.element.set_text_content(Some(words));
        self
    }

    /// Adds words behind what is in it.
    pub(crate) fn and(self, words: &str) -> Self {
        Rndr::insert_node(&self.element, &Rndr::create_text_node(words), None);
        self
    }

    /// Adds an element behind what is in it.
    pub(crate) fn child(mut self, child: Self) -> Self {
        Rndr::insert_node(&self.element, &child.element, None);
        self.kept.extend(child.kept);
        self
    }

    /// Adds elements behind what is in it.
    pub(crate) fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Does something whenever an event comes.
    pub(crate) fn on(mut self, event: &str, ui: Ui, deed: Deed) -> Self {
        let heard: Box<dyn FnMut(web_sys::Event)> = Box::new(move |event| ui.act(&deed, &event));
        let heard = Closure::wrap(heard);
        let listener = heard.as_ref().unchecked_ref();
        _ = self
            .element
            .add_event_listener_with_callback(event, listener);
        self.kept.push(Kept::Listener(heard));
        self
    }

    /// Draws the element, and again after every change of the form.
    pub(crate) fn live(mut self, draw: Draw) -> Self {
        let drawn = draw(Self {
            element: self.element.clone(),
            kept: Vec::new(),
        });
        self.kept.push(Kept::Live(draw, drawn));
        self
    }

    /// Draws what is live in it anew.
    pub(crate) fn refresh(&mut self) {
        for kept in &mut self.kept {
            if let Kept::Live(draw, drawn) = kept {
                let element = drawn.element.clone();
                let kept = Vec::new();
                *drawn = draw(Self { element, kept });
            }
        }
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
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&web_sys::Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.element.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.element));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}
