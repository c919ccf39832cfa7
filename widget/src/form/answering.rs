//! Answering, and what is wrong with an answer.

use super::Form;
use crate::mistake::Mistake;
use crate::page::Page;
use survey::{Answer, ChoiceId, Choices, Kind, ProblemKind, Question, QuestionId, validate};

impl Form {
    /// Answers a question; `None` takes the answer back. Says nothing about
    /// whether the answer will do: that is asked on Continue.
    pub fn answer(&mut self, question: &QuestionId, answer: Option<Answer>) {
        let before = self.asked();
        match answer {
            Some(answer) => self.answers.set(question.clone(), answer),
            None => self.answers.clear(question.as_str()),
        }
        // A search on the same page goes on while another question is answered.
        let kind = self.question(question).map(|question| question.kind);
        if kind == Some(Kind::Organisation) || self.page != Page::All {
            self.searching = false;
        }
        if *question == self.bundle.definition.counting.area {
            self.forget_organisation_elsewhere();
            self.look_for("", false);
        }
        self.match_questions(&before);
    }

    /// An organisation outside the area that was just answered is asked again.
    fn forget_organisation_elsewhere(&mut self) {
        let (question, picked) = (&self.bundle.definition.counting.organisation, self.picked());
        let Some((id, picked)) = question.clone().zip(picked) else {
            return;
        };
        if !self.offered().contains(&picked) {
            self.answers.clear(id.as_str());
            self.passed
                .retain(|page| *page != Page::Question(id.clone()));
        }
    }

    /// Ticks or unticks one of many choices. A choice that stands alone clears
    /// the others and they clear it; says whether anything was cleared.
    pub fn tick(&mut self, question: &Question, choice: &ChoiceId, on: bool) -> bool {
        let mut chosen = match self.answers.get(question.id.as_str()) {
            Some(Answer::Many(chosen)) => chosen.clone(),
            _ => Choices::default(),
        };
        let before = chosen.len();
        let alone = |id: &ChoiceId| question.choice(id.as_str()).is_some_and(|c| c.alone);
        if on {
            let clears_all = alone(choice);
            chosen.retain(|other| other == choice || !(clears_all || alone(other)));
        }
        let cleared = chosen.len() < before;
        if on {
            chosen.insert(choice.clone());
        } else {
            chosen.remove(choice.as_str());
        }
        if cleared {
            self.say(self.words().cleared_others());
        }
        self.answer(&question.id, Some(Answer::Many(chosen)));
        cleared
    }

    /// What is wrong on a page, in page order.
    pub(super) fn find_mistakes(&self, page: &Page) -> Vec<Mistake> {
        let mut found = Vec::new();
        match page {
            Page::Age if self.old_enough.is_none() => found.push(Mistake::Age),
            Page::Consent if !self.consent => found.push(Mistake::Consent),
            Page::Question(id) => found.extend(self.question_mistake(id)),
            Page::All => {
                for question in self.bundle.definition.path(&self.answers).questions {
                    found.extend(self.question_mistake(&question.id));
                }
            }
            Page::Story => {
                let rules = &self.bundle.definition.story;
                found.extend(self.draft.mistake(rules, self.host.count));
            }
            Page::StoryPermission => {
                if self.draft.permission.is_none() {
                    found.push(Mistake::Permission);
                }
                if !self.draft.consent {
                    found.push(Mistake::StoryConsent);
                }
            }
            _ => {}
        }
        found
    }

    fn question_mistake(&self, id: &QuestionId) -> Option<Mistake> {
        let (definition, organisations) = (&self.bundle.definition, &self.bundle.organisations);
        let question = self.question(id)?;
        let here = self.page == Page::All || self.page == Page::Question(id.clone());
        let problem = if self.searching && here && question.kind == Kind::Organisation {
            Some(ProblemKind::UnknownOrganisation)
        } else {
            validate::answer(definition, organisations, question, &self.answers)
        }?;
        Some(Mistake::Answer(id.clone(), problem))
    }
}
