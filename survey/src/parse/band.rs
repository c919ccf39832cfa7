//! Choices that are put together, wherever `survey.toml` does so.

use super::finding::unknown;
use super::locate::At::{self, Index, Key};
use super::{Finding, Findings, Located};
use crate::{ChoiceId, Question};
use serde::{Deserialize, Serialize};

/// Choices that are put together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// What stands in their place.
    pub id: ChoiceId,
    /// The choices of the question.
    pub of: Vec<ChoiceId>,
}

/// Bands are of the question's choices, and nothing is in two of them. `at` is
/// the path to the list of bands.
pub(super) fn check(
    bands: &[Band],
    question: &Question,
    at: &[At<'_>],
    located: &Located<'_>,
    findings: &mut Findings,
) {
    let mut add = |within: &[At<'_>], message: String, help: Option<String>| {
        findings.add(Finding {
            span: located.span(&[at, within].concat()),
            message,
            help,
            code: None,
        });
    };
    let mut seen: Vec<&ChoiceId> = Vec::new();
    for (index, band) in bands.iter().enumerate() {
        if bands[..index].iter().any(|b| b.id == band.id) {
            let message = format!("band `{}` appears twice", band.id);
            add(&[Index(index), Key("id")], message, None);
        }
        for (i, choice) in band.of.iter().enumerate() {
            let path = [Index(index), Key("of"), Index(i)];
            if question.choice(choice.as_str()).is_none() {
                let what = format!("a choice of question `{}`", question.id);
                let known = question.choices.iter().map(|c| c.id.as_str());
                let (message, help) = unknown(choice.as_str(), &what, known);
                add(&path, message, help);
            } else if seen.contains(&choice) {
                add(&path, format!("choice `{choice}` is in two bands"), None);
            }
            seen.push(choice);
        }
    }
}
