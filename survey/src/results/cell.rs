//! One published figure, or the reason for its absence.

use serde::{Deserialize, Serialize};

/// A share of people, or why it is not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum Cell {
    /// The figure.
    Shown(Estimate),
    /// Rule R4: the count on one side is too small to give; the base is not.
    SmallCount {
        /// Which side is small.
        side: Side,
        /// The base, rounded.
        about: u32,
    },
    /// Nothing is given.
    Blank {
        /// Why.
        reason: Reason,
    },
}

/// A percentage with its range and base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// The percentage, from unrounded counts (rule R6).
    pub percent: Share,
    /// The lower end of the 95% Wilson interval, a whole percentage.
    pub lower: u8,
    /// The upper end.
    pub upper: u8,
    /// The base, rounded to the nearest five (rule R5).
    pub about: u32,
}

/// A whole percentage that does not claim "nobody" or "everybody" wrongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// A whole percentage, rounded half up.
    Percent(u8),
    /// Not zero, but it rounds to 0.
    LessThanOne,
    /// Not everybody, but it rounds to 100.
    MoreThanNinetyNine,
}

/// Which side of a share is a small count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Few are in it.
    Few,
    /// Few are not in it.
    AllButFew,
}

/// Why a figure is not given (DOMAIN C8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Reason {
    /// Rule R3: a base of 0 to 9; the same for 0 as for 9.
    #[serde(rename = "base_lt10")]
    BaseUnder10,
    /// Rule R2: a base of 10 to 29.
    #[serde(rename = "base_10_29")]
    Base10To29,
    /// Rule C3: held back so that another cannot be worked out.
    #[serde(rename = "held_back")]
    HeldBack,
    /// The question was not asked in this wave.
    #[serde(rename = "not_asked")]
    NotAsked,
    /// The question changed, so the figures cannot be compared.
    #[serde(rename = "wording_changed")]
    WordingChanged,
    /// The area or organisation changed, so the figures cannot be compared.
    #[serde(rename = "area_changed")]
    AreaChanged,
}

impl Cell {
    /// The reason code of a cell without a percentage; `None` for a figure.
    pub fn reason(&self) -> Option<&'static str> {
        match self {
            Self::Shown(_) => None,
            Self::SmallCount { .. } => Some("small_count"),
            Self::Blank { reason } => Some(reason.code()),
        }
    }

    /// The figure, if it is given.
    pub fn shown(&self) -> Option<&Estimate> {
        match self {
            Self::Shown(estimate) => Some(estimate),
            _ => None,
        }
    }
}

impl Reason {
    /// The code that stands in the public file.
    pub fn code(self) -> &'static str {
        match self {
            Self::BaseUnder10 => "base_lt10",
            Self::Base10To29 => "base_10_29",
            Self::HeldBack => "held_back",
            Self::NotAsked => "not_asked",
            Self::WordingChanged => "wording_changed",
            Self::AreaChanged => "area_changed",
        }
    }
}

impl Share {
    /// The share of `count` in `base`, a whole percentage rounded half up:
    /// `floor((200 × count + base) ÷ (2 × base))` (DOMAIN C3). The base is not 0.
    ///
    /// # Examples
    /// ```
    /// use survey::results::Share;
    /// assert_eq!(Share::of(1, 8), Share::Percent(13));
    /// assert_eq!(Share::of(1, 400), Share::LessThanOne);
    /// assert_eq!(Share::of(400, 400), Share::Percent(100));
    /// ```
    pub fn of(count: u32, base: u32) -> Self {
        let (count, base) = (u64::from(count), u64::from(base.max(1)));
        let rounded = (200 * count + base) / (2 * base);
        match u8::try_from(rounded.min(100)) {
            Ok(0) if count > 0 => Self::LessThanOne,
            Ok(100) if count < base => Self::MoreThanNinetyNine,
            Ok(percent) => Self::Percent(percent),
            Err(_) => Self::Percent(100),
        }
    }

    /// The whole percentage, for drawing: 0 and 100 for the two others.
    pub fn value(self) -> u8 {
        match self {
            Self::Percent(percent) => percent,
            Self::LessThanOne => 0,
            Self::MoreThanNinetyNine => 100,
        }
    }
}
