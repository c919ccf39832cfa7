//! Telling each page.

use super::ask::{consent_box, tick_box, with_campaign};
use super::{Act, Group, Sheet, Title, ask, review, story};
use crate::form::{Form, Subject};
use crate::page::{Failure, Page};
use survey::text::fill;

/// Tells what is on the page that the form is at. Nothing on the start page,
/// which is part of the frame page, and nothing once the person has left.
pub fn write(form: &Form, to: &mut impl Sheet) {
    let (words, page) = (form.words(), form.page());
    match page {
        Page::Start | Page::Left => return,
        Page::Leave => {
            to.heading(words.leave_title());
            to.note(words.leave_explain());
            goes_on(form, to);
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
            to.heading(words.return_title());
            to.button(words.return_go(), Act::Resume);
            to.button(words.delete_all(), Act::DeleteEverything);
        }
        Page::Check => review::review(form, to),
        Page::Sending => return to.heading(words.sending()),
        Page::Failed(failure) => failed(form, *failure, to),
        Page::Done => done(form, to),
    }
    if form.is_saving() {
        to.button(words.save_clear(), Act::ClearSaved);
    } else if form.offers_saving() {
        to.button(words.save_offer(), Act::AskToSave);
    }
}

/// The button that goes on.
pub(super) fn goes_on(form: &Form, to: &mut impl Sheet) {
    to.button(form.words().next(), Act::Continue);
}

fn age(form: &Form, to: &mut impl Sheet) {
    let words = form.words();
    let group = Group {
        title: Title::Heading(&form.texts().start.age_question),
        hint: Some(words.age_hint()),
        ..Group::new("coc-answer", Subject::Age)
    };
    group.tell(form, to);
    to.choice("yes", words.yes(), None);
    to.choice("no", words.no(), None);
    goes_on(form, to);
}

fn consent(form: &Form, to: &mut impl Sheet) {
    let start = &form.texts().start;
    to.heading(&start.consent_title);
    consent_box(form, Subject::Consent, &start.consent_statement, to);
    for line in &start.consent_lines {
        to.note(&with_campaign(form, line));
    }
    let privacy = &form.bundle().campaign.privacy_url;
    to.link(form.words().privacy_link(), privacy);
    goes_on(form, to);
}

/// Why saving may be unsafe, and the story's own box.
fn save(form: &Form, to: &mut impl Sheet) {
    let words = form.words();
    to.heading(words.save_title());
    to.note(words.save_explain());
    tick_box(form, "coc-save", Subject::SaveStory, to);
    to.choice("on", words.save_story(), None);
    to.button(words.save_yes(), Act::Save(true));
    to.button(words.save_no(), Act::Save(false));
}

fn failed(form: &Form, failure: Failure, to: &mut impl Sheet) {
    let words = form.words();
    to.heading(words.failed_title());
    to.note(match failure {
        Failure::Network => words.failed_network(),
        Failure::Down | Failure::Busy => words.failed_busy(),
        Failure::Refused => words.failed_refused(),
    });
    to.note(words.failed_kept());
    offline(form, to);
    // Offline it waits for the connection.
    if let Some(wait) = form.wait().filter(|_| !form.is_offline()) {
        let (next, number) = match wait {
            0..120 => (&words.try_next, wait),
            _ => (&words.try_later, wait / 60),
        };
        to.note(&form.counted(next, "n", u64::from(number)));
    }
    if let Some(code) = form.code().filter(|_| form.is_uncertain()) {
        to.code(words.code_title(), &code, words.failed_code());
    }
    to.button(words.try_again(), Act::Send);
    if form.wait().is_some() {
        to.button(words.try_stop(), Act::StopTrying);
    }
    to.button(words.check_title(), Act::Check);
}

/// Says that there is no connection, where there is none.
pub(super) fn offline(form: &Form, to: &mut impl Sheet) {
    if form.is_offline() {
        to.note(form.words().offline());
    }
}

fn done(form: &Form, to: &mut impl Sheet) {
    let words = form.words();
    to.heading(words.done_title());
    to.note(words.done_thanks());
    let code = form.code().unwrap_or_default();
    to.code(words.code_title(), &code, words.code_explain());
    let date = form.results_day();
    to.note(&fill(words.results_when(), &[("date", &date)]));
    to.note(words.nothing_kept());
}
