//! From page to page.

use super::hinting::HINTS;
use super::{Focus, Form};
use crate::mistake::field;
use crate::page::Page;

impl Form {
    /// Opens the form in a language, from the start page.
    pub fn open(&mut self, language: &str) {
        self.set_language(language);
        if self.page == Page::Start {
            let saved = self.has_saved();
            self.go(if saved { Page::Return } else { Page::Leave });
        }
    }

    /// Changes the language and nothing else.
    pub fn set_language(&mut self, language: &str) {
        let mut texts = self.bundle.texts.iter();
        if let Some(found) = texts.find(|t| t.language.as_str() == language) {
            self.texts = found;
            // The start page switches by itself.
            if self.page != Page::Start {
                self.focus = Focus::Stay;
                self.drawn += 1;
            }
        }
    }

    /// Goes on, if nothing on the page is wrong.
    pub fn continue_(&mut self) {
        self.mistakes = self.find_mistakes(&self.page);
        if self.mistakes.is_empty() && !self.asks_about_passages() {
            self.pass();
        } else if self.mistakes.is_empty() {
            self.focus = Focus::To(HINTS.to_owned());
            self.drawn += 1;
        } else {
            self.focus = Focus::Page;
            self.drawn += 1;
        }
    }

    /// Passes over a question that need not be answered.
    pub fn skip(&mut self) {
        let Page::Question(id) = self.page.clone() else {
            return;
        };
        if self.question(&id).is_some_and(|q| !q.required) {
            self.answers.clear(id.as_str());
            self.pass();
        }
    }

    /// Chooses to tell a story or not. What was written stays in the draft.
    pub fn tell_story(&mut self, wanted: bool) {
        if self.page == Page::StoryOffer || self.page == Page::Story {
            self.draft.wanted = wanted;
            self.pass();
        }
    }

    /// Goes from the check page to one of the pages before it.
    pub fn change(&mut self, page: Page) {
        let shown = match &page {
            Page::Question(_) if self.all => Page::All,
            _ => page.clone(),
        };
        if matches!(self.page, Page::Check) && self.open_pages().contains(&shown) {
            self.go(shown);
            if let (Page::All, Page::Question(id)) = (&self.page, page) {
                self.focus = Focus::To(field(&id));
            }
        }
    }

    /// Goes from the page of a failure back to the check page.
    pub fn check(&mut self) {
        if matches!(self.page, Page::Failed(_)) {
            self.show(Page::Check);
        }
    }

    /// The browser went back or forth to a number of its history.
    pub fn travel(&mut self, to: u32) {
        if self.page == Page::Done {
            self.wipe();
        }
        let open = self.open_pages();
        let found = self.trail.travel(to, |page| open.contains(page));
        if self.page != Page::Sending && self.page != Page::Left {
            self.show(found.unwrap_or(Page::Start));
        }
    }

    /// Shows a page in the place of the one before it.
    pub(super) fn show(&mut self, page: Page) {
        self.mistakes.clear();
        self.look_for("", false);
        self.focus = Focus::Page;
        self.wait = None;
        self.passages.clear();
        self.page = page;
        self.drawn += 1;
        self.store();
    }

    pub(super) fn go(&mut self, page: Page) {
        self.checked |= page == Page::Check;
        self.trail.push(page.clone());
        self.show(page);
    }

    /// Goes on from a page that is in order: to the one after it, or, once the
    /// check page was reached, straight to what is not in order yet.
    fn pass(&mut self) {
        self.passed.push(self.page.clone());
        if self.page == Page::All {
            self.pass_questions(false);
        }
        let after = if self.checked {
            None
        } else {
            self.page_after()
        };
        let next = after.unwrap_or_else(|| self.first_open());
        self.go(next);
    }

    fn page_after(&self) -> Option<Page> {
        let mut sequence = self.sequence();
        let here = sequence.iter().position(|page| *page == self.page)?;
        (here + 1 < sequence.len()).then(|| sequence.swap_remove(here + 1))
    }

    /// Every page that comes, as the answers stand.
    pub(super) fn sequence(&self) -> Vec<Page> {
        let definition = &self.bundle.definition;
        let mut pages = vec![Page::Leave, Page::Age];
        if self.old_enough == Some(false) {
            pages.push(Page::Closing(definition.under_age.clone()));
            return pages;
        }
        pages.push(Page::Consent);
        let path = definition.path(&self.answers);
        if self.all {
            pages.push(Page::All);
        } else {
            for question in path.questions {
                pages.push(Page::Question(question.id.clone()));
            }
        }
        if let Some(closing) = path.closing {
            pages.push(Page::Closing(closing.clone()));
            return pages;
        }
        pages.push(Page::StoryOffer);
        if self.draft.wanted {
            pages.push(Page::Story);
            pages.push(Page::StoryPermission);
            pages.push(Page::StoryDetails);
        }
        pages.push(Page::Check);
        pages
    }

    /// The pages that may be shown: those that are in order, and the next one.
    pub(super) fn open_pages(&self) -> Vec<Page> {
        let mut pages = self.sequence();
        let next = pages.iter().position(|page| !self.is_in_order(page));
        pages.truncate(next.map_or(pages.len(), |next| next + 1));
        pages
    }

    /// The first page that is not in order, or else the check page.
    pub(super) fn first_open(&self) -> Page {
        self.open_pages().pop().unwrap_or(Page::Check)
    }

    fn is_in_order(&self, page: &Page) -> bool {
        self.passed.contains(page) && self.find_mistakes(page).is_empty()
    }
}
