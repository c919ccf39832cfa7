//! What quality checks found before answers were counted: DOMAIN C9.

use super::Share;
use crate::PrincipleId;
use serde::{Deserialize, Serialize};

/// How many answers were looked at and removed, rounded as bases are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quality {
    /// Answers without any scored item; removed.
    pub empty: u32,
    /// Further copies of an answer that was sent more than once; removed.
    pub repeated: u32,
    /// Answers that two people agreed to remove.
    pub excluded: u32,
    /// Answers that were looked at and are counted all the same.
    pub flagged: u32,
    /// The key figures that would differ by two points or more if flagged
    /// answers were left out.
    pub without_flagged: Vec<WithoutFlagged>,
}

/// A key figure, which is one of the whole, without flagged answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WithoutFlagged {
    /// The point of the code.
    pub principle: PrincipleId,
    /// The share met; `None` if it would tell what too few people said.
    pub met: Option<Share>,
}
