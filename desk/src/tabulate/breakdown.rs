//! Which areas are broken down: rule R7, made strict enough to be safe beside
//! the main figures.
//!
//! The bands of an area add up to its main figure, and the areas of a whole
//! add up, band by band, to the whole. With holes in both directions such a
//! table can often be solved. So an area is broken down *whole or not at all*:
//! every band, and the people who did not say, could be published by
//! themselves (R1 to R4). What is hidden is then whole rows, and a row can be
//! found only from the sums of its columns. These are protected as main figures
//! are: in every band the people of the rows that are not given are a crowd,
//! and so are, for each such row, the people of the others together.
//!
//! A breakdown is made once, when the wave has closed, of figures that are new
//! in that release: beside an older figure its sum would tell who came since.

use super::{Bands, Count, Ledger, Places, Said, Sides, cell};
use std::collections::BTreeSet;
use survey::parse::BreakdownRule;
use survey::results::{Band, BandResults, Breakdown, BreakdownArea, Cell, Settings};
use survey::{Definition, Level};

/// Makes one breakdown of a release.
pub(super) fn breakdown(
    (definition, rule): (&Definition, &BreakdownRule),
    (places, bands): (&Places, &Bands),
    ledger: &Ledger,
    settings: &Settings,
) -> Breakdown {
    let totals = bands.totals(places);
    let shown: Vec<_> = (0..definition.principles.len())
        .map(|point| {
            let table = Table {
                places,
                totals: &totals,
                direct: bands.direct(),
                point,
                settings,
            };
            table.rows(|code| has_new_figure(ledger, code, point))
        })
        .collect();
    let area = |place: usize| {
        let level = places.all()[place].level;
        let points = definition.principles.iter().enumerate();
        let points = points.filter(|(point, _)| shown[*point].contains(&place));
        let points: Vec<_> = points
            .map(|(point, principle)| BandResults {
                principle: principle.clone(),
                met: cells(&totals[place], point, level, settings),
            })
            .collect();
        let code = places.all()[place].code.clone();
        (!points.is_empty()).then_some(BreakdownArea { code, points })
    };
    Breakdown {
        question: rule.question.clone(),
        bands: rule
            .bands
            .iter()
            .map(|band| Band {
                id: band.id.clone(),
                choices: band.of.clone(),
            })
            .collect(),
        areas: (0..places.all().len()).filter_map(area).collect(),
    }
}

fn has_new_figure(ledger: &Ledger, code: &str, point: usize) -> bool {
    ledger.entry(code, point).is_some_and(|entry| {
        entry.results.release == ledger.release && entry.results.met.shown().is_some()
    })
}

/// The cells of one row; the people who did not say only if there are any.
fn cells(bands: &[Vec<Count>], point: usize, level: Level, settings: &Settings) -> Vec<Cell> {
    let said = bands.len() - 1;
    let counts = bands.iter().map(|points| &points[point]).enumerate();
    counts
        .filter(|(band, count)| *band < said || count.base() > 0)
        .map(|(_, count)| cell(count.met, count.base(), level, settings))
        .collect()
}

/// One point of the code by areas and bands.
struct Table<'a> {
    places: &'a Places,
    totals: &'a [Vec<Vec<Count>>],
    direct: &'a [Vec<Vec<Count>>],
    point: usize,
    settings: &'a Settings,
}

impl Table<'_> {
    /// The areas that are broken down.
    fn rows(&self, has_figure: impl Fn(&str) -> bool) -> BTreeSet<usize> {
        let mut shown = BTreeSet::new();
        let possible = |place: usize| {
            let here = &self.places.all()[place];
            here.level != Level::Trust && has_figure(&here.code) && self.stands_alone(place)
        };
        for (index, place) in self.places.all().iter().enumerate() {
            if place.parent.is_none() && possible(index) {
                shown.insert(index);
            }
            // Only what is within a row can be a row: otherwise the rows of a
            // whole that has none would be taken away from what that is in.
            if shown.contains(&index) {
                let parts = place
                    .children
                    .iter()
                    .copied()
                    .filter(|part| possible(*part));
                shown.extend(self.keep_protected(index, parts.collect()));
            }
        }
        shown
    }

    /// Whether every band of an area could be published by itself.
    fn stands_alone(&self, place: usize) -> bool {
        let level = self.places.all()[place].level;
        let bands = self.sides(&self.totals[place]);
        let said = bands.len() - 1;
        bands.iter().enumerate().all(|(band, sides)| {
            (band == said && sides.is_nobody())
                || Said::of(*sides, level, self.settings) == Said::Figure
        })
    }

    /// Takes rows out, the smallest first, until the rest of the whole is
    /// protected.
    fn keep_protected(&self, whole: usize, mut rows: Vec<usize>) -> Vec<usize> {
        let code = |place: usize| self.places.all()[place].code.as_str();
        let people = |place: usize| -> i64 {
            let bands = self.sides(&self.totals[place]);
            bands.iter().map(|band| band.people()).sum()
        };
        rows.sort_by_key(|row| (people(*row), code(*row)));
        let mut first = 0;
        while first < rows.len() && !self.is_protected(whole, &rows[first..]) {
            first += 1;
        }
        rows.split_off(first)
    }

    fn is_protected(&self, whole: usize, rows: &[usize]) -> bool {
        let parts = &self.places.all()[whole].children;
        let areas = parts
            .iter()
            .filter(|part| self.places.all()[**part].level != Level::Trust);
        let mut hidden: Vec<_> = areas
            .filter(|part| !rows.contains(part))
            .map(|part| self.sides(&self.totals[*part]))
            .collect();
        hidden.retain(|bands| bands.iter().any(|band| !band.is_nobody()));
        let unassigned = self.sides(&self.direct[whole]);
        if hidden.is_empty() {
            // They can be worked out, so they must be such as could be given.
            let given = |band: &Sides| {
                band.is_nobody() || Said::of(*band, Level::Region, self.settings) == Said::Figure
            };
            return unassigned.iter().all(given);
        }
        if unassigned.iter().any(|band| !band.is_nobody()) {
            hidden.push(unassigned);
        }
        let rest = |band: usize| hidden.iter().map(|bands| bands[band]).sum::<Sides>();
        let wanted = self.sides(&self.totals[whole]);
        let columns = (0..wanted.len()).filter(|band| !wanted[*band].is_nobody());
        let all: Sides = (0..wanted.len()).map(rest).sum();
        let others = |bands: &Vec<Sides>| all - bands.iter().copied().sum();
        columns
            .into_iter()
            .all(|band| rest(band).is_crowd(self.settings))
            && hidden
                .iter()
                .all(|bands| others(bands).is_crowd(self.settings))
    }

    fn sides(&self, bands: &[Vec<Count>]) -> Vec<Sides> {
        bands
            .iter()
            .map(|points| Sides::of(&points[self.point]))
            .collect()
    }
}
