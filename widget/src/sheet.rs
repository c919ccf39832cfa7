//! What is on a page: the words, the fields and the buttons.
//!
//! A page is told from top to bottom, in few terms, to whoever draws it. So the
//! program has one view for all pages and no copy of any of them in between; and
//! what a page says can be tested without a browser.

mod ask;
mod review;
mod story;
mod write;

pub use write::write;

use crate::form::{Fate, Form, Subject};
use crate::page::Page;

/// Whoever draws a page, as it is told what is on it, from top to bottom.
pub trait Sheet {
    /// A line above the heading: "Question 4 of up to 15".
    fn caption(&mut self, words: &str);
    /// The heading, where no list and no box has it.
    fn heading(&mut self, words: &str);
    /// A paragraph.
    fn note(&mut self, words: &str);
    /// A list of choices, without its choices.
    fn group(&mut self, group: Group<'_>);
    /// The next choice of that list: its id, its words and a line below them.
    fn choice(&mut self, id: &str, label: &str, hint: Option<&str>);
    /// Something in the story that may point to a person: what is said of it,
    /// and the words.
    fn passage(&mut self, said: &str, words: &str);
    /// The box for the story: its label, which is the heading; the lines below
    /// it; what is wrong with the story.
    fn story(&mut self, label: &str, hints: &[&str], mistake: Option<&str>);
    /// An answer on the check page: what was asked, what was answered, and the
    /// page that changes it.
    fn row(&mut self, label: &str, value: &str, page: Page);
    /// A withdrawal code: what it is for, the code, and what it does.
    fn code(&mut self, title: &str, code: &str, explain: &str);
    /// A link that opens beside the form: its words and address.
    fn link(&mut self, words: &str, address: &str);
    /// A button; the first is the one that Enter presses.
    fn button(&mut self, label: &str, act: Act);
}

/// A list of choices with its question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The id of the field, to which a mistake's link leads.
    pub id: &'a str,
    /// The question above it.
    pub title: Title<'a>,
    /// A line below the question.
    pub hint: Option<&'a str>,
    /// What is wrong.
    pub mistake: Option<&'a str>,
    /// Whether organisations can be searched above the choices.
    pub search: bool,
    /// Whether any number may be chosen.
    pub many: bool,
    /// What choosing one does.
    pub subject: Subject,
}

impl<'a> Group<'a> {
    /// A list with no question above it, of which one may be chosen.
    fn new(id: &'a str, subject: Subject) -> Self {
        Self {
            id,
            title: Title::None,
            hint: None,
            mistake: None,
            search: false,
            many: false,
            subject,
        }
    }

    /// Tells the list, with what is wrong with it.
    fn tell(self, form: &Form, to: &mut impl Sheet) {
        let mistake = form.mistake(self.id);
        to.group(Group {
            mistake: mistake.as_deref(),
            ..self
        });
    }
}

/// The question above a list of choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title<'a> {
    /// It is the heading of the page.
    Heading(&'a str),
    /// It stands below the heading.
    Legend(&'a str),
    /// A single box that says all of it itself.
    None,
}

/// What a button or link does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Goes on.
    Continue,
    /// Passes over the question.
    Skip,
    /// Shows all questions on one page, or one at a time again.
    All(bool),
    /// Goes on to the story, or past it.
    Tell(bool),
    /// Goes to a page to change what is there.
    Change(Page),
    /// Does something with a passage of the story.
    Decide(usize, Fate),
    /// Asks whether to save answers on this device.
    AskToSave,
    /// Saves them, or does not.
    Save(bool),
    /// Clears what was saved.
    ClearSaved,
    /// Goes on with what was saved.
    Resume,
    /// Deletes everything, here and on the device.
    DeleteEverything,
    /// Sends.
    Send,
    /// Does not send again without being asked to.
    StopTrying,
    /// Goes from a failure to the check page.
    Check,
}
