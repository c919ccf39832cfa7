//! Questions and the lists of choices below them.

use super::write::goes_on;
use super::{Act, Group, Sheet, Title};
use crate::form::{Form, Subject};
use crate::mistake::field;
use survey::text::{decimal, fill};
use survey::{Kind, Question, QuestionId};

/// A box that stands alone, with what it says of itself.
pub(super) fn tick_box(form: &Form, id: &str, subject: Subject, to: &mut impl Sheet) {
    let group = Group {
        many: true,
        ..Group::new(id, subject)
    };
    group.tell(form, to);
}

/// A box beside a statement that is agreed to.
pub(super) fn consent_box(form: &Form, subject: Subject, statement: &str, to: &mut impl Sheet) {
    tick_box(form, "coc-consent", subject, to);
    to.choice("agreed", &with_campaign(form, statement), None);
}

/// Words with the campaign's name in its place.
pub(super) fn with_campaign(form: &Form, text: &str) -> String {
    fill(text, &[("campaign", &form.bundle().campaign.name)])
}

/// One question, which is the heading of its page.
pub(super) fn question(form: &Form, id: &QuestionId, to: &mut impl Sheet) {
    let Some(question) = form.question(id) else {
        return;
    };
    let words = form.words();
    let (n, total) = form.progress(question);
    let values = [
        ("n", &*decimal(n as u64)),
        ("total", &*decimal(total as u64)),
    ];
    to.caption(&fill(words.progress(), &values));
    choices(form, question, true, to);
    goes_on(form, to);
    if !question.required {
        to.button(words.skip(), Act::Skip);
    }
    if n == 1 {
        to.button(words.all_show(), Act::All(true));
    }
}

/// Every question, each a short list of its own.
pub(super) fn all(form: &Form, to: &mut impl Sheet) {
    let words = form.words();
    to.heading(words.all_title());
    to.note(words.all_note());
    for question in form.bundle().definition.path(form.answers()).questions {
        choices(form, question, false, to);
    }
    goes_on(form, to);
    to.button(words.one_show(), Act::All(false));
}

/// A question and its choices, worded as this person is asked it. Among others,
/// one that must be answered says so: there is no button to pass over the rest
/// one by one.
fn choices(form: &Form, question: &Question, alone: bool, to: &mut impl Sheet) {
    let Some(text) = form.texts().questions.get(&question.id) else {
        return;
    };
    let (voice, words) = (form.voice(), form.words());
    let id = field(&question.id);
    let mut group = Group::new(&id, Subject::Question(question.id.clone()));
    group.search = question.kind == Kind::Organisation;
    group.many = question.kind == Kind::Many;
    group.hint = text.hint(voice);
    if group.many {
        group.hint = group.hint.or(Some(words.choose_any()));
    }
    let needed = [words.all_needed(), " ", group.hint.unwrap_or_default()].concat();
    group.title = Title::Heading(text.label(voice));
    if !alone {
        group.title = Title::Legend(text.label(voice));
        if question.required {
            group.hint = Some(&needed);
        }
    }
    group.tell(form, to);
    for choice in &question.choices {
        to.choice(choice.id.as_str(), text.choice(&choice.id, voice), None);
    }
}
