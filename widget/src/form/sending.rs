//! Sending, and forgetting.

use super::{Focus, Form};
use crate::page::{Failure, Page};
use crate::seal::Parcel;
use survey::Response;

/// How many seconds pass before the first try that nobody asked for; twice as
/// many before each after it.
const FIRST_WAIT: u32 = 5;
/// The longest wait, unless the endpoint asks for a longer one.
const LONGEST_WAIT: u32 = 300;
/// The longest wait that the endpoint may ask for.
const LONGEST_ASKED: u32 = 3_600;
/// After so many tries it is the person's to try again.
const MOST_TRIES: u32 = 8;

impl Form {
    /// Begins to send; says whether it did. Pressed twice, it begins once.
    pub fn send(&mut self) -> bool {
        let ready = match self.page {
            Page::Check => self.first_open() == Page::Check,
            Page::Failed(_) => true,
            _ => false,
        };
        if ready {
            // Answers that may have arrived are not to be found here and sent
            // once more by whoever comes back.
            if self.saving {
                self.erase();
            }
            self.show(Page::Sending);
        }
        ready
    }

    /// Takes the parcel of an earlier try.
    pub fn take_parcel(&mut self) -> Option<Parcel> {
        self.parcel.take()
    }

    /// It was sent, or not. The parcel stays for the next try or for its code.
    /// `asked` is for how many seconds the endpoint asked to be left alone.
    ///
    /// Nothing happens if the form was wiped in the meantime.
    pub fn sent(
        &mut self,
        parcel: Option<Parcel>,
        outcome: Result<(), Failure>,
        asked: Option<u32>,
    ) {
        if self.page != Page::Sending {
            return;
        }
        self.parcel = parcel;
        match outcome {
            Ok(()) => {
                self.forget_answers();
                if let Some(parcel) = &mut self.parcel {
                    parcel.forget();
                }
                self.show(Page::Done);
            }
            Err(failure) => {
                self.uncertain |= failure.is_uncertain();
                self.tries += 1;
                self.show(Page::Failed(failure));
                let again = failure.may_pass() && self.tries < MOST_TRIES;
                self.wait = again.then(|| self.wait_for(asked));
            }
        }
    }

    /// Longer each time, and not the same for everyone: who failed together
    /// would else try again together.
    fn wait_for(&self, asked: Option<u32>) -> u32 {
        let wait = (FIRST_WAIT << (self.tries - 1)).min(LONGEST_WAIT);
        let wait = wait + wait * (self.host.chance)() / 200;
        wait.max(asked.unwrap_or(0).min(LONGEST_ASKED))
    }

    /// In how many seconds it is to be sent again without being asked to, on the
    /// page of a failure.
    pub fn wait(&self) -> Option<u32> {
        self.wait
    }

    /// No more tries that nobody asked for.
    pub fn stop_trying(&mut self) {
        if self.wait.take().is_some() {
            self.focus = Focus::Heading;
            self.drawn += 1;
        }
    }

    /// Whether the device is offline, as far as it knows.
    pub fn is_offline(&self) -> bool {
        self.offline
    }

    /// The device went offline or came back. It is told where that matters, and
    /// a try that waits for it comes soon.
    pub fn set_offline(&mut self, offline: bool) {
        if self.offline == offline {
            return;
        }
        self.offline = offline;
        if !matches!(self.page, Page::Check | Page::Failed(_)) {
            return;
        }
        self.say(self.words().online());
        if offline {
            self.said.clear();
            self.say(self.words().offline());
        } else if self.wait.is_some() {
            self.wait = Some(1 + (self.host.chance)() / 50);
        }
        self.focus = Focus::Stay;
        self.drawn += 1;
    }

    /// Forgets everything and shows the start page.
    pub fn wipe(&mut self) {
        self.forget_answers();
        self.parcel = None;
        self.show(Page::Start);
    }

    /// Forgets everything and shows nothing.
    pub fn leave(&mut self) {
        self.erase();
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
