//! Crowds of people with chosen outcomes, in sentence-like chains.

use crate::campaign;
use desk::Content;
use desk::tabulate::{Circumstances, Ledger, tabulate};
use std::convert::Infallible;
use survey::results::{Results, describe};
use survey::{Answer, Answers, ChoiceId, OrganisationCode, QuestionId};

/// How the care of one person measured up, on every point of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Care {
    Met,
    Partly,
    NotMet,
}

/// People, and the campaign that they answer.
pub(crate) struct Crowd {
    pub content: Content,
    pub answers: Vec<Answers>,
}

impl Crowd {
    pub(crate) fn new() -> Self {
        Self {
            content: campaign::content(),
            answers: Vec::new(),
        }
    }

    /// Adds people with own, recent experiences. `at` is an area, or an area
    /// and an organisation or choice as in `en_ney/X04` and `en_ney/unsure`.
    pub(crate) fn people(self, count: usize, at: &str, care: Care) -> Self {
        self.others(count, ("self", "lt6m"), at, care)
    }

    /// Adds people with any role and time.
    pub(crate) fn others(mut self, count: usize, who: (&str, &str), at: &str, care: Care) -> Self {
        let answers = person(&self.content, who, at, Some(care));
        self.answers.extend(std::iter::repeat_n(answers, count));
        self
    }

    /// Adds people who passed over every scored question.
    pub(crate) fn empty(mut self, count: usize, at: &str) -> Self {
        let answers = person(&self.content, ("self", "lt6m"), at, None);
        self.answers.extend(std::iter::repeat_n(answers, count));
        self
    }

    pub(crate) fn results(&self) -> Results {
        self.release(Circumstances::default()).0
    }

    pub(crate) fn release(&self, after: Circumstances<'_>) -> (Results, Ledger) {
        let answers = self.answers.iter().map(Ok::<_, Infallible>);
        let wave = campaign::wave(&self.content);
        let Ok(release) = tabulate(&self.content, wave, answers, after);
        release
    }

    /// Checks what is said about the first point of the code at a place.
    #[track_caller]
    pub(crate) fn says(self, code: &str, words: &str) -> Self {
        let results = self.results();
        let area = results.area(code).unwrap();
        assert_eq!(
            describe(&area.points[0].met, &results.settings),
            words,
            "{code}"
        );
        self
    }
}

/// One person's answers: the first item of each point, or none.
fn person(content: &Content, (role, when): (&str, &str), at: &str, care: Option<Care>) -> Answers {
    let definition = &content.definition;
    let counting = &definition.counting;
    let one = |id: &str| Answer::One(ChoiceId::new(id).unwrap());
    let (area, within) = at.split_once('/').unwrap_or((at, ""));
    let mut answers = Answers::new();
    answers.set(counting.role.clone(), one(role));
    answers.set(counting.when.clone(), one(when));
    answers.set(counting.area.clone(), one(area));
    let organisation: QuestionId = counting.organisation.clone().unwrap();
    if let Ok(code) = OrganisationCode::new(within) {
        answers.set(organisation, Answer::Organisation(code));
    } else if !within.is_empty() {
        answers.set(organisation, one(within));
    }
    for principle in &definition.principles {
        let mut items = definition.questions.iter();
        let item = items
            .find(|q| q.measures.as_ref() == Some(principle))
            .unwrap();
        let fits = |points: u8| match care {
            Some(Care::Met) => points >= 4,
            Some(Care::Partly) => (1..4).contains(&points),
            Some(Care::NotMet) => points == 0,
            None => false,
        };
        // The last point's first item has three choices, the others four: all
        // have one of each kind.
        let choice = item.choices.iter().find(|c| c.points.is_some_and(fits));
        if let Some(choice) = choice {
            answers.set(item.id.clone(), Answer::One(choice.id.clone()));
        }
    }
    answers
}
