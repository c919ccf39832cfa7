//! The shares of the answers to the questions that measure a point.

use super::Share;
use crate::{ChoiceId, PrincipleId, QuestionId};
use serde::{Deserialize, Serialize};

/// The answers in one area: the whole or a nation, never anything smaller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AreaAnswers {
    /// The area's id.
    pub code: String,
    /// One entry for each point whose questions are all given here. A point is
    /// given whole or not at all.
    pub points: Vec<PointAnswers>,
}

/// The answers to the questions of one point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PointAnswers {
    /// The point of the code.
    pub principle: PrincipleId,
    /// Its questions, in the order of the survey.
    pub questions: Vec<QuestionAnswers>,
}

/// The answers to one question, among the people who gave one that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionAnswers {
    /// The question.
    pub question: QuestionId,
    /// How many gave an answer that counts, rounded (rule R5).
    pub about: u32,
    /// The share of each answer that counts, in the order of the survey. Whole
    /// percentages need not add to 100.
    pub shares: Vec<AnswerShare>,
}

/// The share of one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerShare {
    /// The choice of the question.
    pub choice: ChoiceId,
    /// How many of those who answered chose it.
    pub percent: Share,
}
