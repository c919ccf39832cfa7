//! The publication rules in force (DOMAIN C2), published with the figures.

use serde::{Deserialize, Serialize};

/// Thresholds. A campaign may make them stricter; making them looser is shown
/// on every results page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// R1: the least base on which a percentage is given.
    pub minimum_base: u32,
    /// R2 and R3: a base below this is not told from 0; at or above it, only
    /// that there are too few.
    pub low_base: u32,
    /// R4: below national level, a count under this is not given.
    pub small_count: u32,
    /// R5: bases are rounded to the nearest multiple of this.
    pub base_rounding: u32,
    /// R8: a published figure changes only if its base has grown by this many.
    pub refresh_growth: u32,
    /// C6: whether a trust is set beside the others of its nation.
    pub compare_trusts: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            minimum_base: 30,
            low_base: 10,
            small_count: 8,
            base_rounding: 5,
            refresh_growth: 10,
            compare_trusts: false,
        }
    }
}

impl Settings {
    /// The names of the settings that are looser than the defaults.
    pub fn looser(&self) -> Vec<&'static str> {
        let ours = Self::default();
        let all = [
            ("minimum_base", self.minimum_base < ours.minimum_base),
            ("low_base", self.low_base < ours.low_base),
            ("small_count", self.small_count < ours.small_count),
            ("base_rounding", self.base_rounding < ours.base_rounding),
            ("refresh_growth", self.refresh_growth < ours.refresh_growth),
        ];
        all.into_iter()
            .filter(|(_, looser)| *looser)
            .map(|(name, _)| name)
            .collect()
    }

    /// A base as it is shown: the nearest multiple, halves up. For the default
    /// of five this is `5 × floor((n + 2) ÷ 5)`.
    ///
    /// # Examples
    /// ```
    /// let settings = survey::results::Settings::default();
    /// assert_eq!([28, 32, 33, 63].map(|n| settings.about(n)), [30, 30, 35, 65]);
    /// ```
    pub fn about(&self, base: u32) -> u32 {
        let step = self.base_rounding.max(1);
        (base + step / 2) / step * step
    }
}
