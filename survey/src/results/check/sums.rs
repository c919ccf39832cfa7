//! Wholes and their parts.

use super::Checker;
use crate::results::{AreaResults, Bounds, Cell, PointResults, Reason, bounds};

impl Checker<'_> {
    /// That the parts of a whole are not more than the whole, and that what is
    /// blank among them cannot be found by taking away.
    pub(super) fn sums(&mut self, whole: &AreaResults) {
        let results = self.results;
        let parts: Vec<_> = results.within(&whole.code).collect();
        for (number, point) in whole.points.iter().enumerate() {
            // Figures of different releases are of different people.
            let parts: Vec<_> = parts
                .iter()
                .filter_map(|part| Some((*part, part.points.get(number)?)))
                .filter(|(_, p)| p.release == point.release)
                .collect();
            if let Some(message) = self.misfit(whole, point, &parts) {
                self.fault(Some(&whole.code), Some(&point.principle), message);
            }
        }
    }

    fn misfit(
        &self,
        whole: &AreaResults,
        point: &PointResults,
        parts: &[(&AreaResults, &PointResults)],
    ) -> Option<String> {
        let settings = &self.results.settings;
        let told: Vec<_> = parts
            .iter()
            .filter_map(|(area, p)| bounds(&p.met, area.level, settings))
            .collect();
        let Some(all) = bounds(&point.met, whole.level, settings) else {
            let too_few = matches!(
                point.met,
                Cell::Blank {
                    reason: Reason::BaseUnder10 | Reason::Base10To29
                }
            );
            return (too_few && !told.is_empty())
                .then(|| "a part of it has a figure, but it has too few people itself".to_owned());
        };
        let least = |side: fn(&Bounds) -> u32| told.iter().map(side).map(u64::from).sum::<u64>();
        let fits = least(|b| *b.base.start()) <= u64::from(*all.base.end())
            && least(|b| *b.met.start()) <= u64::from(*all.met.end())
            && least(|b| *b.rest.start()) <= u64::from(*all.rest.end());
        if !fits {
            return Some("its parts add up to more than the whole".to_owned());
        }
        let blank = parts.iter().any(|(_, p)| {
            matches!(
                p.met,
                Cell::Blank {
                    reason: Reason::Base10To29 | Reason::HeldBack
                }
            )
        });
        let left = u64::from(*all.base.end()) - least(|b| *b.base.start());
        (blank && left < u64::from(settings.low_base)).then(|| {
            format!(
                "taking its published parts away leaves at most {left} people: what is blank \
                 among them can be worked out (rule C3)"
            )
        })
    }
}
