//! A figure beside another: another wave's (DOMAIN C5) or other trusts' (C6).

use super::Reason;
use serde::{Deserialize, Serialize};

/// What has changed since the earlier wave, among the people who answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// Both figures are published and can be compared.
    Measured {
        /// The newer share less the older, in whole percentage points.
        difference: i8,
        /// The lower end of Newcombe's 95% interval of the difference.
        lower: i8,
        /// The upper end.
        upper: i8,
        /// What may be said.
        direction: Direction,
    },
    /// Both figures may be published but must not be compared.
    NotCompared {
        /// Why: [`Reason::NotAsked`], [`Reason::WordingChanged`] or
        /// [`Reason::AreaChanged`].
        reason: Reason,
    },
}

/// Whether the interval of a difference leaves out no change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The whole interval is above zero.
    Higher,
    /// The whole interval is below zero.
    Lower,
    /// Zero is in the interval.
    NoClearDifference,
}

/// A trust's figure beside the pooled figure of the other published trusts of
/// its nation, by 99.8% Wilson limits. Not adjusted for who answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The others' figure is below the trust's limits.
    Above,
    /// The others' figure is within the trust's limits.
    Similar,
    /// The others' figure is above the trust's limits.
    Below,
}
