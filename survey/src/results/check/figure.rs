//! One figure and what stands beside it.

use super::Checker;
use crate::results::{Cell, Change, Direction, PointResults, Reason, Share, Split, bounds};
use crate::{Level, PrincipleId};

impl Checker<'_> {
    /// Everything that is said about one point at one place.
    pub(super) fn point(&mut self, place: &str, level: Level, point: &PointResults) {
        let principle = &point.principle;
        self.cell(place, principle, level, &point.met);
        let (release, last) = (point.release, self.results.release);
        let mut faults = Vec::new();
        if release == 0 || release > last {
            faults.push(format!(
                "it is of release {release}, but the file is release {last}"
            ));
        }
        let shown = point.met.shown();
        if (point.mean.is_some() || point.split.is_some())
            && (shown.is_none() || level == Level::Trust)
        {
            let message = "a mean score or split stands beside a published share, and never for a \
                           trust (rule R10)";
            faults.push(message.to_owned());
        }
        if point.mean.is_some_and(|mean| mean > 100) {
            faults.push("a mean score is at most 100".to_owned());
        }
        if let Some(split) = &point.split {
            faults.extend(self.split(split, level, &point.met));
        }
        if let Some(change) = &point.change {
            faults.extend(self.change(change, shown.is_some()));
        }
        if point.comparison.is_some() {
            let allowed = self.results.settings.compare_trusts && level == Level::Trust;
            if !allowed || shown.is_none() {
                let message =
                    "only a trust with a figure is compared, where `compare_trusts` is on";
                faults.push(message.to_owned());
            }
        }
        for message in faults {
            self.fault(Some(place), Some(principle), message);
        }
    }

    /// Rules R1 to R6 of one cell.
    pub(super) fn cell(&mut self, place: &str, principle: &PrincipleId, level: Level, cell: &Cell) {
        if let Some(message) = self.wrong(level, cell) {
            self.fault(Some(place), Some(principle), message);
        }
    }

    fn wrong(&self, level: Level, cell: &Cell) -> Option<String> {
        let settings = &self.results.settings;
        let (minimum, step) = (settings.minimum_base, settings.base_rounding.max(1));
        let about = match cell {
            Cell::Shown(figure) => figure.about,
            Cell::SmallCount { about, .. } => *about,
            Cell::Blank { reason } => {
                let said = matches!(
                    reason,
                    Reason::BaseUnder10 | Reason::Base10To29 | Reason::HeldBack | Reason::NotAsked
                );
                return (!said).then(|| format!("`{}` is no reason for a blank", reason.code()));
            }
        };
        if !about.is_multiple_of(step) {
            return Some(format!(
                "the base {about} is not rounded to {step} (rule R5)"
            ));
        }
        if u64::from(about) + u64::from(step) / 2 < u64::from(minimum) {
            return Some(format!(
                "the base is about {about}, and nothing is published on fewer than {minimum} (rule R1)"
            ));
        }
        if let Cell::SmallCount { .. } = cell {
            let national = !level.is_below_national();
            return national
                .then(|| "a small count is only hidden below national level".to_owned());
        }
        let none = bounds(cell, level, settings).is_none();
        none.then(|| {
            "no counts have this percentage, range and base together, or they are too small \
             (rules R1, R4 and R6)"
                .to_owned()
        })
    }

    fn split(&self, split: &Split, level: Level, met: &Cell) -> Option<String> {
        let settings = &self.results.settings;
        let shown = met.shown()?;
        if split.met != shown.percent {
            return Some("the split and the share differ".to_owned());
        }
        let parts = [split.met, split.partly, split.not_met];
        let sum: u32 = parts.iter().map(|p| u32::from(p.value())).sum();
        if !(98..=102).contains(&sum) {
            return Some(format!("the three parts of the split add up to {sum}%"));
        }
        // The largest base that the share allows: if a part is a small count
        // even there, it is one.
        let base = u64::from(*bounds(met, level, settings)?.base.end());
        let most = |part: Share| match part {
            Share::LessThanOne => base / 200 + 1,
            part => (u64::from(part.value()) * 2 + 1) * base / 200,
        };
        let small = |part: &Share| most(*part) < u64::from(settings.small_count);
        let small = parts.iter().any(small);
        (small && level.is_below_national())
            .then(|| "a part of the split is a small count (rule R10)".to_owned())
    }

    fn change(&self, change: &Change, shown: bool) -> Option<String> {
        if !shown || self.results.earlier.is_none() {
            return Some("a change needs figures of two waves".to_owned());
        }
        match *change {
            Change::Measured {
                difference,
                lower,
                upper,
                direction,
            } => {
                let fits = match direction {
                    Direction::Higher => lower >= 0,
                    Direction::Lower => upper <= 0,
                    Direction::NoClearDifference => lower <= 0 && upper >= 0,
                };
                let ordered = lower <= difference && difference <= upper;
                (!fits || !ordered).then(|| "a change and its range do not fit".to_owned())
            }
            Change::NotCompared { reason } => {
                let known = [
                    Reason::NotAsked,
                    Reason::WordingChanged,
                    Reason::AreaChanged,
                ];
                (!known.contains(&reason))
                    .then(|| format!("`{}` is no reason not to compare", reason.code()))
            }
        }
    }
}
