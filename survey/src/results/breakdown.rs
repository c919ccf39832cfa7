//! Main figures by area and one other answer: rule R7.

use super::Cell;
use crate::{ChoiceId, PrincipleId, QuestionId};
use serde::{Deserialize, Serialize};

/// The band of the people who did not say.
pub const NOT_SAID: &str = "not_said";

/// The figures of areas by the answers to one question. An area is broken down
/// whole or not at all, and trusts never are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    /// The question that parts people.
    pub question: QuestionId,
    /// The bands, in the order of the question. People whose answer is in none
    /// of them are in one more, [`NOT_SAID`], if there are any.
    pub bands: Vec<Band>,
    /// The areas that are broken down, in the order of the main figures.
    pub areas: Vec<BreakdownArea>,
}

/// Answers that are taken together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its name within the breakdown.
    pub id: ChoiceId,
    /// The choices of the question that are in it.
    pub choices: Vec<ChoiceId>,
}

/// One area, by bands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BreakdownArea {
    /// The area's id.
    pub code: String,
    /// One row for each point of the code that is broken down for this area.
    pub points: Vec<BandResults>,
}

/// One point of the code in one area, by bands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BandResults {
    /// The point of the code.
    pub principle: PrincipleId,
    /// The share met in each band, in the order of the bands, then of the
    /// people who did not say.
    pub met: Vec<Cell>,
}
