//! The page that shows everything before it is sent.

use super::ask::with_campaign;
use super::write::offline;
use super::{Act, Sheet};
use crate::form::Form;
use crate::page::Page;
use survey::text::{QuestionText, fill};
use survey::{Answer, Story};

/// Every answer with a way to change it, and what will be sent.
pub(super) fn review(form: &Form, to: &mut impl Sheet) {
    let words = form.words();
    to.heading(words.check_title());
    offline(form, to);
    for question in form.bundle().definition.path(form.answers()).questions {
        if let Some(text) = form.texts().questions.get(&question.id) {
            let answer = form.answers().get(question.id.as_str());
            let said = answer.map_or_else(String::new, |answer| said(form, text, answer));
            let page = Page::Question(question.id.clone());
            row(form, text.label(form.voice()), &said, page, to);
        }
    }
    match form.draft().story() {
        Some(story) => story_rows(form, &story, to),
        None => to.row(
            words.check_story(),
            words.check_no_story(),
            Page::StoryOffer,
        ),
    }
    to.note(&with_campaign(form, words.check_what()));
    let key = form.bundle().delivery.key.id().written();
    to.note(&fill(words.check_key(), &[("key", &key)]));
    to.button(words.send(), Act::Send);
    to.button(words.delete_all(), Act::DeleteEverything);
}

/// Tells a row. What says nothing is "not answered".
fn row(form: &Form, label: &str, value: &str, page: Page, to: &mut impl Sheet) {
    let value = match value {
        "" => form.words().not_answered(),
        said => said,
    };
    to.row(label, value, page);
}

fn said(form: &Form, text: &QuestionText, answer: &Answer) -> String {
    if let Answer::Organisation(code) = answer {
        let mut list = form.bundle().organisations.iter();
        let found = list.find(|o| o.code == *code);
        let name = found.map_or(code.as_str(), |o| o.name(&form.texts().language));
        return name.to_owned();
    }
    let mut lines = String::new();
    for choice in answer.choices() {
        line(&mut lines, text.choice(choice, form.voice()));
    }
    lines
}

fn story_rows(form: &Form, story: &Story, to: &mut impl Sheet) {
    let (words, text) = (form.words(), &form.texts().story);
    let mut labels = String::new();
    for label in &story.labels {
        line(
            &mut labels,
            text.labels.get(label).map_or("", String::as_str),
        );
    }
    let word = story.word.as_ref().and_then(|word| text.words.get(word));
    let word = word.map_or("", String::as_str);
    row(form, words.check_story(), &story.text, Page::Story, to);
    let permission = &text.permission(story.permission).label;
    let asked = &text.permission_question;
    row(form, asked, permission, Page::StoryPermission, to);
    row(form, &text.labels_question, &labels, Page::StoryDetails, to);
    row(form, &text.words_question, word, Page::StoryDetails, to);
}

/// Adds a line to a text, below what is there.
fn line(lines: &mut String, words: &str) {
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines.push_str(words);
}
