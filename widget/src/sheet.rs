//! What is on a page, as data: the words, the fields and the buttons.
//!
//! Every page has this one shape, so the program has one view for all of them,
//! and what a page says can be tested without a browser.

mod ask;
mod review;
mod story;
mod write;

pub use write::sheet;

use crate::form::{Fate, Subject};
use crate::page::Page;

/// What is on a page, from top to bottom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// A line above the heading: "Question 4 of up to 15".
    pub caption: Option<String>,
    /// The heading; none if the first group or the story's box has it.
    pub heading: Option<String>,
    /// Paragraphs below the heading.
    pub notes: Vec<String>,
    /// The fields.
    pub groups: Vec<Group>,
    /// What else there is.
    pub extra: Extra,
    /// Paragraphs below that.
    pub tail: Vec<String>,
    /// A link that opens beside the form: its words and address.
    pub link: Option<(String, String)>,
    /// The buttons; the first is the one that Enter presses.
    pub buttons: Vec<Button>,
    /// Whether there is a link back.
    pub back: bool,
}

/// What a page has besides words and lists of choices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Extra {
    /// Nothing.
    #[default]
    Nothing,
    /// The box for the story, with its label as the heading.
    Story {
        /// The label.
        label: String,
        /// The lines below it.
        hints: Vec<String>,
        /// What is wrong with the story.
        mistake: Option<String>,
        /// What may point to a person: what is said of it, and the words.
        passages: Vec<(String, String)>,
        /// The switch of the spell-check.
        spelling: Vec<Group>,
    },
    /// Everything that will be sent.
    Rows(Vec<Row>),
    /// A withdrawal code.
    Code {
        /// What it is for.
        title: String,
        /// What it does.
        explain: String,
        /// The code.
        code: String,
    },
}

/// A list of choices with its question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The id of the field, to which a mistake's link leads.
    pub id: String,
    /// The question above it.
    pub title: Title,
    /// A line below the question.
    pub hint: Option<String>,
    /// What is wrong.
    pub mistake: Option<String>,
    /// The question whose organisations can be searched above the choices.
    pub search: bool,
    /// Whether any number may be chosen.
    pub many: bool,
    /// The choices.
    pub choices: Vec<Choice>,
    /// What choosing one does.
    pub subject: Subject,
}

/// The question above a list of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// It is the heading of the page.
    Heading(String),
    /// It stands below the heading.
    Legend(String),
    /// A single box that says all of it itself.
    None,
}

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its words.
    pub label: String,
    /// A line below them.
    pub hint: Option<String>,
}

/// An answer on the check page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What was asked.
    pub label: String,
    /// What was answered.
    pub value: String,
    /// The page that changes it.
    pub page: Page,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// Its words.
    pub label: String,
    /// What it does.
    pub act: Act,
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
