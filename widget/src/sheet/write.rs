//! Writing each page.

use super::{Act, Button, Choice, Extra, Group, Row, Sheet, Title};
use crate::form::{Form, Passage, Subject};
use crate::mistake::field;
use crate::page::{Failure, Page};
use survey::text::{ChoiceText, QuestionText, WidgetText, fill};
use survey::{Answer, ChoiceId, Kind, Permission, Question, QuestionId, hints};

/// What is on the page that the form is at. Nothing on the start page, which
/// is part of the frame page, and nothing once the person has left.
pub fn sheet(form: &Form) -> Sheet {
    let words = form.words();
    let mut sheet = page(form);
    if form.is_saving() && !matches!(form.page(), Page::Start | Page::Left | Page::Sending) {
        let clear = button(&words.save_clear, Act::ClearSaved);
        sheet.buttons.push(clear);
    } else if form.offers_saving() {
        let offer = button(&words.save_offer, Act::AskToSave);
        sheet.buttons.push(offer);
    }
    sheet
}

fn page(form: &Form) -> Sheet {
    let words = form.words();
    match form.page() {
        Page::Start => Sheet::default(),
        Page::Left => plain(&words.left, &[]),
        Page::Leave => Sheet {
            buttons: vec![button(&words.next, Act::Continue)],
            back: true,
            ..plain(&words.leave_title, &[&words.leave_explain])
        },
        Page::Age => fields(form, vec![age(form)]),
        Page::Consent => consent(form),
        Page::Question(id) => question(form, id),
        Page::All => all(form),
        Page::Closing(id) => {
            let text = form.texts().closings.get(id);
            Sheet {
                back: true,
                heading: text.map(|t| t.title.clone()),
                notes: text.map(|t| t.body.clone()).unwrap_or_default(),
                ..Sheet::default()
            }
        }
        Page::StoryOffer => Sheet {
            buttons: vec![
                button(&words.story_write, Act::Tell(true)),
                button(&words.story_without, Act::Tell(false)),
            ],
            back: true,
            ..plain(&form.texts().story.title, &[&form.texts().story.not_help])
        },
        Page::Story => story(form),
        Page::StoryPermission => fields(form, permission(form)),
        Page::StoryDetails => fields(form, details(form)),
        Page::Save => save(form),
        Page::Return => Sheet {
            buttons: vec![
                button(&words.return_go, Act::Resume),
                button(&words.delete_all, Act::DeleteEverything),
            ],
            back: true,
            ..plain(&words.return_title, &[])
        },
        Page::Check => check(form),
        Page::Sending => plain(&words.sending, &[]),
        Page::Failed(failure) => failed(form, *failure),
        Page::Done => done(form),
    }
}

fn plain(heading: &str, notes: &[&str]) -> Sheet {
    Sheet {
        heading: Some(heading.to_owned()),
        notes: notes.iter().map(|&note| note.to_owned()).collect(),
        ..Sheet::default()
    }
}

fn fields(form: &Form, groups: Vec<Group>) -> Sheet {
    Sheet {
        groups,
        buttons: vec![button(&form.words().next, Act::Continue)],
        back: true,
        ..Sheet::default()
    }
}

fn button(label: &str, act: Act) -> Button {
    Button {
        label: label.to_owned(),
        act,
    }
}

fn choice(id: &str, label: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        label: label.to_owned(),
        hint: None,
    }
}

fn group(form: &Form, id: &str, subject: Subject, title: Title) -> Group {
    let mistake = form.mistakes().iter().find(|m| m.field() == id);
    Group {
        id: id.to_owned(),
        title,
        hint: None,
        mistake: mistake.map(|m| m.words(form)),
        search: false,
        many: false,
        choices: Vec::new(),
        subject,
    }
}

fn age(form: &Form) -> Group {
    let words = form.words();
    let title = Title::Heading(form.texts().start.age_question.clone());
    Group {
        hint: Some(words.age_hint.clone()),
        choices: vec![choice("yes", &words.yes), choice("no", &words.no)],
        ..group(form, "coc-answer", Subject::Age, title)
    }
}

fn consent_box(form: &Form, subject: Subject, statement: &str) -> Group {
    Group {
        many: true,
        choices: vec![choice("agreed", &with_campaign(form, statement))],
        ..group(form, "coc-consent", subject, Title::None)
    }
}

fn consent(form: &Form) -> Sheet {
    let start = &form.texts().start;
    let lines = start.consent_lines.iter();
    let privacy = form.bundle().campaign.privacy_url.clone();
    let statement = consent_box(form, Subject::Consent, &start.consent_statement);
    Sheet {
        heading: Some(start.consent_title.clone()),
        tail: lines.map(|line| with_campaign(form, line)).collect(),
        link: Some((form.words().privacy_link.clone(), privacy)),
        ..fields(form, vec![statement])
    }
}

fn with_campaign(form: &Form, text: &str) -> String {
    fill(text, &[("campaign", &form.bundle().campaign.name)])
}

