//! What a list of choices is about, and what choosing from it does.

use super::Form;
use survey::{Answer, ChoiceId, Kind, Permission, QuestionId};

/// What a list of choices is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The age gate: `yes` or `no`.
    Age,
    /// The survey's consent.
    Consent,
    /// A question: its choices.
    Question(QuestionId),
    /// What may be done with the story.
    Permission,
    /// The story's consent.
    StoryConsent,
    /// The story's content labels.
    Labels,
    /// The word for the loss.
    Word,
    /// Whether the browser checks the spelling of the story.
    Spelling,
    /// Whether the story is saved on this device with the answers.
    SaveStory,
}

impl Form {
    /// Whether a choice is chosen.
    pub fn is_chosen(&self, subject: &Subject, choice: &str) -> bool {
        match subject {
            Subject::Age => self.old_enough == Some(choice == "yes"),
            Subject::Consent => self.consent,
            Subject::Question(id) => {
                let answer = self.answers.get(id.as_str());
                answer.is_some_and(|answer| answer.has(choice))
            }
            Subject::Permission => {
                let permission = self.draft.permission;
                permission.is_some_and(|p| p.as_str() == choice)
            }
            Subject::StoryConsent => self.draft.consent,
            Subject::Spelling => self.draft.spelling,
            Subject::SaveStory => self.saving_story,
            Subject::Labels => self.draft.labels.contains(choice),
            Subject::Word => {
                let word = &self.draft.word;
                word.as_ref().is_some_and(|w| w.as_str() == choice)
            }
        }
    }

    /// Chooses or, in a list of many, unchooses; says whether other choices
    /// were cleared by it.
    pub fn choose(&mut self, subject: &Subject, choice: &str, on: bool) -> bool {
        let id = ChoiceId::new(choice).ok();
        match subject {
            Subject::Age => self.old_enough = Some(choice == "yes"),
            Subject::Consent => self.consent = on,
            Subject::Permission => self.draft.permission = Permission::from_name(choice),
            Subject::StoryConsent => self.draft.consent = on,
            Subject::Spelling => self.draft.spelling = on,
            Subject::SaveStory => self.saving_story = on,
            Subject::Word => self.draft.word = id,
            Subject::Labels => {
                if on {
                    self.draft.labels.extend(id);
                } else {
                    self.draft.labels.remove(choice);
                }
            }
            Subject::Question(question) => {
                let Some((question, id)) = self.question(question).cloned().zip(id) else {
                    return false;
                };
                if question.kind == Kind::Many {
                    let cleared = self.tick(&question, &id, on);
                    self.store();
                    return cleared;
                }
                self.answer(&question.id, Some(Answer::One(id)));
                self.store();
            }
        }
        false
    }
}
