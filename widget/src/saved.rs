//! Answers on the device, as text.
//!
//! ```text
//! 2 code-of-care 2026 1 1      format, survey, wave, versions of questions and consent
//! 1795000000                   when they were saved, in seconds
//! all                          or one: how questions are shown
//! role=self                    a choice of each question that was answered
//! settings=gp
//! settings=ae
//! gest=                        a question that was passed over
//! org=7A1                      an organisation
//!
//! The story, if it is saved too.
//! .
//! ```
//!
//! What is damaged, old or another survey's is no saved answers at all.

use crate::page::Page;
use survey::text::{cut, decimal};
use survey::{Answer, Answers, Bundle, Choices, Kind, OrganisationCode, Question};
use zeroize::Zeroizing;

/// For how many seconds answers are kept.
const LIFE: u64 = 24 * 60 * 60;
const ALL: &str = "all";
const END: &str = "\n.";

/// What is saved of a form.
#[derive(Default)]
pub(crate) struct Saved {
    /// Whether all questions are on one page.
    pub(crate) all: bool,
    pub(crate) answers: Answers,
    /// The questions that were answered or passed over.
    pub(crate) passed: Vec<Page>,
    /// Empty if it is not saved.
    pub(crate) story: Zeroizing<String>,
}

/// Which survey, in which state.
fn head(bundle: &Bundle) -> String {
    let definition = &bundle.definition;
    [
        "2",
        definition.id.as_str(),
        bundle.delivery.wave.as_str(),
        &decimal(definition.version.into()),
        &decimal(definition.consent_version.into()),
        "",
    ]
    .join(" ")
}

/// Writes the answers to questions, and the story.
pub(crate) fn write(
    bundle: &Bundle,
    now: u64,
    all: bool,
    questions: &[(&Question, Option<&Answer>)],
    story: &str,
) -> String {
    let all = if all { ALL } else { "one" };
    let mut text = [&head(bundle), "\n", &decimal(now), "\n", all].concat();
    for (question, answer) in questions {
        let mut add = |value: &str| {
            for part in ["\n", question.id.as_str(), "=", value] {
                text.push_str(part);
            }
        };
        match answer {
            Some(Answer::Organisation(code)) => add(code.as_str()),
            Some(Answer::One(choice)) => add(choice.as_str()),
            Some(Answer::Many(choices)) => choices.iter().for_each(|c| add(c.as_str())),
            None => add(""),
        }
    }
    // In one piece: a text that grows leaves its beginning behind.
    [&text, "\n\n", story, END].concat()
}

/// Reads what [`write`] wrote.
pub(crate) fn read(text: &str, bundle: &Bundle, now: u64) -> Option<Saved> {
    let mut rest = text.strip_suffix(END)?;
    let mut line = || {
        let (line, after) = cut(rest, b'\n')?;
        rest = after;
        Some(line)
    };
    if line()? != head(bundle) || now.checked_sub(line()?.parse().ok()?)? >= LIFE {
        return None;
    }
    let mut saved = Saved {
        all: line()? == ALL,
        ..Saved::default()
    };
    loop {
        let line = line()?;
        if line.is_empty() {
            break;
        }
        let (id, value) = cut(line, b'=')?;
        saved.add(bundle.definition.question(id)?, value)?;
    }
    saved.story = Zeroizing::new(rest.to_owned());
    Some(saved)
}

impl Saved {
    /// Adds an answer, or another choice, that the question can have. Whether an
    /// organisation is on the list is seen when it is checked.
    fn add(&mut self, question: &Question, value: &str) -> Option<()> {
        let id = &question.id;
        let before = self.answers.get(id.as_str());
        self.passed.push(Page::Question(id.clone()));
        if value.is_empty() {
            return Some(());
        }
        let choice = question.choice(value).map(|choice| choice.id.clone());
        let answer = match (choice, before) {
            (Some(choice), before) if question.kind == Kind::Many => {
                let mut choices = Choices::default();
                if let Some(Answer::Many(before)) = before {
                    choices.clone_from(before);
                }
                choices.insert(choice);
                Answer::Many(choices)
            }
            (Some(choice), None) => Answer::One(choice),
            // What is no choice is a code, which has no small letters.
            (None, None) if question.kind == Kind::Organisation => {
                Answer::Organisation(OrganisationCode::new(value).ok()?)
            }
            _ => return None,
        };
        self.answers.set(id.clone(), answer);
        Some(())
    }
}
