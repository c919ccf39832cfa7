//! Whether a published file keeps the rules, whoever wrote it.
//!
//! The desk makes files that do. The generator does not trust that: a file may
//! have been edited by hand, or come from an older desk. What can be seen from
//! the file alone is checked here; what needs the counts behind it is the
//! desk's to keep.

mod answers;
mod figure;
mod sums;

use super::{Breakdown, GroupResults, PointResults, Results};
use crate::{Level, PrincipleId};
use std::collections::BTreeSet;
use std::fmt;

/// A rule that a published file breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The area or organisation, or the name of a group that is kept apart;
    /// `None` for what is said about the whole file.
    pub place: Option<String>,
    /// The point of the code, if it is about one.
    pub principle: Option<PrincipleId>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "`{place}`")?;
            if let Some(principle) = &self.principle {
                write!(f, ", point `{principle}`")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.message)
    }
}

/// Every rule that a file breaks, in the order of the file; empty for a file
/// that may be shown.
pub fn check(results: &Results) -> Vec<Fault> {
    let mut checker = Checker {
        results,
        faults: Vec::new(),
    };
    checker.totals();
    checker.tree();
    for area in &results.areas {
        for point in &area.points {
            checker.point(&area.code, area.level, point);
        }
        checker.overall(&area.code, area.level, &area.points, area.overall);
    }
    for group in &results.apart {
        checker.group(group);
    }
    for whole in &results.areas {
        checker.sums(whole);
    }
    for breakdown in &results.breakdowns {
        checker.breakdown(breakdown);
    }
    for area in &results.answers {
        checker.answers(area);
    }
    checker.faults
}

struct Checker<'a> {
    results: &'a Results,
    faults: Vec<Fault>,
}

impl Checker<'_> {
    fn fault(
        &mut self,
        place: Option<&str>,
        principle: Option<&PrincipleId>,
        message: impl Into<String>,
    ) {
        self.faults.push(Fault {
            place: place.map(str::to_owned),
            principle: principle.cloned(),
            message: message.into(),
        });
    }

    fn totals(&mut self) {
        let totals = &self.results.totals;
        let step = self.results.settings.base_rounding.max(1);
        let numbers = [
            ("responses", totals.responses),
            ("counted", totals.counted),
            ("removed", totals.removed),
        ];
        for (name, number) in numbers {
            if !number.is_multiple_of(step) {
                let message = format!("`{name}` is {number}, which is not rounded to {step}");
                self.fault(None, None, message);
            }
        }
        // Three roundings may each be off by half a step.
        let parts = u64::from(totals.counted) + u64::from(totals.removed);
        if parts > u64::from(totals.responses) + 2 * u64::from(step) {
            let message = "more are counted or removed than have answered";
            self.fault(None, None, message);
        }
    }

    /// Every place once, each whole before its parts, one whole of all.
    fn tree(&mut self) {
        let mut seen = BTreeSet::new();
        for area in &self.results.areas {
            if let Some(parent) = &area.parent
                && !seen.contains(parent.as_str())
            {
                let message = format!("it is part of `{parent}`, which does not stand before it");
                self.fault(Some(&area.code), None, message);
            }
            if !seen.insert(area.code.as_str()) {
                self.fault(Some(&area.code), None, "it stands in the file twice");
            }
        }
        let wholes = self.results.areas.iter().filter(|a| a.parent.is_none());
        if wholes.count() != 1 {
            self.fault(None, None, "not exactly one area is part of no other");
        }
    }

    fn group(&mut self, group: &GroupResults) {
        for point in &group.points {
            self.point(&group.group, Level::Uk, point);
            if point.change.is_some() || point.comparison.is_some() {
                let message = "a group that is kept apart is not compared";
                self.fault(Some(&group.group), Some(&point.principle), message);
            }
        }
    }

    fn overall(&mut self, code: &str, level: Level, points: &[PointResults], overall: Option<u8>) {
        let Some(overall) = overall else {
            return;
        };
        let means: Vec<_> = points
            .iter()
            .filter_map(|p| p.mean)
            .map(u64::from)
            .collect();
        let count = means.len() as u64;
        if level == Level::Trust || means.len() != points.len() || count == 0 {
            let message = "an overall score needs every mean score, and a trust has none";
            self.fault(Some(code), None, message);
            return;
        }
        // Each mean and their mean are rounded, so they may be one apart.
        let sum: u64 = means.iter().sum();
        if (u64::from(overall) * count).abs_diff(sum) > count {
            let message = format!("the overall score {overall} is not the mean of the mean scores");
            self.fault(Some(code), None, message);
        }
    }

    fn breakdown(&mut self, breakdown: &Breakdown) {
        for area in &breakdown.areas {
            let Some(known) = self.results.area(&area.code) else {
                let message = "it is broken down, but has no figures of its own";
                self.fault(Some(&area.code), None, message);
                continue;
            };
            let level = known.level;
            if level == Level::Trust {
                self.fault(
                    Some(&area.code),
                    None,
                    "a trust is never broken down (rule R7)",
                );
            }
            for row in &area.points {
                let bands = breakdown.bands.len();
                if row.met.len() != bands && row.met.len() != bands + 1 {
                    let message = format!("{} bands are given for {bands}", row.met.len());
                    self.fault(Some(&area.code), Some(&row.principle), message);
                }
                for cell in &row.met {
                    self.cell(&area.code, &row.principle, level, cell);
                    if cell.shown().is_none() {
                        let message = "an area is broken down whole or not at all (rule R7)";
                        self.fault(Some(&area.code), Some(&row.principle), message);
                    }
                }
            }
        }
    }
}
