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
            let said = answer.map(|answer| said(form, text, answer));
            let page = Page::Question(question.id.clone());
            row(form, text.label(form.voice()), said, page, to);
        }
    }
    match form.draft().story() {
        Some(story) => story_rows(form, story, to),
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

/// Tells a row. Nothing said, or nothing in it, is "not answered".
fn row(form: &Form, label: &str, value: Option<String>, page: Page, to: &mut impl Sheet) {
    let value = value.filter(|value| !value.is_empty());
    let value = value.as_deref().unwrap_or(form.words().not_answered());
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

fn story_rows(form: &Form, story: Story, to: &mut impl Sheet) {
    let (words, text) = (form.words(), &form.texts().story);
    let permission = text.permission(story.permission).label.clone();
    let mut labels = String::new();
    for label in &story.labels {
        line(
            &mut labels,
            text.labels.get(label).map_or("", String::as_str),
        );
    }
    let word = story.word.and_then(|word| text.words.get(&word).cloned());
    let rows = [
        (words.check_story(), Some(story.text), Page::Story),
        (
            &text.permission_question,
            Some(permission),
            Page::StoryPermission,
        ),
        (&text.labels_question, Some(labels), Page::StoryDetails),
        (&text.words_question, word, Page::StoryDetails),
    ];
    for (label, value, page) in rows {
        row(form, label, value, page, to);
    }
}

/// Adds a line to a text, below what is there.
fn line(lines: &mut String, words: &str) {
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines.push_str(words);
}
