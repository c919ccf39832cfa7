//! The path through the questions: which are asked, given the answers so far.

use crate::{Answers, ClosingId, Condition, Definition, Question, Test};

/// What comes after a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// Ask this question.
    Ask(&'a Question),
    /// The survey ends early on this page; nothing can be sent.
    Close(&'a ClosingId),
    /// Every question has been asked; the story comes next.
    Finished,
}

/// The questions that one person is asked, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path<'a> {
    /// The questions on the path. If `closing` is set, the last one led there.
    pub questions: Vec<&'a Question>,
    /// The page that ends the survey early, if an answer leads to one.
    pub closing: Option<&'a ClosingId>,
}

impl Condition {
    /// Whether the answers given so far meet the condition.
    pub fn holds(&self, answers: &Answers) -> bool {
        let Some(answer) = answers.get(self.question.as_str()) else {
            return false;
        };
        match &self.test {
            Test::Any(choices) => choices.iter().any(|c| answer.has(c.as_str())),
            Test::Only(choices) => {
                let mut chosen = answer.choices();
                chosen.len() > 0 && chosen.all(|c| choices.contains(c))
            }
        }
    }
}

impl Question {
    /// Whether the question is asked, given the answers so far.
    pub fn is_asked(&self, answers: &Answers) -> bool {
        self.only_if.iter().all(|c| c.holds(answers))
            && !self.unless.iter().any(|c| c.holds(answers))
    }

    /// The page on which the answer ends the survey, if it does.
    pub fn closing(&self, answers: &Answers) -> Option<&ClosingId> {
        let answer = answers.get(self.id.as_str())?;
        self.choices
            .iter()
            .filter(|c| answer.has(c.id.as_str()))
            .find_map(|c| c.closing.as_ref())
    }
}

impl Definition {
    /// The questions that a person with these answers is asked.
    ///
    /// An answer to a question that is not on the path says nothing about the
    /// path: changing an early answer and changing it back restores it.
    pub fn path(&self, answers: &Answers) -> Path<'_> {
        let mut on_path = Answers::new();
        let mut questions = Vec::new();
        for question in &self.questions {
            if !question.is_asked(&on_path) {
                continue;
            }
            questions.push(question);
            if let Some(answer) = answers.get(question.id.as_str()) {
                on_path.set(question.id.clone(), answer.clone());
            }
            if let Some(closing) = question.closing(&on_path) {
                return Path {
                    questions,
                    closing: Some(closing),
                };
            }
        }
        Path {
            questions,
            closing: None,
        }
    }

    /// What follows the question `after`, or what comes first if it is `None`.
    pub fn next(&self, answers: &Answers, after: Option<&str>) -> Step<'_> {
        let path = self.path(answers);
        let at = match after {
            None => 0,
            Some(id) => match path.questions.iter().position(|q| q.id.as_str() == id) {
                Some(index) => index + 1,
                None => 0,
            },
        };
        match (path.questions.get(at), path.closing) {
            (Some(question), _) => Step::Ask(question),
            (None, Some(closing)) => Step::Close(closing),
            (None, None) => Step::Finished,
        }
    }

    /// The most questions that a person could still be asked: those on the
    /// path, and those that an answer not yet given may bring.
    ///
    /// Never grows as answers are given in order, so "question 4 of up to 15"
    /// stays true.
    pub fn longest_path(&self, answers: &Answers) -> usize {
        self.questions
            .iter()
            .filter(|q| !q.unless.iter().any(|c| c.holds(answers)))
            .filter(|q| {
                q.only_if
                    .iter()
                    .all(|c| c.holds(answers) || answers.get(c.question.as_str()).is_none())
            })
            .count()
    }

    /// Drops answers to questions that these answers do not lead to, so that
    /// what is sent is what the person was asked.
    pub fn prune(&self, answers: &mut Answers) {
        let kept = answers.clone();
        let path = self.path(&kept);
        answers.retain(|id| path.questions.iter().any(|q| q.id == *id));
    }
}
