//! Answers on the device, as text.
//!
//! ```text
//! 1
//! code-of-care 2026 1 1        survey, wave, versions of its questions and consent
//! 1795000000                   when they were saved, in seconds
//! all                          or one: how questions are shown
//! role=self                    each question that was answered or passed over
//! settings=gp,ae
//! org=@7A1                     an organisation
//!
//! The story, if it is saved too.
//! .
//! ```
//!
//! What is damaged, old or another survey's is no saved answers at all.

use survey::text::decimal;
use survey::{
    Answer, Answers, ChoiceId, Definition, Kind, OrganisationCode, Question, QuestionId, WaveId,
};

const FORMAT: &str = "1";
/// For how many seconds answers are kept.
const LIFE: u64 = 24 * 60 * 60;
const ALL: &str = "all";
const END: &str = "\n.";

/// What is saved of a form.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Saved {
    /// Whether all questions are on one page.
    pub(crate) all: bool,
    pub(crate) answers: Answers,
    /// The questions that were answered or passed over.
    pub(crate) passed: Vec<QuestionId>,
    /// Empty if it is not saved.
    pub(crate) story: String,
}

/// Which survey, in which state.
fn name(definition: &Definition, wave: &WaveId) -> String {
    [
        definition.id.as_str(),
        wave.as_str(),
        &decimal(definition.version.into()),
        &decimal(definition.consent_version.into()),
    ]
    .join(" ")
}

impl Saved {
    pub(crate) fn write(&self, definition: &Definition, wave: &WaveId, now: u64) -> String {
        let all = if self.all { ALL } else { "one" };
        let mut text = [FORMAT, &name(definition, wave), &decimal(now), all].join("\n");
        for id in &self.passed {
            text.push('\n');
            text.push_str(id.as_str());
            text.push('=');
            match self.answers.get(id.as_str()) {
                Some(Answer::Organisation(code)) => {
                    text.push('@');
                    text.push_str(code.as_str());
                }
                Some(answer) => {
                    for (at, choice) in answer.choices().enumerate() {
                        if at > 0 {
                            text.push(',');
                        }
                        text.push_str(choice.as_str());
                    }
                }
                None => {}
            }
        }
        text.push_str("\n\n");
        text.push_str(&self.story);
        text.push_str(END);
        text
    }

    pub(crate) fn read(
        text: &str,
        definition: &Definition,
        wave: &WaveId,
        now: u64,
    ) -> Option<Self> {
        let mut rest = text.strip_suffix(END)?;
        let mut line = || {
            let (line, after) = rest.split_once('\n')?;
            rest = after;
            Some(line)
        };
        if line()? != FORMAT || line()? != name(definition, wave) {
            return None;
        }
        let age = now.checked_sub(line()?.parse().ok()?)?;
        if age >= LIFE {
            return None;
        }
        let mut saved = Self {
            all: line()? == ALL,
            ..Self::default()
        };
        loop {
            let line = line()?;
            if line.is_empty() {
                break;
            }
            let (id, value) = line.split_once('=')?;
            let question = definition.question(id)?;
            if !value.is_empty() {
                let answer = answer(question, value)?;
                saved.answers.set(question.id.clone(), answer);
            }
            saved.passed.push(question.id.clone());
        }
        rest.clone_into(&mut saved.story);
        Some(saved)
    }
}

/// An answer that the question can have; whether an organisation is on the list
/// is seen when it is checked.
fn answer(question: &Question, value: &str) -> Option<Answer> {
    if let Some(code) = value.strip_prefix('@') {
        let code = OrganisationCode::new(code).ok()?;
        return (question.kind == Kind::Organisation).then_some(Answer::Organisation(code));
    }
    let mut chosen = Vec::new();
    for id in value.split(',') {
        chosen.push(question.choice(id)?.id.clone());
    }
    if question.kind == Kind::Many {
        return Some(Answer::Many(chosen.into_iter().collect()));
    }
    let one: Option<ChoiceId> = chosen.pop();
    one.filter(|_| chosen.is_empty()).map(Answer::One)
}
