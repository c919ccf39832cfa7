//! Questions and the lists of choices below them.

use super::{Act, Choice, Group, Sheet, Title};
use crate::form::{Form, Subject};
use crate::mistake::field;
use survey::text::{QuestionText, decimal, fill};
use survey::{Kind, Question, QuestionId};

/// Adds a list of choices that has none yet and no question above it.
pub(super) fn group<'g>(
    groups: &'g mut Vec<Group>,
    form: &Form,
    id: &str,
    subject: Subject,
) -> &'g mut Group {
    let mistake = form.mistakes().iter().find(|m| m.field() == id);
    let group = Group {
        id: id.to_owned(),
        title: Title::None,
        hint: None,
        mistake: mistake.map(|m| m.words(form)),
        search: false,
        many: false,
        choices: Vec::new(),
        subject,
    };
    let at = groups.len();
    groups.push(group);
    &mut groups[at]
}

impl Group {
    pub(super) fn heading(&mut self, words: &str) {
        self.title = Title::Heading(words.to_owned());
    }

    pub(super) fn legend(&mut self, words: &str) {
        self.title = Title::Legend(words.to_owned());
    }

    pub(super) fn hint(&mut self, words: &str) {
        self.hint = Some(words.to_owned());
    }

    pub(super) fn choice(&mut self, id: &str, label: &str) {
        self.choice_with(id, label, None);
    }

    pub(super) fn choice_with(&mut self, id: &str, label: &str, hint: Option<&str>) {
        self.choices.push(Choice {
            id: id.to_owned(),
            label: label.to_owned(),
            hint: hint.map(str::to_owned),
        });
    }
}

/// A box beside a statement that is agreed to.
pub(super) fn consent_box(form: &Form, subject: Subject, statement: &str, to: &mut Sheet) {
    let group = group(&mut to.groups, form, "coc-consent", subject);
    group.many = true;
    group.choice("agreed", &with_campaign(form, statement));
}

/// Words with the campaign's name in its place.
pub(super) fn with_campaign(form: &Form, text: &str) -> String {
    fill(text, &[("campaign", &form.bundle().campaign.name)])
}

/// One question, which is the heading of its page.
pub(super) fn question(form: &Form, id: &QuestionId, to: &mut Sheet) {
    let Some((question, text)) = form.question(id).zip(form.texts().questions.get(id)) else {
        return;
    };
    let words = form.words();
    let group = choices(form, question, text, &mut to.groups);
    group.heading(text.label(form.voice()));
    let (n, total) = form.progress(question);
    let values = [
        ("n", &*decimal(n as u64)),
        ("total", &*decimal(total as u64)),
    ];
    to.caption = Some(fill(&words.progress, &values));
    to.goes_on(form);
    if !question.required {
        to.button(&words.skip, Act::Skip);
    }
    if n == 1 {
        to.button(&words.all_show, Act::All(true));
    }
}

/// Every question, each a short list of its own. What must be answered says so:
/// there is no button to pass over the others one by one.
pub(super) fn all(form: &Form, to: &mut Sheet) {
    let words = form.words();
    to.heading(&words.all_title);
    to.note(&words.all_note);
    for question in form.bundle().definition.path(form.answers()).questions {
        if let Some(text) = form.texts().questions.get(&question.id) {
            let group = choices(form, question, text, &mut to.groups);
            group.legend(text.label(form.voice()));
            if question.required {
                let hint = group.hint.take().unwrap_or_default();
                group.hint = Some([&words.all_needed, " ", &hint].concat());
            }
        }
    }
    to.goes_on(form);
    to.button(&words.one_show, Act::All(false));
}

/// The choices of a question, worded as this person is asked it.
fn choices<'g>(
    form: &Form,
    question: &Question,
    text: &QuestionText,
    groups: &'g mut Vec<Group>,
) -> &'g mut Group {
    let (voice, id) = (form.voice(), &question.id);
    let group = group(groups, form, &field(id), Subject::Question(id.clone()));
    group.search = question.kind == Kind::Organisation;
    group.many = question.kind == Kind::Many;
    let many_hint = group.many.then_some(form.words().choose_any.as_str());
    if let Some(hint) = text.hint(voice).or(many_hint) {
        group.hint(hint);
    }
    for choice in &question.choices {
        group.choice(choice.id.as_str(), text.choice(&choice.id, voice));
    }
    group
}