fn question(form: &Form, id: &QuestionId) -> Sheet {
    let Some((question, text)) = form.question(id).zip(form.texts().questions.get(id)) else {
        return Sheet::default();
    };
    let words = form.words();
    let group = choices(form, question, text, Title::Heading);
    let (n, total) = form.progress(question);
    let values = [("n", &*n.to_string()), ("total", &*total.to_string())];
    let mut sheet = fields(form, vec![group]);
    sheet.caption = Some(fill(&words.progress, &values));
    if !question.required {
        sheet.buttons.push(button(&words.skip, Act::Skip));
    }
    if n == 1 {
        sheet.buttons.push(button(&words.all_show, Act::All(true)));
    }
    sheet
}

/// The choices of a question, below the question as this person is asked it.
fn choices(
    form: &Form,
    question: &Question,
    text: &QuestionText,
    title: fn(String) -> Title,
) -> Group {
    let (voice, id) = (form.voice(), &question.id);
    let many = question.kind == Kind::Many;
    let many_hint = many.then_some(form.words().choose_any.as_str());
    let hint = text.hint(voice).or(many_hint);
    let choices = question.choices.iter();
    let title = title(text.label(voice).to_owned());
    Group {
        hint: hint.map(str::to_owned),
        search: question.kind == Kind::Organisation,
        many,
        choices: choices
            .map(|c| choice(c.id.as_str(), text.choice(&c.id, voice)))
            .collect(),
        ..group(form, &field(id), Subject::Question(id.clone()), title)
    }
}

/// Every question, each a short list of its own. What must be answered says so:
/// there is no button to pass over the others one by one.
fn all(form: &Form) -> Sheet {
    let words = form.words();
    let path = form.bundle().definition.path(form.answers());
    let mut groups = Vec::new();
    for question in path.questions {
        if let Some(text) = form.texts().questions.get(&question.id) {
            let mut group = choices(form, question, text, Title::Legend);
            if question.required {
                let hint = group.hint.unwrap_or_default();
                group.hint = Some([&words.all_needed, " ", &hint].concat());
            }
            groups.push(group);
        }
    }
    let mut sheet = fields(form, groups);
    sheet.heading = Some(words.all_title.clone());
    sheet.notes.push(words.all_note.clone());
    sheet.buttons.push(button(&words.one_show, Act::All(false)));
    sheet
}

