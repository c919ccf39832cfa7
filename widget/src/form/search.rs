//! Searching for an organisation and picking one.
//!
//! What is typed finds names on this device and goes nowhere else.

use super::Form;
use super::finding::{find, reasons};
use survey::text::fill;
use survey::{Answer, Kind, Organisation, QuestionId};

/// Where the search stands. Organisations are places in the bundle's list.
#[derive(Debug, Default)]
pub struct Found {
    /// What was found, in the list's order.
    pub places: Vec<usize>,
    /// Which of those the arrow keys are at.
    pub active: Option<usize>,
    typed: String,
    open: bool,
}

impl Found {
    /// Whether the list is on the screen.
    pub fn is_shown(&self) -> bool {
        self.open && !self.places.is_empty()
    }
}

/// A key that means something in the search box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// To the next of the list.
    Down,
    /// To the one before.
    Up,
    /// Picks.
    Enter,
    /// Closes the list, or else takes the answer back.
    Escape,
}

impl Form {
    /// The organisations of the area that was answered; all if none was.
    pub fn offered(&self) -> Vec<usize> {
        let definition = &self.bundle.definition;
        let area = self.answers.get(definition.counting.area.as_str());
        let area = area.and_then(|a| a.choices().find(|c| definition.area(c.as_str()).is_some()));
        let mut places = Vec::new();
        for (place, organisation) in self.bundle.organisations.iter().enumerate() {
            if area.is_none_or(|a| a.as_str() == organisation.area.as_str()) {
                places.push(place);
            }
        }
        places
    }

    /// Where the search stands.
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// Whether what was typed is not yet a choice.
    pub fn is_searching(&self) -> bool {
        self.searching
    }

    /// Whether something was typed that nothing was found by.
    pub fn finds_nothing(&self) -> bool {
        self.searching && self.found.places.is_empty()
    }

    /// The person typed. Any answer there was gives way to the search, and
    /// going on before they choose would lose it.
    pub fn search(&mut self, typed: &str) {
        let searching = !typed.chars().all(char::is_whitespace);
        if searching || self.picked().is_some() {
            self.answer_organisation(None);
        }
        self.look_for(typed, searching);
    }

    /// Makes an organisation the answer, or takes the answer back.
    pub fn pick(&mut self, place: Option<usize>) {
        let picked = place.and_then(|place| self.bundle.organisations.get(place));
        let answer = picked.map(|o| Answer::Organisation(o.code.clone()));
        self.answer_organisation(answer);
        self.look_for("", false);
    }

    /// Opens the list at one of those found, or closes it.
    pub fn open_found(&mut self, at: Option<usize>) {
        self.found.open = at.is_some();
        self.found.active = at;
    }

    /// A key was pressed in the search box; says whether it was for the list.
    pub fn press(&mut self, key: Key) -> bool {
        let found = &self.found;
        let active = found.active.filter(|_| found.open);
        let last = found.places.len().saturating_sub(1);
        match key {
            Key::Down => {
                let next = active.map_or(0, |at| if at == last { 0 } else { at + 1 });
                self.open_found(Some(next));
            }
            Key::Up => {
                let next = active.map_or(last, |at| at.checked_sub(1).unwrap_or(last));
                self.open_found(Some(next));
            }
            Key::Enter if found.open => self.enter(active),
            Key::Enter => return false,
            Key::Escape if found.open => self.open_found(None),
            Key::Escape => self.pick(None),
        }
        true
    }

    /// Picks what the arrow keys are at, or the only one found. With several
    /// found it waits for a choice: going on would lose what was looked for.
    fn enter(&mut self, active: Option<usize>) {
        let place = match (active, self.found.places.as_slice()) {
            (Some(at), places) => places.get(at).copied(),
            (None, [only]) => Some(*only),
            (None, _) => None,
        };
        if place.is_some() {
            self.pick(place);
        }
    }

    /// The organisation that is the answer.
    pub fn picked(&self) -> Option<usize> {
        let question = self.organisation_question()?;
        let Some(Answer::Organisation(code)) = self.answers.get(question.as_str()) else {
            return None;
        };
        let mut list = self.bundle.organisations.iter();
        list.position(|organisation| organisation.code == *code)
    }

    /// The name of an organisation in the form's language.
    pub fn name_of(&self, place: usize) -> &str {
        let organisation = self.bundle.organisations.get(place);
        organisation.map_or("", |o| o.name(&self.texts().language))
    }

    /// What stands in the search box.
    pub fn search_words(&self) -> String {
        match self.picked() {
            Some(place) => self.name_of(place).to_owned(),
            None => self.found.typed.clone(),
        }
    }

    /// Why an organisation was found, for the line below its name: the language
    /// of each part, if it is another than the form's, and its words.
    pub fn reasons(&self, place: usize) -> Vec<(Option<&str>, String)> {
        let organisation: &Organisation = &self.bundle.organisations[place];
        let was = self.words().search_was();
        reasons(organisation, &self.texts().language, was, &self.found.typed)
    }

    /// How many were found, in words.
    pub fn found_words(&self) -> String {
        match self.found.places.len() {
            0 => self.words().search_none().to_owned(),
            found => self.counted(&self.words().search_found, "n", found as u64),
        }
    }

    /// What was picked, in words.
    pub fn picked_words(&self) -> Option<String> {
        let name = self.name_of(self.picked()?);
        Some(fill(self.words().search_chosen(), &[("name", name)]))
    }

    pub(super) fn look_for(&mut self, typed: &str, open: bool) {
        let mut places = self.offered();
        find(&self.bundle.organisations, &mut places, typed);
        self.searching = open;
        self.found = Found {
            places,
            active: None,
            typed: typed.to_owned(),
            open,
        };
    }

    fn organisation_question(&self) -> Option<&QuestionId> {
        let mut questions = self.bundle.definition.questions.iter();
        let question = questions.find(|question| question.kind == Kind::Organisation);
        question.map(|question| &question.id)
    }

    fn answer_organisation(&mut self, answer: Option<Answer>) {
        if let Some(question) = self.organisation_question().cloned() {
            self.answer(&question, answer);
        }
    }
}
