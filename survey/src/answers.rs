//! What a person said, as ids.

use crate::{ChoiceId, Choices, OrganisationCode, QuestionId};
use litemap::LiteMap;
use serde::{Deserialize, Serialize};
use std::slice;

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// One choice.
    One(ChoiceId),
    /// Any number of choices, at least one.
    Many(Choices),
    /// An organisation from the list.
    Organisation(OrganisationCode),
}

impl Answer {
    /// Whether `choice` is among what was chosen.
    pub fn has(&self, choice: &str) -> bool {
        match self {
            Self::One(one) => one.as_str() == choice,
            Self::Many(many) => many.contains(choice),
            Self::Organisation(_) => false,
        }
    }

    /// The choices made, in order of their ids; none for an organisation.
    pub fn choices(&self) -> slice::Iter<'_, ChoiceId> {
        match self {
            Self::One(one) => slice::from_ref(one).iter(),
            Self::Many(many) => many.iter(),
            Self::Organisation(_) => [].iter(),
        }
    }
}

/// The answers of one person. A question that was skipped has no entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(LiteMap<QuestionId, Answer>);

impl Answers {
    /// No answers yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer to a question, if one was given.
    pub fn get(&self, question: &str) -> Option<&Answer> {
        self.0.get(question)
    }

    /// Sets the answer to a question. An empty [`Answer::Many`] is a skip.
    pub fn set(&mut self, question: QuestionId, answer: Answer) {
        if matches!(&answer, Answer::Many(many) if many.is_empty()) {
            self.0.remove(&question);
        } else {
            self.0.insert(question, answer);
        }
    }

    /// Takes the answer to a question back.
    pub fn clear(&mut self, question: &str) {
        self.0.remove(question);
    }

    /// Every answer, in order of the questions' ids.
    pub fn iter(&self) -> impl Iterator<Item = (&QuestionId, &Answer)> {
        self.0.iter()
    }

    /// Keeps only the answers for which `keep` holds.
    pub fn retain(&mut self, keep: impl Fn(&QuestionId) -> bool) {
        self.0.retain(|question, _| keep(question));
    }

    /// How many questions were answered.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(QuestionId, Answer)> for Answers {
    fn from_iter<T: IntoIterator<Item = (QuestionId, Answer)>>(answers: T) -> Self {
        let mut all = Self::new();
        for (question, answer) in answers {
            all.set(question, answer);
        }
        all
    }
}