fn story(form: &Form) -> Sheet {
    let (words, text) = (form.words(), &form.texts().story);
    let mistake = form.mistakes().first().map(|m| m.words(form));
    let said = |passage: &Passage| (hint(words, passage.kind).clone(), passage.words.clone());
    let switch = Choice {
        hint: Some(words.spelling_why.clone()),
        ..choice("on", &words.spelling)
    };
    Sheet {
        extra: Extra::Story {
            label: text.prompt.clone(),
            hints: vec![text.hint.clone(), text.not_help.clone()],
            mistake,
            passages: form.passages().iter().map(said).collect(),
            spelling: Group {
                many: true,
                choices: vec![switch],
                ..group(form, "coc-spelling", Subject::Spelling, Title::None)
            },
        },
        buttons: vec![
            button(&words.next, Act::Continue),
            button(&words.story_without, Act::Tell(false)),
        ],
        back: true,
        ..Sheet::default()
    }
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

/// Why saving may be unsafe, and the story's own box.
fn save(form: &Form) -> Sheet {
    let words = form.words();
    let story = Group {
        many: true,
        choices: vec![choice("on", &words.save_story)],
        ..group(form, "coc-save", Subject::SaveStory, Title::None)
    };
    Sheet {
        groups: vec![story],
        buttons: vec![
            button(&words.save_yes, Act::Save(true)),
            button(&words.save_no, Act::Save(false)),
        ],
        back: true,
        ..plain(&words.save_title, &[&words.save_explain])
    }
}

fn permission(form: &Form) -> Vec<Group> {
    let text = &form.texts().story;
    let choices = Permission::ALL.into_iter().map(|permission| {
        let ChoiceText { label, hint } = text.permission(permission);
        Choice {
            hint: Some(hint.clone()),
            ..choice(permission.as_str(), label)
        }
    });
    let title = Title::Heading(text.permission_question.clone());
    let permission = Group {
        choices: choices.collect(),
        ..group(form, "coc-permission", Subject::Permission, title)
    };
    let statement = consent_box(form, Subject::StoryConsent, &text.consent_statement);
    vec![permission, statement]
}

fn details(form: &Form) -> Vec<Group> {
    let (text, rules) = (&form.texts().story, &form.bundle().definition.story);
    let named = |id: &ChoiceId, label: Option<&String>| {
        choice(id.as_str(), label.map_or(id.as_str(), String::as_str))
    };
    let labels = rules.labels.iter().map(|id| named(id, text.labels.get(id)));
    let words = rules.words.iter().map(|id| named(id, text.words.get(id)));
    let labels_title = Title::Heading(text.labels_question.clone());
    let words_title = Title::Legend(text.words_question.clone());
    vec![
        Group {
            hint: Some(form.words().choose_any.clone()),
            many: true,
            choices: labels.collect(),
            ..group(form, "coc-labels", Subject::Labels, labels_title)
        },
        Group {
            choices: words.collect(),
            ..group(form, "coc-word", Subject::Word, words_title)
        },
    ]
}

fn check(form: &Form) -> Sheet {
    let (definition, words) = (&form.bundle().definition, form.words());
    let path = definition.path(form.answers());
    let mut rows: Vec<_> = path
        .questions
        .iter()
        .filter_map(|q| answer_row(form, q))
        .collect();
    rows.extend(story_rows(form));
    let key = form.bundle().delivery.key.id().to_string();
    Sheet {
        heading: Some(words.check_title.clone()),
        notes: offline(form),
        extra: Extra::Rows(rows),
        tail: vec![
            with_campaign(form, &words.check_what),
            fill(&words.check_key, &[("key", &key)]),
        ],
        buttons: vec![
            button(&words.send, Act::Send),
            button(&words.delete_all, Act::DeleteEverything),
        ],
        back: true,
        ..Sheet::default()
    }
}

fn answer_row(form: &Form, question: &Question) -> Option<Row> {
    let text = form.texts().questions.get(&question.id)?;
    let answer = form.answers().get(question.id.as_str());
    Some(Row {
        label: text.label(form.voice()).to_owned(),
        value: answer.map_or_else(
            || form.words().not_answered.clone(),
            |answer| answer_words(form, text, answer),
        ),
        page: Page::Question(question.id.clone()),
    })
}

fn answer_words(form: &Form, text: &QuestionText, answer: &Answer) -> String {
    if let Answer::Organisation(code) = answer {
        let mut list = form.bundle().organisations.iter();
        let found = list.find(|o| o.code == *code);
        let name = found.map_or(code.as_str(), |o| o.name(&form.texts().language));
        return name.to_owned();
    }
    let words = answer.choices().map(|c| text.choice(c, form.voice()));
    words.collect::<Vec<_>>().join("\n")
}

fn story_rows(form: &Form) -> Vec<Row> {
    let (words, text, draft) = (form.words(), &form.texts().story, form.draft());
    let row = |label: &str, value: String, page| Row {
        label: label.to_owned(),
        value,
        page,
    };
    let Some(story) = draft.story() else {
        let none = words.check_no_story.clone();
        return vec![row(&words.check_story, none, Page::StoryOffer)];
    };
    let or_skipped = |words_chosen: Vec<String>| {
        if words_chosen.is_empty() {
            words.not_answered.clone()
        } else {
            words_chosen.join("\n")
        }
    };
    let permission = text.permission(story.permission).label.clone();
    let labels = story.labels.iter().filter_map(|l| text.labels.get(l));
    let word = story.word.iter().filter_map(|w| text.words.get(w));
    vec![
        row(&words.check_story, story.text, Page::Story),
        row(&text.permission_question, permission, Page::StoryPermission),
        row(
            &text.labels_question,
            or_skipped(labels.cloned().collect()),
            Page::StoryDetails,
        ),
        row(
            &text.words_question,
            or_skipped(word.cloned().collect()),
            Page::StoryDetails,
        ),
    ]
}

fn failed(form: &Form, failure: Failure) -> Sheet {
    let words = form.words();
    let why = match failure {
        Failure::Network => &words.failed_network,
        Failure::Down | Failure::Busy => &words.failed_busy,
        Failure::Refused => &words.failed_refused,
    };
    let code = form.code().filter(|_| form.is_uncertain());
    let extra = code.map_or(Extra::Nothing, |code| Extra::Code {
        title: words.code_title.clone(),
        explain: words.failed_code.clone(),
        code,
    });
    let mut notes = vec![why.clone(), words.failed_kept.clone()];
    notes.extend(offline(form));
    let mut buttons = vec![button(&words.try_again, Act::Send)];
    if let Some(wait) = form.wait() {
        // Offline it waits for the connection.
        if !form.is_offline() {
            let (next, number) = match wait {
                0..120 => (&words.try_next, wait),
                _ => (&words.try_later, wait / 60),
            };
            notes.push(form.counted(next, "n", u64::from(number)));
        }
        buttons.push(button(&words.try_stop, Act::StopTrying));
    }
    buttons.push(button(&words.check_title, Act::Check));
    Sheet {
        extra,
        notes,
        buttons,
        ..plain(&words.failed_title, &[])
    }
}

fn offline(form: &Form) -> Vec<String> {
    let words = form.is_offline().then(|| form.words().offline.clone());
    words.into_iter().collect()
}

fn done(form: &Form) -> Sheet {
    let words = form.words();
    let results = fill(&words.results_when, &[("date", &form.results_day())]);
    Sheet {
        extra: Extra::Code {
            title: words.code_title.clone(),
            explain: words.code_explain.clone(),
            code: form.code().unwrap_or_default(),
        },
        tail: vec![results, words.nothing_kept.clone()],
        ..plain(&words.done_title, &[&words.done_thanks])
    }
}
