//! Writing each page.
//!
//! Everything is written into the sheet where it stands: putting a page
//! together from parts that are handed on would copy each of them, in code that
//! every visitor loads.

use super::ask::{consent_box, group, with_campaign};
use super::{Act, Button, Extra, Sheet, ask, review, story};
use crate::form::{Form, Subject};
use crate::page::{Failure, Page};
use survey::text::fill;

/// What is on the page that the form is at. Nothing on the start page, which
/// is part of the frame page, and nothing once the person has left.
pub fn sheet(form: &Form) -> Sheet {
    let mut sheet = Sheet::default();
    let words = form.words();
    let page = form.page();
    write(form, page, &mut sheet);
    sheet.back = !matches!(
        page,
        Page::Start | Page::Left | Page::Sending | Page::Failed(_) | Page::Done
    );
    if form.is_saving() && !matches!(page, Page::Start | Page::Left | Page::Sending) {
        sheet.button(&words.save_clear, Act::ClearSaved);
    } else if form.offers_saving() {
        sheet.button(&words.save_offer, Act::AskToSave);
    }
    sheet
}

fn write(form: &Form, page: &Page, to: &mut Sheet) {
    let words = form.words();
    match page {
        Page::Start | Page::Left => {}
        Page::Leave => {
            to.heading(&words.leave_title);
            to.note(&words.leave_explain);
            to.goes_on(form);
        }
        Page::Age => age(form, to),
        Page::Consent => consent(form, to),
        Page::Question(id) => ask::question(form, id, to),
        Page::All => ask::all(form, to),
        Page::Closing(id) => {
            if let Some(text) = form.texts().closings.get(id) {
                to.heading(&text.title);
                for paragraph in &text.body {
                    to.note(paragraph);
                }
            }
        }
        Page::StoryOffer => story::offer(form, to),
        Page::Story => story::story(form, to),
        Page::StoryPermission => story::permission(form, to),
        Page::StoryDetails => story::details(form, to),
        Page::Save => save(form, to),
        Page::Return => {
            to.heading(&words.return_title);
            to.button(&words.return_go, Act::Resume);
            to.button(&words.delete_all, Act::DeleteEverything);
        }
        Page::Check => review::review(form, to),
        Page::Sending => to.heading(&words.sending),
        Page::Failed(failure) => failed(form, *failure, to),
        Page::Done => done(form, to),
    }
}

impl Sheet {
    pub(super) fn heading(&mut self, words: &str) {
        self.heading = Some(words.to_owned());
    }

    pub(super) fn note(&mut self, words: &str) {
        self.notes.push(words.to_owned());
    }

    pub(super) fn button(&mut self, label: &str, act: Act) {
        let label = label.to_owned();
        self.buttons.push(Button { label, act });
    }

    pub(super) fn goes_on(&mut self, form: &Form) {
        self.button(&form.words().next, Act::Continue);
    }

    fn code(&mut self, form: &Form, explain: &str, code: String) {
        self.extra = Extra::Code {
            title: form.words().code_title.clone(),
            explain: explain.to_owned(),
            code,
        };
    }
}

fn age(form: &Form, to: &mut Sheet) {
    let words = form.words();
    let group = group(&mut to.groups, form, "coc-answer", Subject::Age);
    group.heading(&form.texts().start.age_question);
    group.hint(&words.age_hint);
    group.choice("yes", &words.yes);
    group.choice("no", &words.no);
    to.goes_on(form);
}

fn consent(form: &Form, to: &mut Sheet) {
    let start = &form.texts().start;
    to.heading(&start.consent_title);
    consent_box(form, Subject::Consent, &start.consent_statement, to);
    for line in &start.consent_lines {
        to.tail.push(with_campaign(form, line));
    }
    let privacy = form.bundle().campaign.privacy_url.clone();
    to.link = Some((form.words().privacy_link.clone(), privacy));
    to.goes_on(form);
}

/// Why saving may be unsafe, and the story's own box.
fn save(form: &Form, to: &mut Sheet) {
    let words = form.words();
    to.heading(&words.save_title);
    to.note(&words.save_explain);
    let story = group(&mut to.groups, form, "coc-save", Subject::SaveStory);
    story.many = true;
    story.choice("on", &words.save_story);
    to.button(&words.save_yes, Act::Save(true));
    to.button(&words.save_no, Act::Save(false));
}

fn failed(form: &Form, failure: Failure, to: &mut Sheet) {
    let words = form.words();
    to.heading(&words.failed_title);
    to.note(match failure {
        Failure::Network => &words.failed_network,
        Failure::Down | Failure::Busy => &words.failed_busy,
        Failure::Refused => &words.failed_refused,
    });
    to.note(&words.failed_kept);
    offline(form, to);
    if let Some(code) = form.code().filter(|_| form.is_uncertain()) {
        to.code(form, &words.failed_code, code);
    }
    to.button(&words.try_again, Act::Send);
    if let Some(wait) = form.wait() {
        // Offline it waits for the connection.
        if !form.is_offline() {
            let (next, number) = match wait {
                0..120 => (&words.try_next, wait),
                _ => (&words.try_later, wait / 60),
            };
            to.notes.push(form.counted(next, "n", u64::from(number)));
        }
        to.button(&words.try_stop, Act::StopTrying);
    }
    to.button(&words.check_title, Act::Check);
}

/// Says that there is no connection, where there is none.
pub(super) fn offline(form: &Form, to: &mut Sheet) {
    if form.is_offline() {
        to.note(&form.words().offline);
    }
}

fn done(form: &Form, to: &mut Sheet) {
    let words = form.words();
    to.heading(&words.done_title);
    to.note(&words.done_thanks);
    to.code(form, &words.code_explain, form.code().unwrap_or_default());
    let results = fill(&words.results_when, &[("date", &form.results_day())]);
    to.tail.push(results);
    to.tail.push(words.nothing_kept.clone());
}
