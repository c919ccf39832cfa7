//! What is said about one place on one point, before it is put into words.

use super::{Sides, too_few};
use survey::Level;
use survey::results::{Cell, Reason, Settings};

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A percentage with its range and base.
    Figure,
    /// Rule R4: the base, and on which side the count is small.
    SmallCount,
    /// Rule R2: 10 to 29 people.
    TooFew,
    /// Rule R3: fewer than 10 people, or nobody.
    Fewer,
    /// Rule C3: nothing, for the sake of others.
    HeldBack,
}

impl Said {
    /// What the counts of a place allow by themselves: rules R1 to R4.
    pub fn of(now: Sides, level: Level, settings: &Settings) -> Self {
        let base = u32::try_from(now.people()).unwrap_or(0);
        match too_few(base, settings) {
            Some(Reason::BaseUnder10) => Self::Fewer,
            Some(_) => Self::TooFew,
            None if level.is_below_national() && !now.is_mixed(settings) => Self::SmallCount,
            None => Self::Figure,
        }
    }

    /// What a published cell says.
    pub fn by(cell: &Cell) -> Self {
        match cell {
            Cell::Shown(_) => Self::Figure,
            Cell::SmallCount { .. } => Self::SmallCount,
            Cell::Blank { reason } => match reason {
                Reason::BaseUnder10 => Self::Fewer,
                Reason::Base10To29 => Self::TooFew,
                _ => Self::HeldBack,
            },
        }
    }

    /// Whether the base is told.
    pub fn tells_base(self) -> bool {
        matches!(self, Self::Figure | Self::SmallCount)
    }

    /// The fewest people that the words admit.
    pub fn least(self, settings: &Settings) -> i64 {
        match self {
            Self::Figure | Self::SmallCount => i64::from(settings.minimum_base),
            Self::TooFew => i64::from(settings.low_base),
            Self::Fewer | Self::HeldBack => 0,
        }
    }
}
