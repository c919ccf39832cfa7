//! Somebody who has the published files of a wave and a linear-programming
//! solver, and wants the counts that the files do not give.

mod replies;
mod rows;

pub(crate) use replies::{Exact, Replies};

use good_lp::{
    Expression, ProblemVariables, ResolutionError, Solution, SolverModel, Variable, constraint,
    microlp, variable,
};
use survey::results::{AreaResults, Bounds, Cell, PointResults, Reason, Results, bounds};

/// What the intruder is after: a place at a release, a band of an area, or an
/// answer.
enum Target {
    Place(usize, usize),
    /// A place and, of the questions of its point, a question and an answer.
    Answer(usize, usize, usize),
    Band(usize, usize),
}

/// Which count of a place the intruder is after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    Base,
    Met,
    Rest,
}

/// What the intruder knows besides the files.
pub(crate) enum Knows<'a> {
    /// Nothing.
    Files,
    /// The exact counts behind every figure that was published: release, place
    /// and point give met and rest.
    Figures(&'a dyn Fn(usize, &str, usize) -> (u32, u32)),
}

/// The intruder at one point of the code.
pub(crate) struct Intruder<'a> {
    releases: &'a [Results],
    point: usize,
    /// Which breakdown is used, too.
    breakdown: Option<usize>,
    /// What is made of the shares of answers.
    replies: Option<Replies<'a>>,
    knows: Knows<'a>,
}

/// The unknowns of one release: people met and not met, at each place and at
/// nothing within it.
struct Unknown {
    at: Vec<[Variable; 2]>,
    loose: Vec<[Variable; 2]>,
}

impl<'a> Intruder<'a> {
    pub(crate) fn new(releases: &'a [Results], point: usize, knows: Knows<'a>) -> Self {
        Self {
            releases,
            point,
            breakdown: None,
            replies: None,
            knows,
        }
    }

    /// With one of the breakdowns of the last release.
    pub(crate) fn with_breakdown(mut self, breakdown: usize) -> Self {
        self.breakdown = Some(breakdown);
        self
    }

    /// With the shares of answers.
    pub(crate) fn with_replies(mut self, replies: Replies<'a>) -> Self {
        self.replies = Some(replies);
        self
    }

    /// How many whole numbers the count of an answer in an area could be, in the
    /// last release.
    pub(crate) fn candidates_for_answer(&self, code: &str, question: usize, answer: usize) -> u32 {
        let place = self.number(self.releases.len() - 1, code);
        self.between(&Target::Answer(place, question, answer), Count::Base)
    }

    /// How many whole numbers the count of a place at a release could be.
    pub(crate) fn candidates(&self, release: usize, code: &str, count: Count) -> u32 {
        let place = self.number(release, code);
        self.between(&Target::Place(release, place), count)
    }

    /// How many whole numbers the count of a band of an area could be, in a
    /// breakdown of the last release.
    pub(crate) fn candidates_in_band(&self, code: &str, band: usize, count: Count) -> u32 {
        let place = self.number(self.releases.len() - 1, code);
        self.between(&Target::Band(place, band), count)
    }

    fn number(&self, release: usize, code: &str) -> usize {
        let areas = &self.releases[release].areas;
        areas.iter().position(|a| a.code == code).unwrap()
    }

    fn between(&self, target: &Target, count: Count) -> u32 {
        let (least, most) = (
            self.solve(target, count, false),
            self.solve(target, count, true),
        );
        let candidates = (most + 1e-6).floor() - (least - 1e-6).ceil() + 1.0;
        candidates.clamp(0.0, f64::from(u32::MAX)) as u32
    }

    fn solve(&self, target: &Target, count: Count, most: bool) -> f64 {
        let mut variables = ProblemVariables::new();
        let unknown: Vec<_> = self
            .releases
            .iter()
            .map(|results| Unknown::new(&mut variables, results.areas.len()))
            .collect();
        let last = self.releases.last().expect("something was published");
        let table = self.table(&mut variables, last);
        let types = self.types(&mut variables);
        let pair = match target {
            Target::Place(release, place) => Some(unknown[*release].at[*place]),
            Target::Band(place, band) => table.as_ref().map(|table| table.at[*place][*band]),
            Target::Answer(..) => None,
        };
        let wanted: Expression = match (target, pair, count) {
            (Target::Answer(place, question, answer), ..) => {
                let types = types.as_ref().expect("shares of answers");
                types.chosen(*place, *question, *answer)
            }
            (_, Some([met, rest]), Count::Base) => met + rest,
            (_, Some([met, _]), Count::Met) => met.into(),
            (_, Some([_, rest]), Count::Rest) => rest.into(),
            _ => unreachable!("a breakdown"),
        };
        let sign = if most { 1.0 } else { -1.0 };
        let mut model = variables.maximise(sign * wanted.clone()).using(microlp);
        for (number, results) in self.releases.iter().enumerate() {
            sums(&mut model, results, &unknown[number]);
            for (index, area) in results.areas.iter().enumerate() {
                self.place(&mut model, number, (index, area), &unknown);
            }
        }
        if let (Some(table), Some(unknown)) = (&table, unknown.last()) {
            self.rows(&mut model, last, table, unknown);
        }
        if let Some(types) = &types {
            self.replied(&mut model, types, &unknown);
        }
        match model.solve() {
            Ok(solution) => solution.eval(&wanted),
            // Nothing in the files says where it ends.
            Err(ResolutionError::Unbounded) => f64::INFINITY,
            Err(error) => panic!("the truth fits: {error}"),
        }
    }

