//! The shares of answers: which areas they are given for.
//!
//! Shares are given for the whole and for nations, once, when the wave has
//! closed, beside figures that are new in that release: as for breakdowns, two
//! editions of them would tell what the newcomers said. A *row* is everything
//! about one point in one area, all its questions together, and is given whole
//! or not at all. It is given only if
//!
//! 1. the point's share and its split are given there in this release: what the
//!    answers say of met, partly and not met is then no news;
//! 2. **every** answer that counts was given by at least as many people as the
//!    small count of rule R4, at national level, too, and none for nobody: that
//!    nobody said something tells about everybody;
//! 3. for a nation: **every** nation that has a figure on the point could be given
//!    by rules 1 and 2, or none is. A nation whose figure is known and whose answers
//!    are not could be narrowed down between the two;
//! 4. for a nation: what is left of the whole when the nations are taken away could
//!    be given itself, or is nobody; and for each nation among what is left the
//!    people of the others are mixed three ways.
//!
//! Rules 2 to 4 take rounded shares for exact counts, since for small bases they
//! are. The promise, which `tests/desk/attack/answers.rs` attacks: whoever knows
//! the exact counts behind everything that is given is left with as many
//! candidates for each main count that is not given as the main figures promise,
//! and for each answer in a nation without a row with as many as a small count
//! has, or as many as there were without any shares.

use super::replies::{Chosen, merge_chosen};
use super::{Count, Entry, Ledger, Places, Tally};
use std::collections::BTreeSet;
use survey::results::{AnswerShare, AreaAnswers, PointAnswers, QuestionAnswers, Settings, Share};
use survey::{Definition, Level};

/// The shares of a release.
pub(super) fn answers(
    definition: &Definition,
    places: &Places,
    tally: &Tally,
    ledger: &Ledger,
    settings: &Settings,
) -> Vec<AreaAnswers> {
    let counts = tally.totals(places);
    let chosen = tally.replies().totals(places);
    let rows: Vec<_> = (0..definition.principles.len())
        .map(|point| {
            let table = Table {
                places,
                counts: &counts,
                direct: tally.direct(),
                chosen: &chosen,
                loose: tally.replies().direct(),
                point,
                settings,
            };
            let entry = |place: usize| ledger.entry(&places.all()[place].code, point);
            table.rows(
                |place| entry(place).is_some_and(|told| told.results.met.shown().is_some()),
                |place| entry(place).is_some_and(|told| has_new_split(told, ledger.release)),
            )
        })
        .collect();
    let area = |place: usize| {
        let points = definition.principles.iter().enumerate();
        let points = points.filter(|(point, _)| rows[*point].contains(&place));
        let points: Vec<_> = points
            .map(|(point, _)| shares(definition, point, &chosen[place][point], settings))
            .collect();
        let code = places.all()[place].code.clone();
        (!points.is_empty()).then_some(AreaAnswers { code, points })
    };
    (0..places.all().len()).filter_map(area).collect()
}

fn has_new_split(told: &Entry, release: u32) -> bool {
    let told = &told.results;
    told.release == release && told.met.shown().is_some() && told.split.is_some()
}

fn shares(
    definition: &Definition,
    point: usize,
    chosen: &Chosen,
    settings: &Settings,
) -> PointAnswers {
    let principle = &definition.principles[point];
    let questions = definition.questions.iter();
    let questions = questions.filter(|q| q.measures.as_ref() == Some(principle));
    let questions = questions.zip(chosen).map(|(question, counts)| {
        let base: u32 = counts.iter().sum();
        let scored = question.choices.iter().filter(|c| c.points.is_some());
        QuestionAnswers {
            question: question.id.clone(),
            about: settings.about(base),
            shares: scored
                .zip(counts)
                .map(|(choice, count)| AnswerShare {
                    choice: choice.id.clone(),
                    percent: Share::of(*count, base),
                })
                .collect(),
        }
    });
    PointAnswers {
        principle: principle.clone(),
        questions: questions.collect(),
    }
}

