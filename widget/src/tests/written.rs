//! A page as data, to look at.

use crate::form::Form;
use crate::page::Page;
use crate::sheet::{self, Act, Sheet, Title};

/// What is on a page.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) caption: Option<String>,
    pub(super) heading: Option<String>,
    pub(super) notes: Vec<String>,
    pub(super) groups: Vec<Group>,
    pub(super) passages: Vec<(String, String)>,
    /// The label of the story's box and the lines below it.
    pub(super) story: Option<(String, Vec<String>)>,
    pub(super) rows: Vec<Row>,
    /// What the withdrawal code is for, the code, and what it does.
    pub(super) code: Option<[String; 3]>,
    pub(super) buttons: Vec<(String, Act)>,
}

/// A list of choices.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) id: String,
    /// The question, and whether it is the heading of the page.
    pub(super) title: Option<(String, bool)>,
    pub(super) hint: Option<String>,
    pub(super) mistake: Option<String>,
    pub(super) choices: Vec<Choice>,
}

/// A choice.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) label: String,
    pub(super) hint: Option<String>,
}

/// An answer on the check page.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) value: String,
}

/// What is on the page that the form is at.
pub(super) fn written(form: &Form) -> Written {
    let mut written = Written::default();
    sheet::write(form, &mut written);
    written
}

impl Sheet for Written {
    fn caption(&mut self, words: &str) {
        self.caption = Some(words.to_owned());
    }

    fn heading(&mut self, words: &str) {
        self.heading = Some(words.to_owned());
    }

    fn note(&mut self, words: &str) {
        self.notes.push(words.to_owned());
    }

    fn group(&mut self, group: sheet::Group<'_>) {
        self.groups.push(Group {
            id: group.id.to_owned(),
            title: match group.title {
                Title::Heading(words) => Some((words.to_owned(), true)),
                Title::Legend(words) => Some((words.to_owned(), false)),
                Title::None => None,
            },
            hint: group.hint.map(str::to_owned),
            mistake: group.mistake.map(str::to_owned),
            choices: Vec::new(),
        });
    }

    fn choice(&mut self, _: &str, label: &str, hint: Option<&str>) {
        let group = self.groups.last_mut().expect("a list is told first");
        group.choices.push(Choice {
            label: label.to_owned(),
            hint: hint.map(str::to_owned),
        });
    }

    fn passage(&mut self, said: &str, words: &str) {
        self.passages.push((said.to_owned(), words.to_owned()));
    }

    fn story(&mut self, label: &str, hints: &[&str], _: Option<&str>) {
        let hints = hints.iter().map(|&hint| hint.to_owned());
        self.story = Some((label.to_owned(), hints.collect()));
    }

    fn row(&mut self, label: &str, value: &str, _: Page) {
        self.rows.push(Row {
            label: label.to_owned(),
            value: value.to_owned(),
        });
    }

    fn code(&mut self, title: &str, code: &str, explain: &str) {
        self.code = Some([title, code, explain].map(str::to_owned));
    }

    fn link(&mut self, words: &str, _: &str) {
        self.notes.push(words.to_owned());
    }

    fn button(&mut self, label: &str, act: Act) {
        self.buttons.push((label.to_owned(), act));
    }
}
