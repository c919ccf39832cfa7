//! Answers kept on this device, for whoever asked for it: 24 hours at the most,
//! never in a frame on another site's page, gone once sent or left quickly.

use super::Form;
use crate::page::Page;
use crate::saved::{self, Saved};
use zeroize::Zeroizing;

impl Form {
    /// Whether answers are being saved on this device.
    pub fn is_saving(&self) -> bool {
        self.saving
    }

    /// Whether saving is offered here. Not after a try that may have arrived:
    /// whoever came back to the answers could send them twice.
    pub(crate) fn offers_saving(&self) -> bool {
        let here = matches!(
            self.page,
            Page::Question(_) | Page::All | Page::StoryOffer | Page::Story | Page::Check
        );
        here && !self.saving && !self.host.framed && !self.uncertain
    }

    /// Asks whether to save.
    pub fn ask_to_save(&mut self) {
        if self.offers_saving() {
            self.go(Page::Save);
        }
    }

    /// Saves from now on, or does not. The page that asked is then gone back from.
    pub fn save(&mut self, on: bool) {
        if self.page == Page::Save {
            self.saving = on;
            self.store();
        }
    }

    /// Clears what was saved; the answers on the page stay.
    pub fn clear_saved(&mut self) {
        self.erase();
        self.say(self.words().save_cleared());
        self.focus = super::Focus::Heading;
        self.drawn += 1;
    }

    /// Goes on with the saved answers.
    pub fn resume(&mut self) {
        if self.page != Page::Return {
            return;
        }
        match self.load() {
            Some(saved) => self.take_up(saved),
            None => self.go(Page::Leave),
        }
    }

    /// Forgets everything, here and on the device, and shows the start page.
    pub fn delete_everything(&mut self) {
        self.erase();
        self.say(self.words().save_cleared());
        self.wipe();
    }

    /// Saves once more, if that was asked for, and forgets everything here.
    pub fn put_away(&mut self) {
        self.store();
        self.wipe();
    }

    /// Whether there is something to come back to; drops what cannot be read.
    pub(super) fn has_saved(&self) -> bool {
        !self.saving && self.load().is_some()
    }

    fn load(&self) -> Option<Saved> {
        if self.host.framed {
            return None;
        }
        let text = Zeroizing::new((self.host.load)()?);
        let saved = saved::read(&text, self.bundle, (self.host.now)());
        if saved.is_none() {
            (self.host.save)(None);
        }
        saved
    }

    fn take_up(&mut self, mut saved: Saved) {
        self.saving = true;
        self.saving_story = !saved.story.is_empty();
        self.all = saved.all;
        self.old_enough = Some(true);
        self.consent = true;
        self.answers = saved.answers;
        self.draft.wanted = self.saving_story;
        self.draft.write(std::mem::take(&mut *saved.story));
        self.passed = saved.passed;
        self.passed.push(Page::Leave);
        self.passed.push(Page::Age);
        self.passed.push(Page::Consent);
        if self.saving_story {
            self.passed.push(Page::StoryOffer);
        }
        self.land(self.first_open());
    }

    /// Writes down where the form is, on the pages between consent and sending.
    pub(super) fn store(&self) {
        let over = matches!(self.page, Page::Sending | Page::Done | Page::Left);
        let agreed = self.consent && self.old_enough == Some(true);
        if !self.saving || over || !agreed || self.uncertain {
            return;
        }
        let mut questions = Vec::new();
        for question in self.bundle.definition.path(&self.answers).questions {
            let answer = self.answers.get(question.id.as_str());
            let page = Page::Question(question.id.clone());
            if answer.is_some() || self.passed.contains(&page) {
                questions.push((question, answer));
            }
        }
        let told = self.saving_story && self.draft.wanted;
        let story = if told { self.draft.text.as_str() } else { "" };
        let text = saved::write(self.bundle, (self.host.now)(), self.all, &questions, story);
        (self.host.save)(Some(&Zeroizing::new(text)));
    }

    /// Takes away what is on the device, and saves no more.
    pub(super) fn erase(&mut self) {
        self.saving = false;
        self.saving_story = false;
        if !self.host.framed {
            (self.host.save)(None);
        }
    }
}
