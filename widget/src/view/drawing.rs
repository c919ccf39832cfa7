//! A page as it is drawn, part by part, from top to bottom.

use super::choices::{self, List};
use super::parts::{heading, link};
use super::{CODE, story};
use crate::deed::Deed;
use crate::form::Form;
use crate::node::{Node, button, node, paragraph};
use crate::page::Page;
use crate::sheet::{Act, Group, Sheet, Title};
use crate::ui::Ui;

/// The class of a button that is not the one that Enter presses.
const QUIET: &str = "coc-button coc-button-quiet";

/// A page that is being drawn.
pub(super) struct Drawing<'f> {
    ui: Ui,
    form: &'f Form,
    body: Node,
    title: String,
    /// The list of choices that is being told.
    list: Option<List>,
    /// What the parts told last stand in, if several of their kind stand
    /// together, and what kind that is.
    inside: Node,
    kind: Kind,
    passages: usize,
}

/// Parts that stand together.
#[derive(PartialEq, Eq)]
enum Kind {
    None,
    Passage,
    Row,
    Button,
}

impl<'f> Drawing<'f> {
    /// Begins to draw what the form's page says into an element.
    pub(super) fn new(ui: Ui, form: &'f Form, body: Node) -> Self {
        Self {
            ui,
            form,
            title: String::new(),
            list: None,
            inside: body.clone(),
            body,
            kind: Kind::None,
            passages: 0,
        }
    }

    /// What was drawn, and what the page is called.
    pub(super) fn finish(self) -> (Node, String) {
        (self.body, self.title)
    }

    /// What comes first names the page.
    fn named(&mut self, words: &str) {
        if self.title.is_empty() {
            words.clone_into(&mut self.title);
        }
    }

    /// Whether this is the first of its kind, for which `inside` is to be made.
    fn is_first(&mut self, kind: Kind) -> bool {
        let first = self.kind != kind;
        self.kind = kind;
        first
    }

    /// Parts of one kind stand in this element of their own.
    fn open(&mut self, tag: &str, class: &str) {
        self.inside = node(tag, class);
        self.body.add(self.inside.clone());
    }
}

impl Sheet for Drawing<'_> {
    fn caption(&mut self, words: &str) {
        self.named(words);
        self.body.add(paragraph("coc-caption", words));
    }

    fn heading(&mut self, words: &str) {
        self.named(words);
        self.body.add(heading(words));
    }

    fn note(&mut self, words: &str) {
        self.body.add(paragraph("coc-text", words));
    }

    fn group(&mut self, group: Group<'_>) {
        if let Title::Heading(words) = group.title {
            self.named(words);
        }
        let (field, list) = choices::list(self.ui, self.form, group);
        self.body.add(field);
        self.list = Some(list);
    }

    fn choice(&mut self, id: &str, label: &str, hint: Option<&str>) {
        if let Some(list) = &mut self.list {
            list.add(self.ui, id, label, hint);
        }
    }

    fn passage(&mut self, said: &str, words: &str) {
        if self.is_first(Kind::Passage) {
            self.inside = node("ul", "");
            let list = self.inside.clone();
            self.body.add(story::passages(self.form).child(list));
        }
        let passage = story::passage(self.ui, self.form, self.passages, said, words);
        self.inside.add(passage);
        self.passages += 1;
    }

    fn story(&mut self, label: &str, hints: &[&str], mistake: Option<&str>) {
        self.named(&self.form.texts().story.title);
        let story = story::story(self.ui, self.form, label, hints, mistake);
        self.body.add(story);
    }

    fn row(&mut self, label: &str, value: &str, page: Page) {
        let change = button("coc-link", self.form.words().change())
            .child(node("span", "coc-hidden").text(&[" ", label].concat()))
            .on("click", self.ui, Deed::Act(Act::Change(page)));
        if self.is_first(Kind::Row) {
            self.open("dl", "coc-rows");
        }
        let row = node("div", "coc-row")
            .child(node("dt", "").text(label))
            .child(node("dd", "coc-value").text(value))
            .child(node("dd", "coc-change").child(change));
        self.inside.add(row);
    }

    fn code(&mut self, title: &str, code: &str, explain: &str) {
        let (ui, words) = (self.ui, self.form.words());
        let copy = button(QUIET, words.code_copy()).on("click", ui, Deed::Copy);
        let print = button(QUIET, words.print()).on("click", ui, Deed::Print);
        let title = node("h2", "coc-code-title")
            .with("id", "coc-code-title")
            .text(title);
        let value = paragraph("coc-code-value", code)
            .with("id", CODE)
            .with("translate", "no");
        let section = node("section", "coc-code")
            .with("aria-labelledby", "coc-code-title")
            .child(title)
            .child(value)
            .child(paragraph("coc-text", explain))
            .child(node("div", "coc-actions").child(copy).child(print))
            .child(paragraph("coc-said", "").with("data-said", ""));
        self.body.add(section);
    }

    fn link(&mut self, words: &str, address: &str) {
        self.body.add(link(self.form, words, address));
    }

    fn button(&mut self, label: &str, act: Act) {
        let (mut kind, mut class) = ("button", QUIET);
        if self.is_first(Kind::Button) {
            self.open("div", "coc-actions");
            (kind, class) = ("submit", "coc-button");
        }
        let button = button(class, label)
            .with("type", kind)
            .on("click", self.ui, Deed::Act(act));
        self.inside.add(button);
    }
}
