//! The counts behind one figure.

use serde::{Deserialize, Serialize};
use survey::MAX_POINTS;
use survey::scoring::{PointScore, Status};

/// How many people had which status on one point of the code, and what their
/// point scores add up to. Whole numbers only, so that neither the order of
/// the people nor the way in which they were split into parts can show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// People for whom the point was met.
    pub met: u32,
    /// People for whom it was partly met.
    pub partly: u32,
    /// People for whom it was not met.
    pub not_met: u32,
    /// The sum of points of the people who answered one item, two items, …
    points: Vec<u64>,
}

impl Count {
    /// Adds one person.
    pub fn add(&mut self, score: &PointScore) {
        match score.status {
            Status::Met => self.met += 1,
            Status::Partly => self.partly += 1,
            Status::NotMet => self.not_met += 1,
        }
        let at = score.items.saturating_sub(1) as usize;
        if self.points.len() <= at {
            self.points.resize(at + 1, 0);
        }
        self.points[at] += u64::from(score.points);
    }

    /// Adds everybody of another count.
    pub fn merge(&mut self, other: &Self) {
        self.met += other.met;
        self.partly += other.partly;
        self.not_met += other.not_met;
        if self.points.len() < other.points.len() {
            self.points.resize(other.points.len(), 0);
        }
        for (ours, theirs) in self.points.iter_mut().zip(&other.points) {
            *ours += theirs;
        }
    }

    /// The people with a known status.
    pub fn base(&self) -> u32 {
        self.met + self.partly + self.not_met
    }

    /// The mean point score, 0 to 100; `None` if there is nobody.
    ///
    /// Exact but for the last division: the scores `100 × points ÷ (6 × items)`
    /// are brought to one denominator before they are added.
    pub fn mean(&self) -> Option<Mean> {
        let base = u128::from(self.base());
        if base == 0 {
            return None;
        }
        let common = (1..=self.points.len() as u128).fold(1, least_common_multiple);
        let items = (1..).zip(&self.points);
        let sum: u128 = items.map(|(k, p)| common / k * u128::from(*p)).sum();
        Some(Mean {
            sum: 100 * sum,
            of: u128::from(MAX_POINTS) * common * base,
        })
    }
}

/// A mean point score as a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mean {
    sum: u128,
    of: u128,
}

impl Mean {
    /// The mean as a whole number, rounded half up.
    pub fn rounded(self) -> u8 {
        let rounded = (2 * self.sum + self.of) / (2 * self.of);
        u8::try_from(rounded).unwrap_or(100)
    }

    /// The mean, 0 to 100.
    pub fn value(self) -> f64 {
        self.sum as f64 / self.of as f64
    }
}

fn least_common_multiple(a: u128, b: u128) -> u128 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
}
