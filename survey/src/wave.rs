//! One round of the survey.

use crate::{Date, WaveId};
use serde::{Deserialize, Serialize};

/// A wave: when it is answered and when its results come out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Wave {
    /// The wave's name.
    pub id: WaveId,
    /// The first day on which it can be answered.
    pub opens: Date,
    /// The last day on which it can be answered.
    pub closes: Date,
    /// The day announced beforehand on which its results come out.
    pub results: Date,
}
