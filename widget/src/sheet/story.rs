//! The pages of the story.

use super::ask::{consent_box, tick_box};
use super::write::goes_on;
use super::{Act, Group, Sheet, Title};
use crate::form::hinting::STORY;
use crate::form::{Form, Subject};
use survey::text::{ChoiceText, WidgetText};
use survey::{Permission, hints};

/// Whether to tell one.
pub(super) fn offer(form: &Form, to: &mut impl Sheet) {
    let (words, text) = (form.words(), &form.texts().story);
    to.heading(&text.title);
    to.note(&text.not_help);
    to.button(words.story_write(), Act::Tell(true));
    to.button(words.story_without(), Act::Tell(false));
}

/// The box, and what may point to a person in what is in it.
pub(super) fn story(form: &Form, to: &mut impl Sheet) {
    let (words, text) = (form.words(), &form.texts().story);
    for passage in form.passages() {
        to.passage(hint(words, passage.kind), &passage.words);
    }
    let hints = [&*text.hint, &*text.not_help];
    to.story(&text.prompt, &hints, form.mistake(STORY).as_deref());
    tick_box(form, "coc-spelling", Subject::Spelling, to);
    to.choice("on", words.spelling(), Some(words.spelling_why()));
    goes_on(form, to);
    to.button(words.story_without(), Act::Tell(false));
}

fn hint(words: &WidgetText, kind: hints::Kind) -> &str {
    use hints::Kind;
    match kind {
        Kind::NhsNumber => words.hint_nhs_number(),
        Kind::Phone => words.hint_phone(),
        Kind::Email => words.hint_email(),
        Kind::Web => words.hint_web(),
        Kind::Handle => words.hint_handle(),
        Kind::Postcode => words.hint_postcode(),
        Kind::Date => words.hint_date(),
        Kind::Person => words.hint_person(),
        Kind::Place => words.hint_place(),
        Kind::NationalInsurance => words.hint_insurance(),
        Kind::LongNumber => words.hint_number(),
    }
}

/// What may be done with it.
pub(super) fn permission(form: &Form, to: &mut impl Sheet) {
    let text = &form.texts().story;
    let group = Group {
        title: Title::Heading(&text.permission_question),
        ..Group::new("coc-permission", Subject::Permission)
    };
    group.tell(form, to);
    for permission in Permission::ALL {
        let ChoiceText { label, hint } = text.permission(permission);
        to.choice(permission.as_str(), label, Some(hint));
    }
    consent_box(form, Subject::StoryConsent, &text.consent_statement, to);
    goes_on(form, to);
}

/// Content labels, and the word for the loss.
pub(super) fn details(form: &Form, to: &mut impl Sheet) {
    let (text, rules) = (&form.texts().story, &form.bundle().definition.story);
    let labels = Group {
        title: Title::Heading(&text.labels_question),
        hint: Some(form.words().choose_any()),
        many: true,
        ..Group::new("coc-labels", Subject::Labels)
    };
    labels.tell(form, to);
    for id in &rules.labels {
        let label = text.labels.get(id).map_or("", String::as_str);
        to.choice(id.as_str(), label, None);
    }
    let words = Group {
        title: Title::Legend(&text.words_question),
        ..Group::new("coc-word", Subject::Word)
    };
    words.tell(form, to);
    for id in &rules.words {
        let word = text.words.get(id).map_or("", String::as_str);
        to.choice(id.as_str(), word, None);
    }
    goes_on(form, to);
}
