//! What the intruder makes of a breakdown.

use super::{Intruder, Unknown};
use good_lp::{Expression, ProblemVariables, SolverModel, Variable, constraint, variable};
use survey::Level;
use survey::results::{Results, bounds};

/// The unknowns of a breakdown: for each place and band, met and not.
pub(super) struct Table {
    pub(super) at: Vec<Vec<[Variable; 2]>>,
    loose: Vec<Vec<[Variable; 2]>>,
}

impl Intruder<'_> {
    /// The bands of the breakdown and, last, the people who did not say.
    pub(super) fn table(
        &self,
        variables: &mut ProblemVariables,
        results: &Results,
    ) -> Option<Table> {
        let bands = results.breakdowns[self.breakdown?].bands.len() + 1;
        let mut rows = || {
            let mut row = || {
                let mut pair = || [(); 2].map(|()| variables.add(variable().min(0)));
                (0..bands).map(|_| pair()).collect()
            };
            results.areas.iter().map(|_| row()).collect()
        };
        Some(Table {
            at: rows(),
            loose: rows(),
        })
    }

    /// Bands add up to their area, areas to their whole, and some are given.
    pub(super) fn rows(
        &self,
        model: &mut impl SolverModel,
        results: &Results,
        table: &Table,
        unknown: &Unknown,
    ) {
        for (index, area) in results.areas.iter().enumerate() {
            if area.level == Level::Trust {
                continue;
            }
            for side in 0..2 {
                let bands: Expression = table.at[index].iter().map(|band| band[side]).sum();
                model.add_constraint(constraint!(bands == unknown.at[index][side]));
            }
            let parts = results.areas.iter().enumerate();
            let parts: Vec<_> = parts
                .filter(|(_, part)| part.parent.as_deref() == Some(area.code.as_str()))
                .filter(|(_, part)| part.level != Level::Trust)
                .map(|(part, _)| part)
                .collect();
            if parts.is_empty() {
                continue;
            }
            for band in 0..table.at[index].len() {
                for side in 0..2 {
                    let within: Expression = parts.iter().map(|p| table.at[*p][band][side]).sum();
                    let all = within + table.loose[index][band][side];
                    model.add_constraint(constraint!(all == table.at[index][band][side]));
                }
            }
        }
        self.given(model, results, table);
    }

    fn given(&self, model: &mut impl SolverModel, results: &Results, table: &Table) {
        let Some(breakdown) = self.breakdown.map(|number| &results.breakdowns[number]) else {
            return;
        };
        let principle = &results.areas[0].points[self.point].principle;
        for row in &breakdown.areas {
            let index = results
                .areas
                .iter()
                .position(|a| a.code == row.code)
                .unwrap();
            let level = results.areas[index].level;
            let cells = row.points.iter().find(|p| p.principle == *principle);
            for (band, pair) in table.at[index].iter().enumerate() {
                let Some(cells) = cells else { continue };
                let told = cells.met.get(band);
                let told = told.map(|cell| bounds(cell, level, &results.settings).unwrap());
                let [met, rest] = *pair;
                // A row without people who did not say has nobody there.
                let (base, in_share) = told.map_or((0..=0, 0..=0), |told| (told.base, told.met));
                for (value, range) in [(met + rest, base), (met.into(), in_share)] {
                    let value: Expression = value;
                    let (least, most) = (f64::from(*range.start()), f64::from(*range.end()));
                    model.add_constraint(constraint!(value.clone() >= least));
                    model.add_constraint(constraint!(value <= most));
                }
            }
        }
    }
}
