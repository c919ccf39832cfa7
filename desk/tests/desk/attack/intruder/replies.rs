//! What the intruder makes of the shares of answers: how many people of each
//! *type*, which is one combination of answers to the questions of a point, are
//! in each nation. Everything that the files say of them is a sum of types.

use super::{Intruder, Unknown};
use good_lp::{Expression, ProblemVariables, SolverModel, Variable, constraint, variable};
use survey::results::{AreaResults, QuestionAnswers, Results, Share};
use survey::scoring::MET_FROM;
use survey::{Definition, MAX_POINTS, Question};

/// What is exactly so in one area: who chose what, and whom the point was partly
/// met and not met for.
#[derive(Debug, Clone)]
pub(crate) struct Exact {
    pub(crate) chosen: Vec<Vec<u32>>,
    pub(crate) partly: u32,
    pub(crate) not_met: u32,
}

/// How the shares are used.
pub(crate) struct Replies<'a> {
    pub(crate) definition: &'a Definition,
    /// The counts behind what is given, by the code of the area, if these are
    /// known.
    pub(crate) exact: Option<&'a dyn Fn(&str) -> Exact>,
    /// Whether the shares themselves are, or only what there is without them.
    pub(crate) shares: bool,
}

/// One combination of answers.
struct Type {
    /// For each question which answer; `None` for none that counts.
    chosen: Vec<Option<usize>>,
    lowest: u8,
    score: f64,
}

/// The unknowns: for each type, the people of each nation, and of none.
pub(super) struct Types {
    all: Vec<Type>,
    whole: usize,
    /// Areas by their number; the whole stands for the people of no nation.
    at: Vec<(usize, Vec<Variable>)>,
}

impl Types {
    /// The people of an area for whom something holds.
    fn people(&self, area: usize, holds: impl Fn(&Type) -> f64) -> Expression {
        let parts = self.at.iter();
        let parts = parts.filter(|(at, _)| area == self.whole || *at == area);
        let terms = parts.flat_map(|(_, people)| self.all.iter().zip(people));
        terms.map(|(kind, people)| holds(kind) * *people).sum()
    }

    /// The people of an area who gave one answer to one question.
    pub(super) fn chosen(&self, area: usize, question: usize, answer: usize) -> Expression {
        self.people(area, |t| flag(t.chosen[question] == Some(answer)))
    }
}

