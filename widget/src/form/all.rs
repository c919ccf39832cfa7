//! All questions on one page, for whoever would rather have them so.

use super::{Focus, Form};
use crate::mistake::Mistake;
use crate::page::Page;
use survey::Answer;

impl Form {
    /// Shows all questions on one page, or one at a time again. Answers stay, and
    /// the page comes in the place of the one before it.
    pub fn show_all(&mut self, all: bool) {
        match self.page {
            Page::Question(_) if all => {
                self.all = true;
                self.trail.replace(Page::All);
                self.show(Page::All);
            }
            Page::All if !all => {
                self.all = false;
                self.pass_questions(true);
                let mut open = self.open_pages();
                while let Some(page) = open.pop() {
                    if let Page::Question(_) = page {
                        self.land(page);
                        break;
                    }
                }
            }
            _ => {}
        }
    }

    /// Shows a page with the one that comes before it as the one to go back to.
    pub(super) fn land(&mut self, page: Page) {
        let mut before = self.sequence();
        before.truncate(before.iter().position(|p| *p == page).unwrap_or(0));
        if let Some(before) = before.pop() {
            self.trail.replace(before);
        }
        self.go(page);
    }

    /// Notes the questions as passed, one by one: all, or the answered ones.
    pub(super) fn pass_questions(&mut self, answered: bool) {
        let path = self.bundle.definition.path(&self.answers);
        for question in path.questions {
            if !answered || self.answers.get(question.id.as_str()).is_some() {
                self.passed.push(Page::Question(question.id.clone()));
            }
        }
    }

    /// What the page of all questions depends on: which are asked, to whom,
    /// and of which area the organisations are offered.
    pub(super) fn asked(&self) -> String {
        let mut asked = String::new();
        if self.page == Page::All {
            let counting = &self.bundle.definition.counting;
            for id in [&counting.role, &counting.area] {
                if let Some(Answer::One(choice)) = self.answers.get(id.as_str()) {
                    asked.push_str(choice.as_str());
                }
                asked.push(' ');
            }
            for question in self.bundle.definition.path(&self.answers).questions {
                asked.push_str(question.id.as_str());
                asked.push(' ');
            }
        }
        asked
    }

    /// Draws the page of all questions anew if an answer changed what is on it.
    pub(super) fn match_questions(&mut self, before: &str) {
        if self.asked() != before {
            self.say(self.words().all_changed());
            // What was wrong with a question that is gone is not wrong any more.
            let path = self.bundle.definition.path(&self.answers);
            let asked = |mistake: &Mistake| match mistake {
                Mistake::Answer(id, _) => path.questions.iter().any(|q| q.id == *id),
                _ => true,
            };
            self.mistakes.retain(asked);
            self.focus = Focus::Stay;
            self.drawn += 1;
        }
    }
}
