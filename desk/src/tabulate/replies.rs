//! Counting the answers to the questions that measure the points.

use super::Places;
use survey::scoring::PointScore;
use survey::{Answers, Definition};

/// How many people gave each answer that counts, of one point: for each of its
/// questions, in the order of the survey, for each choice with points.
pub type Chosen = Vec<Vec<u32>>;

/// The counts for the whole and for nations; whoever is at a smaller place
/// counts in its nation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replies {
    /// For each place, in the order of [`Places::all`], for each point: the
    /// people who are in no nation below that place.
    direct: Vec<Vec<Chosen>>,
}

impl Replies {
    /// Nobody yet.
    pub(super) fn new(definition: &Definition, places: &Places) -> Self {
        let principles = definition.principles.iter();
        let empty: Vec<Chosen> = principles
            .map(|principle| {
                let questions = definition.questions.iter();
                let questions = questions.filter(|q| q.measures.as_ref() == Some(principle));
                let scored = questions.map(|q| q.choices.iter().filter(|c| c.points.is_some()));
                scored.map(|choices| vec![0; choices.count()]).collect()
            })
            .collect();
        Self {
            direct: vec![empty; places.all().len()],
        }
    }

    /// Counts one person of the main figures, who is at this place.
    pub(super) fn add(
        &mut self,
        definition: &Definition,
        (places, place): (&Places, usize),
        answers: &Answers,
        scores: &[Option<PointScore>],
    ) {
        let at = national(places, place);
        for (point, principle) in definition.principles.iter().enumerate() {
            // Without a score there is no answer that counts.
            if scores[point].is_none() {
                continue;
            }
            let questions = definition.questions.iter();
            let questions = questions.filter(|q| q.measures.as_ref() == Some(principle));
            for (question, counts) in questions.zip(&mut self.direct[at][point]) {
                let Some(answer) = answers.get(question.id.as_str()) else {
                    continue;
                };
                let mut scored = question.choices.iter().filter(|c| c.points.is_some());
                if let Some(choice) = scored.position(|c| answer.has(c.id.as_str())) {
                    counts[choice] += 1;
                }
            }
        }
    }

    /// Adds everybody of another count for the same places.
    pub(super) fn merge(&mut self, other: &Self) {
        for (ours, theirs) in self.direct.iter_mut().zip(&other.direct) {
            for (ours, theirs) in ours.iter_mut().zip(theirs) {
                merge_chosen(ours, theirs);
            }
        }
    }

    /// For each place and point, the people in no nation below that place.
    pub fn direct(&self) -> &[Vec<Chosen>] {
        &self.direct
    }

    /// For each place and point, everybody in the place; nobody in a place below
    /// national level.
    pub fn totals(&self, places: &Places) -> Vec<Vec<Chosen>> {
        let mut totals = self.direct.clone();
        for (index, place) in places.all().iter().enumerate().rev() {
            if let Some(parent) = place.parent {
                let (before, from) = totals.split_at_mut(index);
                for (ours, theirs) in before[parent].iter_mut().zip(&from[0]) {
                    merge_chosen(ours, theirs);
                }
            }
        }
        totals
    }
}

/// Adds the people of one count to another of the same point.
pub(super) fn merge_chosen(ours: &mut Chosen, theirs: &Chosen) {
    for (ours, theirs) in ours.iter_mut().zip(theirs) {
        for (ours, theirs) in ours.iter_mut().zip(theirs) {
            *ours += theirs;
        }
    }
}

/// The place itself, or the smallest national one that it is part of.
fn national(places: &Places, place: usize) -> usize {
    let all = places.all();
    let mut at = place;
    while all[at].level.is_below_national()
        && let Some(parent) = all[at].parent
    {
        at = parent;
    }
    at
}
