//! Counting one breakdown: areas by the answers to one question.

use super::tally::{add_scores, merge_counts};
use super::{Count, Places};
use survey::parse::BreakdownRule;
use survey::scoring::PointScore;
use survey::{Answer, Answers, ChoiceId, Level, QuestionId};

/// The counts of one breakdown. Trusts are never broken down, so their people
/// count in the area that they are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bands {
    question: QuestionId,
    choices: Vec<Vec<ChoiceId>>,
    /// For each place, in the order of [`Places::all`], each band and, last, the
    /// people who did not say: the counts for each point over the people who
    /// are at that place and at no area within it.
    direct: Vec<Vec<Vec<Count>>>,
}

impl Bands {
    /// Nobody yet.
    pub(super) fn new(rule: &BreakdownRule, places: &Places, principles: usize) -> Self {
        let row = vec![vec![Count::default(); principles]; rule.bands.len() + 1];
        Self {
            question: rule.question.clone(),
            choices: rule.bands.iter().map(|band| band.of.clone()).collect(),
            direct: vec![row; places.all().len()],
        }
    }

    /// Counts one person of the main figures, who is at this place.
    pub(super) fn add(
        &mut self,
        places: &Places,
        place: usize,
        answers: &Answers,
        scores: &[Option<PointScore>],
    ) {
        let here = &places.all()[place];
        let area = match here.level {
            Level::Trust => here.parent.unwrap_or(place),
            _ => place,
        };
        let said = answers
            .get(self.question.as_str())
            .and_then(|answer| match answer {
                Answer::One(choice) => self.choices.iter().position(|band| band.contains(choice)),
                _ => None,
            });
        let band = said.unwrap_or(self.choices.len());
        add_scores(&mut self.direct[area][band], scores);
    }

    /// Adds everybody of another count of the same breakdown.
    pub(super) fn merge(&mut self, other: &Self) {
        for (ours, theirs) in self.direct.iter_mut().zip(&other.direct) {
            for (ours, theirs) in ours.iter_mut().zip(theirs) {
                merge_counts(ours, theirs);
            }
        }
    }

    /// For each place, each band, each point: the people at the place itself.
    pub fn direct(&self) -> &[Vec<Vec<Count>>] {
        &self.direct
    }

    /// For each place, each band, each point: everybody in the place.
    pub fn totals(&self, places: &Places) -> Vec<Vec<Vec<Count>>> {
        let mut totals = self.direct.clone();
        for (index, place) in places.all().iter().enumerate().rev() {
            if let Some(parent) = place.parent {
                let (before, from) = totals.split_at_mut(index);
                for (ours, theirs) in before[parent].iter_mut().zip(&from[0]) {
                    merge_counts(ours, theirs);
                }
            }
        }
        totals
    }
}
