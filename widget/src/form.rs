//! The form: what was answered, where the person is, and every step from
//! there. Knows nothing of the browser.

mod all;
mod answering;
mod finding;
pub(crate) mod hinting;
mod saving;
mod search;
mod sending;
mod steps;
mod subject;

pub use hinting::{Fate, Passage};
pub use search::{Found, Key};
pub use subject::Subject;

use crate::draft::Draft;
use crate::host::Host;
use crate::mistake::Mistake;
use crate::page::Page;
use crate::seal::Parcel;
use crate::trail::Trail;
use survey::hints::Known;
use survey::text::{Plural, WidgetText, fill};
use survey::{Answers, Bundle, ChoiceId, EmbedId, Question, QuestionId, Texts};

/// Where the focus goes when a page is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Focus {
    /// To the summary of what is wrong, or else to the heading of a new page.
    Page,
    /// To the heading, of a page that is not new too.
    Heading,
    /// To the element of this id, or the first choice in it.
    To(String),
    /// Nowhere: what had it has it again.
    Stay,
}

/// The form and everything in it.
pub struct Form {
    bundle: &'static Bundle,
    embed: Option<EmbedId>,
    pub(crate) host: Host,
    texts: &'static Texts,
    page: Page,
    trail: Trail,
    passed: Vec<Page>,
    checked: bool,
    mistakes: Vec<Mistake>,
    drawn: u32,
    answers: Answers,
    draft: Draft,
    parcel: Option<Parcel>,
    uncertain: bool,
    searching: bool,
    all: bool,
    offline: bool,
    tries: u32,
    wait: Option<u32>,
    known: Option<Known>,
    passages: Vec<Passage>,
    marked: Option<(u32, u32)>,
    saving: bool,
    saving_story: bool,
    focus: Focus,
    said: String,
    found: Found,
    /// The answer to the age gate.
    pub old_enough: Option<bool>,
    /// Whether the box of the survey's consent is ticked.
    pub consent: bool,
}

impl Form {
    /// An empty form on its start page. `at` is the number at which the
    /// browser's history stands.
    pub fn new(bundle: &'static Bundle, embed: Option<EmbedId>, at: u32, host: Host) -> Self {
        Self {
            bundle,
            embed,
            host,
            // The generator never writes a bundle without words.
            texts: &bundle.texts[0],
            page: Page::Start,
            trail: Trail::new(at),
            passed: Vec::new(),
            checked: false,
            mistakes: Vec::new(),
            drawn: 0,
            answers: Answers::new(),
            draft: Draft::default(),
            parcel: None,
            uncertain: false,
            searching: false,
            all: false,
            offline: false,
            tries: 0,
            wait: None,
            known: None,
            passages: Vec::new(),
            marked: None,
            saving: false,
            saving_story: false,
            focus: Focus::Page,
            said: String::new(),
            found: Found::default(),
            old_enough: None,
            consent: false,
        }
    }

    /// What the form was given.
    pub fn bundle(&self) -> &'static Bundle {
        self.bundle
    }

    /// The words of the language it is in.
    pub fn texts(&self) -> &'static Texts {
        self.texts
    }

    /// Its buttons and messages.
    pub fn words(&self) -> &'static WidgetText {
        &self.texts.widget
    }

    /// The language of what the campaign writes, where it is not the form's:
    /// such parts of a page are marked with it.
    pub fn foreign(&self) -> Option<&str> {
        let language = &self.bundle.campaign.language;
        (*language != self.texts().language).then(|| language.as_str())
    }

    /// The page that is shown.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The number of that page in the browser's history.
    pub fn at(&self) -> u32 {
        self.trail.at()
    }

    /// Goes up whenever the page must be drawn anew.
    pub fn drawn(&self) -> u32 {
        self.drawn
    }

    /// What keeps the person from going on, in page order.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// What is wrong with the field of this id, in words.
    pub fn mistake(&self, field: &str) -> Option<String> {
        let mistake = self.mistakes.iter().find(|m| m.field() == field);
        mistake.map(|mistake| mistake.words(self))
    }

    /// Where the focus goes when the page is drawn.
    pub fn focus(&self) -> &Focus {
        &self.focus
    }

    /// What is to be said aloud about the last change, once; empty if nothing is.
    pub fn take_said(&mut self) -> String {
        std::mem::take(&mut self.said)
    }

    /// Has words of the language said aloud, after what else is to be said.
    fn say(&mut self, words: &str) {
        self.said.push_str(words);
        self.said.push(' ');
    }

    /// The answers.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The story.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The story, to be written on.
    pub fn draft_mut(&mut self) -> &mut Draft {
        &mut self.draft
    }

    /// How many characters of the story are left, once that is worth showing.
    pub fn characters_left(&self) -> Option<i64> {
        let rules = &self.bundle.definition.story;
        self.draft.worth_showing(rules, self.host.count)
    }

    /// How many characters of the story are left or too many, in words, once
    /// that is worth showing.
    pub fn count_words(&self) -> Option<String> {
        let left = self.characters_left()?;
        let (words, number) = (self.words(), left.unsigned_abs());
        Some(if left < 0 {
            self.counted(&words.characters_over, "over", number)
        } else {
            self.counted(&words.characters_left, "left", number)
        })
    }

    /// The day on which results come out, in words.
    pub fn results_day(&self) -> String {
        self.words().date_in_words(self.bundle.delivery.results)
    }

    /// Words with a number in the place of `{name}`, in the form and the
    /// figures of the language.
    pub fn counted(&self, words: &Plural, name: &str, number: u64) -> String {
        let language = self.texts().language.as_str();
        let form = words.form((self.host.category)(number, language));
        fill(form, &[(name, &self.words().number(number))])
    }

    /// Whether an earlier try to send may have arrived.
    pub fn is_uncertain(&self) -> bool {
        self.uncertain
    }

    /// The withdrawal code, once something was sealed.
    pub fn code(&self) -> Option<String> {
        self.parcel.as_ref().map(|p| p.code().written())
    }

    /// Who is answering, which decides the wording.
    pub fn voice(&self) -> Option<&str> {
        let role = self
            .answers
            .get(self.bundle.definition.counting.role.as_str())?;
        role.choices().next().map(ChoiceId::as_str)
    }

    /// The number of a question and the most there can be: 4 of up to 15.
    pub fn progress(&self, question: &Question) -> (usize, usize) {
        let definition = &self.bundle.definition;
        let mut answers = self.answers.clone();
        definition.prune(&mut answers);
        let path = definition.path(&answers).questions;
        let before = path.iter().take_while(|q| q.id != question.id).count();
        (
            before + 1,
            definition.longest_path(&answers).max(path.len()),
        )
    }

    /// The question of this id.
    pub fn question(&self, id: &QuestionId) -> Option<&'static Question> {
        self.bundle.definition.question(id.as_str())
    }

    fn forget_answers(&mut self) {
        self.answers = Answers::new();
        self.draft.wipe();
        self.old_enough = None;
        self.consent = false;
        self.uncertain = false;
        self.searching = false;
        self.all = false;
        self.tries = 0;
        self.wait = None;
        self.passages.clear();
        self.marked = None;
        self.saving = false;
        self.saving_story = false;
        self.found = Found::default();
        self.checked = false;
        self.passed.clear();
        self.trail.forget();
    }
}
