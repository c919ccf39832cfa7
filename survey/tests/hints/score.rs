//! Precision and recall, by kind and together.

use std::collections::BTreeMap;
use std::fmt;
use survey::hints::Kind;

#[derive(Default, Clone, Copy)]
struct Counts {
    wanted: u32,
    found: u32,
    given: u32,
    right: u32,
}

/// Shares from 0 to 1.
pub(crate) struct Score {
    /// Of the hints given, how many were wanted.
    pub(crate) precision: f64,
    /// Of the hints wanted, how many were given.
    pub(crate) recall: f64,
}

impl Counts {
    fn score(self) -> Score {
        let share = |part: u32, whole: u32| {
            if whole == 0 {
                1.0
            } else {
                f64::from(part) / f64::from(whole)
            }
        };
        Score {
            precision: share(self.right, self.given),
            recall: share(self.found, self.wanted),
        }
    }

    fn add(&mut self, other: Self) {
        self.wanted += other.wanted;
        self.found += other.found;
        self.given += other.given;
        self.right += other.right;
    }
}

/// What was wanted and given, by kind. A hint is right if its kind and its span
/// are just those wanted.
#[derive(Default)]
pub(crate) struct Scores {
    kinds: BTreeMap<Kind, Counts>,
    /// Right hints that were too sure or not sure enough.
    pub(crate) strengths_wrong: u32,
}

impl Scores {
    /// A hint was wanted, and given or not.
    pub(crate) fn wanted(&mut self, kind: Kind, found: bool) {
        let counts = self.kinds.entry(kind).or_default();
        counts.wanted += 1;
        counts.found += u32::from(found);
    }

    /// A hint was given, and wanted or not.
    pub(crate) fn given(&mut self, kind: Kind, right: bool) {
        let counts = self.kinds.entry(kind).or_default();
        counts.given += 1;
        counts.right += u32::from(right);
    }

    /// Counts those of `other` too.
    pub(crate) fn add(&mut self, other: &Self) {
        for (kind, counts) in &other.kinds {
            self.kinds.entry(*kind).or_default().add(*counts);
        }
        self.strengths_wrong += other.strengths_wrong;
    }

    /// Of all kinds together.
    pub(crate) fn overall(&self) -> Score {
        self.total().score()
    }

    fn total(&self) -> Counts {
        let mut total = Counts::default();
        self.kinds.values().for_each(|counts| total.add(*counts));
        total
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut row = |name: &str, counts: Counts| {
            let Score { precision, recall } = counts.score();
            let Counts { wanted, given, .. } = counts;
            writeln!(
                f,
                "  {name:18} wanted {wanted:3}  given {given:3}  precision {precision:.3}  recall {recall:.3}"
            )
        };
        row("", self.total())?;
        for (kind, counts) in &self.kinds {
            row(kind.as_str(), *counts)?;
        }
        writeln!(f, "  strength wrong: {}", self.strengths_wrong)
    }
}
