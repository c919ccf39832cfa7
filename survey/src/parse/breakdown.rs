//! `[[breakdown]]` of `survey.toml`: by which answers areas are broken down.

use super::finding::unknown;
use super::locate::At::{self, Index, Key};
use super::{Band, Finding, Findings, Located, band};
use crate::results::NOT_SAID;
use crate::{Definition, Kind, Question, QuestionId};
use serde::Deserialize;

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

/// A section as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    question: QuestionId,
    into: Vec<Band>,
}

/// The breakdowns, with what is wrong with them.
pub(super) fn rules(
    raw: Vec<Raw>,
    definition: &Definition,
    located: &Located<'_>,
    findings: &mut Findings,
) -> Vec<BreakdownRule> {
    for (index, rule) in raw.iter().enumerate() {
        let mut check = Check {
            located,
            findings,
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
                let (message, help) = unknown(rule.question.as_str(), "a question", known);
                check.add(&[Key("question")], message, help);
            }
        }
    }
    let rules = raw.into_iter().map(|rule| BreakdownRule {
        question: rule.question,
        bands: rule.into,
    });
    rules.collect()
}

struct Check<'a> {
    located: &'a Located<'a>,
    findings: &'a mut Findings,
    index: usize,
}

impl Check<'_> {
    fn add(&mut self, path: &[At<'_>], message: String, help: Option<String>) {
        let start = [Key("breakdown"), Index(self.index)];
        self.findings.add(Finding {
            span: self.located.span(&[&start, path].concat()),
            message,
            help,
            code: None,
        });
    }

    fn bands(&mut self, question: &Question, bands: &[Band]) {
        if bands.len() < 2 {
            let message = "a breakdown needs at least two bands".to_owned();
            self.add(&[Key("into")], message, None);
        }
        for (index, band) in bands.iter().enumerate() {
            if band.id.as_str() == NOT_SAID {
                let message = format!("`{NOT_SAID}` is the band of the people who did not say");
                self.add(&[Key("into"), Index(index), Key("id")], message, None);
            }
        }
        let into = [Key("breakdown"), Index(self.index), Key("into")];
        band::check(bands, question, &into, self.located, self.findings);
    }
}
