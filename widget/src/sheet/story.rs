//! The pages of the story.

use super::ask::{consent_box, group};
use super::{Act, Extra, Sheet};
use crate::form::{Form, Subject};
use survey::text::{ChoiceText, WidgetText};
use survey::{Permission, hints};

/// Whether to tell one.
pub(super) fn offer(form: &Form, to: &mut Sheet) {
    let (words, text) = (form.words(), &form.texts().story);
    to.heading(&text.title);
    to.note(&text.not_help);
    to.button(&words.story_write, Act::Tell(true));
    to.button(&words.story_without, Act::Tell(false));
}

/// The box, and what may point to a person in what is in it.
pub(super) fn story(form: &Form, to: &mut Sheet) {
    let (words, text) = (form.words(), &form.texts().story);
    let mut passages = Vec::new();
    for passage in form.passages() {
        passages.push((hint(words, passage.kind).clone(), passage.words.clone()));
    }
    let mut spelling = Vec::new();
    let switch = group(&mut spelling, form, "coc-spelling", Subject::Spelling);
    switch.many = true;
    switch.choice_with("on", &words.spelling, Some(&words.spelling_why));
    to.extra = Extra::Story {
        label: text.prompt.clone(),
        hints: vec![text.hint.clone(), text.not_help.clone()],
        mistake: form.mistakes().first().map(|m| m.words(form)),
        passages,
        spelling,
    };
    to.goes_on(form);
    to.button(&words.story_without, Act::Tell(false));
}

fn hint(words: &WidgetText, kind: hints::Kind) -> &String {
    use hints::Kind;
    match kind {
        Kind::NhsNumber => &words.hint_nhs_number,
        Kind::Phone => &words.hint_phone,
        Kind::Email => &words.hint_email,
        Kind::Web => &words.hint_web,
        Kind::Handle => &words.hint_handle,
        Kind::Postcode => &words.hint_postcode,
        Kind::Date => &words.hint_date,
        Kind::Person => &words.hint_person,
        Kind::Place => &words.hint_place,
        Kind::NationalInsurance => &words.hint_insurance,
        Kind::LongNumber => &words.hint_number,
    }
}

/// What may be done with it.
pub(super) fn permission(form: &Form, to: &mut Sheet) {
    let text = &form.texts().story;
    let group = group(&mut to.groups, form, "coc-permission", Subject::Permission);
    group.heading(&text.permission_question);
    for permission in Permission::ALL {
        let ChoiceText { label, hint } = text.permission(permission);
        group.choice_with(permission.as_str(), label, Some(hint));
    }
    consent_box(form, Subject::StoryConsent, &text.consent_statement, to);
    to.goes_on(form);
}

/// Content labels, and the word for the loss.
pub(super) fn details(form: &Form, to: &mut Sheet) {
    let (text, rules) = (&form.texts().story, &form.bundle().definition.story);
    let labels = group(&mut to.groups, form, "coc-labels", Subject::Labels);
    labels.heading(&text.labels_question);
    labels.hint(&form.words().choose_any);
    labels.many = true;
    for id in &rules.labels {
        labels.choice(id.as_str(), text.labels.get(id).map_or("", String::as_str));
    }
    let words = group(&mut to.groups, form, "coc-word", Subject::Word);
    words.legend(&text.words_question);
    for id in &rules.words {
        words.choice(id.as_str(), text.words.get(id).map_or("", String::as_str));
    }
    to.goes_on(form);
}
