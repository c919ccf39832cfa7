//! `[[breakdown]]` of `survey.toml`: by which answers areas are broken down.

use super::locate::At::{self, Index, Key};
use super::{Band, Finding, Findings, Located, nearest, toml};
use crate::results::NOT_SAID;
use crate::{ChoiceId, Definition, Kind, Question, QuestionId};
use serde::Deserialize;
use serde::de::IgnoredAny;

/// A breakdown of the main figures (rule R7). Only the desk makes one, so it is
/// no part of the [`Definition`] that the form is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakdownRule {
    /// The question that parts people; it has one answer.
    pub question: QuestionId,
    /// The bands, at least two. People whose answer is in none of them did not
    /// say.
    pub bands: Vec<Band>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    breakdown: Vec<Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    question: QuestionId,
    into: Vec<Band>,
}

/// The section is checked here; the definition only knows that it may be there.
pub(super) type Section = IgnoredAny;

/// Reads the breakdowns of `survey.toml`.
///
/// # Errors
/// Unknown questions and choices, choices in two bands, fewer than two bands.
pub fn breakdowns(
    source: &str,
    definition: &Definition,
) -> Result<Vec<BreakdownRule>, Vec<Finding>> {
    let raw = toml::<File>(source)?.breakdown;
    let located = Located::new(source);
    let mut findings = Findings::default();
    for (index, rule) in raw.iter().enumerate() {
        let mut check = Check {
            located: &located,
            findings: &mut findings,
            index,
        };
        match definition.question(rule.question.as_str()) {
            Some(question) if question.kind == Kind::One => check.bands(question, &rule.into),
            Some(_) => {
                let message = format!("question `{}` is not of kind `one`", rule.question);
                check.add(&[Key("question")], message, None);
            }
            None => {
                let known = definition.questions.iter().map(|q| q.id.as_str());
                let near = nearest(rule.question.as_str(), known);
                let message = format!("`{}` is not a question", rule.question);
                check.add(&[Key("question")], message, near);
            }
        }
    }
    let rules = raw.into_iter().map(|rule| BreakdownRule {
        question: rule.question,
        bands: rule.into,
    });
    findings.or(rules.collect())
}

struct Check<'a> {
    located: &'a Located<'a>,
    findings: &'a mut Findings,
    index: usize,
}

impl Check<'_> {
    fn add(&mut self, path: &[At<'_>], message: String, near: Option<&str>) {
        let start = [Key("breakdown"), Index(self.index)];
        let path: Vec<_> = start.into_iter().chain(path.iter().copied()).collect();
        self.findings.add(Finding {
            span: self.located.span(&path),
            message,
            help: near.map(|name| format!("did you mean `{name}`?")),
        });
    }

    fn bands(&mut self, question: &Question, bands: &[Band]) {
        if bands.len() < 2 {
            let message = "a breakdown needs at least two bands".to_owned();
            self.add(&[Key("into")], message, None);
        }
        let mut seen: Vec<&ChoiceId> = Vec::new();
        for (index, band) in bands.iter().enumerate() {
            let id = [Key("into"), Index(index), Key("id")];
            if bands[..index].iter().any(|b| b.id == band.id) {
                self.add(&id, format!("band `{}` appears twice", band.id), None);
            }
            if band.id.as_str() == NOT_SAID {
                let message = format!("`{NOT_SAID}` is the band of the people who did not say");
                self.add(&id, message, None);
            }
            for (i, choice) in band.of.iter().enumerate() {
                let path = [Key("into"), Index(index), Key("of"), Index(i)];
                if question.choice(choice.as_str()).is_none() {
                    let known = question.choices.iter().map(|c| c.id.as_str());
                    let near = nearest(choice.as_str(), known);
                    let message =
                        format!("`{choice}` is not a choice of question `{}`", question.id);
                    self.add(&path, message, near);
                } else if seen.contains(&choice) {
                    self.add(&path, format!("choice `{choice}` is in two bands"), None);
                }
                seen.push(choice);
            }
        }
    }
}