    /// What the files say of one place.
    fn place(
        &self,
        model: &mut impl SolverModel,
        number: usize,
        (index, area): (usize, &AreaResults),
        unknown: &[Unknown],
    ) {
        let results = &self.releases[number];
        let point = &area.points[self.point];
        let [met, rest] = unknown[number].at[index];
        let made_now = point.release as usize == number + 1;
        if made_now && let Some(told) = bounds(&point.met, area.level, &results.settings) {
            self.told(model, (number, area), &told, (met, rest));
        }
        if made_now {
            words(model, point, met + rest);
        }
        let Some(before) = number.checked_sub(1) else {
            return;
        };
        // Nobody is taken out between two releases, as far as anybody knows.
        let [met_before, rest_before] = unknown[before].at[index];
        model.add_constraint(constraint!(met >= met_before));
        model.add_constraint(constraint!(rest >= rest_before));
        let growth = f64::from(results.settings.refresh_growth);
        let then = &self.releases[before].areas[index].points[self.point];
        let base = |point: &PointResults| bounds(&point.met, area.level, &results.settings);
        if made_now && (base(point).is_some() || then.met != point.met) {
            let grown = met + rest - met_before - rest_before;
            model.add_constraint(constraint!(grown >= growth));
        }
    }

    fn told(
        &self,
        model: &mut impl SolverModel,
        (number, area): (usize, &AreaResults),
        told: &Bounds,
        (met, rest): (Variable, Variable),
    ) {
        let between =
            |model: &mut dyn FnMut(Expression, f64), value: Expression, range: (u32, u32)| {
                model(value.clone(), f64::from(range.0));
                model(-value, -f64::from(range.1));
            };
        let mut at_least = |value: Expression, least: f64| {
            model.add_constraint(constraint!(value >= least));
        };
        let ends = |range: &std::ops::RangeInclusive<u32>| (*range.start(), *range.end());
        between(&mut at_least, met + rest, ends(&told.base));
        between(&mut at_least, met.into(), ends(&told.met));
        between(&mut at_least, rest.into(), ends(&told.rest));
        if let Knows::Figures(exact) = &self.knows {
            let (true_met, true_rest) = exact(number, &area.code, self.point);
            let base = true_met + true_rest;
            between(&mut at_least, met + rest, (base, base));
            if area.points[self.point].met.shown().is_some() {
                between(&mut at_least, met.into(), (true_met, true_met));
            }
        }
    }
}

impl Unknown {
    fn new(variables: &mut ProblemVariables, places: usize) -> Self {
        let mut pair = || [(); 2].map(|()| variables.add(variable().min(0)));
        Self {
            at: (0..places).map(|_| pair()).collect(),
            loose: (0..places).map(|_| pair()).collect(),
        }
    }
}

/// Every place is its parts and the people at none of them.
fn sums(model: &mut impl SolverModel, results: &Results, unknown: &Unknown) {
    for (index, area) in results.areas.iter().enumerate() {
        let parts = results.areas.iter().enumerate();
        let parts: Vec<_> = parts
            .filter(|(_, part)| part.parent.as_deref() == Some(area.code.as_str()))
            .map(|(part, _)| part)
            .collect();
        if parts.is_empty() {
            continue;
        }
        for side in 0..2 {
            let within: Expression = parts.iter().map(|part| unknown.at[*part][side]).sum();
            let all = within + unknown.loose[index][side];
            model.add_constraint(constraint!(all == unknown.at[index][side]));
        }
    }
}

/// What the words of a blank say of the base.
fn words(model: &mut impl SolverModel, point: &PointResults, base: Expression) {
    if let Cell::Blank { reason } = point.met {
        match reason {
            Reason::BaseUnder10 => {
                model.add_constraint(constraint!(base <= 9));
            }
            Reason::Base10To29 => {
                model.add_constraint(constraint!(base.clone() >= 10));
                model.add_constraint(constraint!(base <= 29));
            }
            _ => {}
        }
    }
}
