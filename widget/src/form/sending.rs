//! Sending, and forgetting.

use super::Form;
use crate::page::{Failure, Page};
use crate::seal::Parcel;
use survey::Response;

impl Form {
    /// Begins to send; says whether it did. Pressed twice, it begins once.
    pub fn send(&mut self) -> bool {
        let ready = match self.page {
            Page::Check => self.first_open() == Page::Check,
            Page::Failed(_) => true,
            _ => false,
        };
        if ready {
            self.show(Page::Sending);
        }
        ready
    }

    /// Takes the parcel of an earlier try.
    pub fn take_parcel(&mut self) -> Option<Parcel> {
        self.parcel.take()
    }

    /// It was sent, or not. The parcel stays for the next try or for its code.
    ///
    /// Nothing happens if the form was wiped in the meantime.
    pub fn sent(&mut self, parcel: Option<Parcel>, outcome: Result<(), Failure>) {
        if self.page != Page::Sending {
            return;
        }
        self.parcel = parcel;
        match outcome {
            Ok(()) => {
                self.forget_answers();
                self.show(Page::Done);
            }
            Err(failure) => {
                self.uncertain |= failure.is_uncertain();
                self.show(Page::Failed(failure));
            }
        }
    }

    /// Forgets everything and shows the start page.
    pub fn wipe(&mut self) {
        self.forget_answers();
        self.parcel = None;
        self.show(Page::Start);
    }

    /// Forgets everything and shows nothing.
    pub fn leave(&mut self) {
        self.wipe();
        self.show(Page::Left);
    }

    /// What is sealed and sent: the answers to what was asked, and the story
    /// if there is one.
    pub fn response(&self) -> Response {
        let definition = &self.bundle.definition;
        let mut answers = self.answers.clone();
        definition.prune(&mut answers);
        Response {
            survey: definition.id.clone(),
            wave: self.bundle.delivery.wave.clone(),
            definition_version: definition.version,
            consent_version: definition.consent_version,
            language: self.texts().language.clone(),
            embed: self.embed.clone(),
            answers,
            story: self.draft.story(),
        }
    }
}
