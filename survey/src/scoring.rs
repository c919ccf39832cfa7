//! Points, statuses and scores: DOMAIN B6.
//!
//! Items that were skipped, not asked, or answered with a choice that carries
//! no points are missing, not zero.

use crate::{Answers, Definition, MAX_POINTS, PrincipleId};

/// How one person's care met one point of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Every answered item earned at least [`MET_FROM`] points.
    Met,
    /// Neither met nor not met.
    Partly,
    /// Some answered item earned nothing.
    NotMet,
}

/// The points from which an item counts as met.
pub const MET_FROM: u8 = 4;

/// One person's result on one point of the code, with at least one item answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointScore {
    /// The sum of points over the answered items.
    pub points: u32,
    /// How many items were answered; at least one.
    pub items: u32,
    /// The status that follows from the items.
    pub status: Status,
}

impl PointScore {
    /// The point score, 0 to 100: `100 × points ÷ (6 × items)`.
    pub fn score(&self) -> f64 {
        100.0 * f64::from(self.points) / (f64::from(MAX_POINTS) * f64::from(self.items))
    }
}

/// One person's result on one point; `None` if no item of it was answered.
pub fn point(
    definition: &Definition,
    principle: &PrincipleId,
    answers: &Answers,
) -> Option<PointScore> {
    let items = definition
        .questions
        .iter()
        .filter(|q| q.measures.as_ref() == Some(principle))
        .filter_map(|q| {
            let answer = answers.get(q.id.as_str())?;
            q.choices.iter().find(|c| answer.has(c.id.as_str()))?.points
        });
    let (mut points, mut count, mut lowest) = (0, 0, MAX_POINTS);
    for item in items {
        points += u32::from(item);
        count += 1;
        lowest = lowest.min(item);
    }
    (count > 0).then_some(PointScore {
        points,
        items: count,
        status: match lowest {
            0 => Status::NotMet,
            MET_FROM.. => Status::Met,
            _ => Status::Partly,
        },
    })
}

/// One person's results, in the order of the definition's principles.
pub fn score(definition: &Definition, answers: &Answers) -> Vec<Option<PointScore>> {
    let principles = definition.principles.iter();
    principles.map(|p| point(definition, p, answers)).collect()
}
