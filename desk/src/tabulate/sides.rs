//! The two sides of a share, and when a group may be worked out by others.

use super::Count;
use std::iter::Sum;
use std::ops::{Add, Sub};
use survey::results::Settings;

/// How many people of a group are in a share and how many are not. A change
/// between two releases may be below zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sides {
    /// People in it: the point was met for them.
    pub met: i64,
    /// Everybody else of the group.
    pub rest: i64,
}

impl Sides {
    /// The people of a count for whom the point was met, and the others.
    pub fn of(count: &Count) -> Self {
        Self {
            met: count.met.into(),
            rest: i64::from(count.partly) + i64::from(count.not_met),
        }
    }

    /// Of the people of a count for whom the point was not met in full, the
    /// ones for whom it was met in part, and the others.
    pub fn of_split(count: &Count) -> Self {
        Self {
            met: count.partly.into(),
            rest: count.not_met.into(),
        }
    }

    /// Everybody.
    pub fn people(self) -> i64 {
        self.met + self.rest
    }

    /// Whether there is nobody, or no change.
    pub fn is_nobody(self) -> bool {
        self == Self::default()
    }

    /// Whether there are so many on both sides that neither is a small count
    /// (rule R4).
    pub fn is_mixed(self, settings: &Settings) -> bool {
        let small = i64::from(settings.small_count);
        self.met >= small && self.rest >= small
    }

    /// Whether somebody who works this group out learns nothing about a person
    /// in it: it is large enough (rule R3) and mixed (rule R4).
    pub fn is_crowd(self, settings: &Settings) -> bool {
        self.people() >= i64::from(settings.low_base) && self.is_mixed(settings)
    }

    /// What has been added, side by side.
    pub fn growth(self) -> Self {
        Self {
            met: self.met.max(0),
            rest: self.rest.max(0),
        }
    }
}

impl Add for Sides {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            met: self.met + other.met,
            rest: self.rest + other.rest,
        }
    }
}

impl Sub for Sides {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            met: self.met - other.met,
            rest: self.rest - other.rest,
        }
    }
}

impl Sum for Sides {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}