/// Some people, by how a point was met for them and by what they answered.
#[derive(Clone, Default)]
struct People {
    count: Count,
    chosen: Chosen,
}

impl People {
    fn add(&mut self, other: &Self) {
        self.count.merge(&other.count);
        if self.chosen.is_empty() {
            self.chosen.clone_from(&other.chosen);
        } else {
            merge_chosen(&mut self.chosen, &other.chosen);
        }
    }

    fn of(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::default(), |mut sum, people| {
            sum.add(&people);
            sum
        })
    }

    /// Whether all their answers could be given.
    fn can_be_given(&self, settings: &Settings) -> bool {
        let question = |counts: &Vec<u32>| {
            counts.iter().sum::<u32>() >= settings.minimum_base
                && counts.iter().all(|count| *count >= settings.small_count)
        };
        !self.chosen.is_empty() && self.chosen.iter().all(question)
    }

    /// Whether there are so many of each status that nobody stands out.
    fn is_mixed(&self, settings: &Settings) -> bool {
        let count = &self.count;
        let parts = [count.met, count.partly, count.not_met];
        parts.iter().all(|part| *part >= settings.small_count)
    }
}

/// One point of the code by nations.
struct Table<'a> {
    places: &'a Places,
    counts: &'a [Vec<Count>],
    direct: &'a [Vec<Count>],
    chosen: &'a [Vec<Chosen>],
    loose: &'a [Vec<Chosen>],
    point: usize,
    settings: &'a Settings,
}

impl Table<'_> {
    /// The areas whose answers are given.
    fn rows(
        &self,
        has_figure: impl Fn(usize) -> bool,
        has_new_split: impl Fn(usize) -> bool,
    ) -> BTreeSet<usize> {
        let Some(whole) = self.places.whole() else {
            return BTreeSet::new();
        };
        let possible =
            |place: usize| has_new_split(place) && self.people(place).can_be_given(self.settings);
        if self.places.all()[whole].level.is_below_national() || !possible(whole) {
            return BTreeSet::new();
        }
        let nations: Vec<_> = self.nations(whole).filter(|n| has_figure(*n)).collect();
        let all = nations.iter().all(|nation| possible(*nation));
        let mut rows = BTreeSet::from([whole]);
        if all && self.is_protected(whole, &nations) {
            rows.extend(nations);
        }
        rows
    }

    fn nations(&self, whole: usize) -> impl Iterator<Item = usize> {
        let all = self.places.all();
        let parts = all[whole].children.iter().copied();
        parts.filter(|part| all[*part].level == Level::Nation)
    }

    fn people(&self, place: usize) -> People {
        People {
            count: self.counts[place][self.point].clone(),
            chosen: self.chosen[place][self.point].clone(),
        }
    }

    /// Rule 4: that nothing of a nation without a row can be worked out.
    fn is_protected(&self, whole: usize, rows: &[usize]) -> bool {
        let somebody = |people: &People| people.count.base() > 0;
        let hidden: Vec<_> = self
            .nations(whole)
            .filter(|nation| !rows.contains(nation))
            .map(|nation| self.people(nation))
            .filter(somebody)
            .collect();
        // Everybody of the whole who is in no nation.
        let mut loose = People {
            count: self.direct[whole][self.point].clone(),
            chosen: self.loose[whole][self.point].clone(),
        };
        let others = self.places.all()[whole].children.iter();
        let others = others.filter(|part| self.places.all()[**part].level != Level::Nation);
        others.for_each(|part| loose.count.merge(&self.counts[*part][self.point]));
        if hidden.is_empty() && !somebody(&loose) {
            return true;
        }
        let mut parts = hidden.clone();
        parts.extend(Some(loose).filter(somebody));
        let rest = People::of(parts.iter().cloned());
        let apart = |nation: usize| {
            let others = parts.iter().enumerate().filter(|(part, _)| *part != nation);
            People::of(others.map(|(_, people)| people.clone()))
        };
        rest.can_be_given(self.settings)
            && rest.is_mixed(self.settings)
            && (0..hidden.len()).all(|nation| apart(nation).is_mixed(self.settings))
    }
}