fn flag(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

impl Intruder<'_> {
    pub(super) fn types(&self, variables: &mut ProblemVariables) -> Option<Types> {
        let replies = self.replies.as_ref()?;
        let last = self.releases.last()?;
        let principle = &last.areas[0].points[self.point].principle;
        let questions = replies.definition.questions.iter();
        let questions: Vec<_> = questions
            .filter(|q| q.measures.as_ref() == Some(principle))
            .collect();
        let all = combinations(&questions);
        let places = last.areas.iter().enumerate();
        let national = places.filter(|(_, area)| !area.level.is_below_national());
        let at = national
            .map(|(index, _)| {
                let people = all.iter().map(|_| variables.add(variable().min(0)));
                (index, people.collect())
            })
            .collect();
        let whole = last.areas.iter().position(|area| area.parent.is_none())?;
        Some(Types { all, whole, at })
    }

    /// The release that the shares were made in, and of whose people they are.
    fn made(&self) -> usize {
        let mut releases = self.releases.iter();
        let made = releases.position(|results| !results.answers.is_empty());
        made.unwrap_or(self.releases.len() - 1)
    }

    pub(super) fn replied(&self, model: &mut impl SolverModel, types: &Types, unknown: &[Unknown]) {
        let Some(replies) = &self.replies else { return };
        let made = self.made();
        let results = &self.releases[made];
        for (area, _) in &types.at {
            let [met, rest] = unknown[made].at[*area];
            let is_met = types.people(*area, |t| flag(t.lowest >= MET_FROM));
            let is_not = types.people(*area, |t| flag(t.lowest < MET_FROM));
            model.add_constraint(constraint!(is_met == met));
            model.add_constraint(constraint!(is_not == rest));
            self.scored(model, types, *area, &results.areas[*area]);
        }
        if replies.shares {
            self.shares(model, types, results);
        }
    }

    /// The split and the mean score, where they are of this release.
    fn scored(&self, model: &mut impl SolverModel, types: &Types, area: usize, told: &AreaResults) {
        let point = &told.points[self.point];
        if point.release as usize != self.made() + 1 {
            return;
        }
        let exact = self.replies.as_ref().and_then(|r| r.exact);
        if let (Some(_), Some(exact)) = (point.split, exact) {
            let exact = exact(&told.code);
            let partly = |t: &Type| flag(t.lowest > 0 && t.lowest < MET_FROM);
            let (partly, most) = (types.people(area, partly), f64::from(exact.partly));
            model.add_constraint(constraint!(partly == most));
            let not_met = types.people(area, |t| flag(t.lowest == 0));
            let count = f64::from(exact.not_met);
            model.add_constraint(constraint!(not_met == count));
        }
        if let Some(mean) = point.mean {
            let mean = f64::from(mean);
            let above = types.people(area, |t| t.score - (mean - 0.5));
            let below = types.people(area, |t| t.score - (mean + 0.5));
            model.add_constraint(constraint!(above >= 0));
            model.add_constraint(constraint!(below <= 0));
        }
    }

    fn shares(&self, model: &mut impl SolverModel, types: &Types, results: &Results) {
        let principle = &results.areas[0].points[self.point].principle;
        let exact = self.replies.as_ref().and_then(|r| r.exact);
        for given in &results.answers {
            let area = results.areas.iter().position(|a| a.code == given.code);
            let area = area.expect("an area of the file");
            let Some(point) = given.points.iter().find(|p| p.principle == *principle) else {
                continue;
            };
            for (number, question) in point.questions.iter().enumerate() {
                for answer in 0..question.shares.len() {
                    let people = types.chosen(area, number, answer);
                    match exact {
                        Some(exact) => {
                            let count = f64::from(exact(&given.code).chosen[number][answer]);
                            model.add_constraint(constraint!(people == count));
                        }
                        None => {
                            let base = types.people(area, |t| flag(t.chosen[number].is_some()));
                            rounded(model, question, answer, people, base, results);
                        }
                    }
                }
            }
        }
    }
}

/// What a rounded share of a rounded base says.
fn rounded(
    model: &mut impl SolverModel,
    question: &QuestionAnswers,
    answer: usize,
    people: Expression,
    base: Expression,
    results: &Results,
) {
    let (least, most) = match question.shares[answer].percent {
        Share::Percent(percent) => (f64::from(percent) - 0.5, f64::from(percent) + 0.5),
        Share::LessThanOne => (0.0, 0.5),
        Share::MoreThanNinetyNine => (99.5, 100.0),
    };
    let from = people.clone() - least / 100.0 * base.clone();
    let to = people - most / 100.0 * base.clone();
    model.add_constraint(constraint!(from >= 0));
    model.add_constraint(constraint!(to <= 0));
    let (about, step) = (
        f64::from(question.about),
        f64::from(results.settings.base_rounding),
    );
    model.add_constraint(constraint!(base.clone() >= about - step / 2.0));
    model.add_constraint(constraint!(base <= about + step / 2.0));
}

/// Every combination with at least one answer.
fn combinations(questions: &[&Question]) -> Vec<Type> {
    let mut all: Vec<(Vec<Option<usize>>, Vec<u8>)> = vec![(Vec::new(), Vec::new())];
    for question in questions {
        let scored: Vec<u8> = question.choices.iter().filter_map(|c| c.points).collect();
        all = all
            .into_iter()
            .flat_map(|(chosen, points)| {
                let none = (None, None);
                let some = scored
                    .iter()
                    .enumerate()
                    .map(|(at, p)| (Some(at), Some(*p)));
                let answers: Vec<_> = std::iter::once(none).chain(some).collect();
                answers.into_iter().map(move |(answer, earned)| {
                    let mut next = (chosen.clone(), points.clone());
                    next.0.push(answer);
                    next.1.extend(earned);
                    next
                })
            })
            .collect();
    }
    let answered = all.into_iter().filter(|(_, points)| !points.is_empty());
    answered
        .map(|(chosen, points)| {
            let sum: f64 = points.iter().copied().map(f64::from).sum();
            Type {
                chosen,
                lowest: points.iter().copied().min().unwrap_or(0),
                score: 100.0 * sum / (f64::from(MAX_POINTS) * points.len() as f64),
            }
        })
        .collect()
}
