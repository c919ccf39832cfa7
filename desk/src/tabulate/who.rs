//! Who counts, and where: DOMAIN B6 and C3.

use super::Places;
pub use survey::results::EARLIER;
use survey::{Answer, Answers, ChoiceId, Definition};

/// The figures that a response goes into. At most one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who<'a> {
    /// The main figures, at this place and everything that it is part of.
    ///
    /// A person is at an organisation if they named one of the area that they
    /// named; otherwise at the area; otherwise at the whole. Within an area,
    /// the people who are at the area itself are the U of rule C3.
    Main(usize),
    /// The figures of a role whose answers are given apart.
    Role(&'a ChoiceId),
    /// The figures of own experiences from before the wave.
    Earlier,
    /// No figures: no role or time was given, the answers led to a page that
    /// ends the survey, or someone else's experience is from before the wave.
    Nobody,
}

/// Decides where a response counts.
pub fn who<'a>(definition: &Definition, places: &Places, answers: &'a Answers) -> Who<'a> {
    let counting = &definition.counting;
    let one = |question: &str| match answers.get(question) {
        Some(Answer::One(choice)) => Some(choice),
        _ => None,
    };
    let (Some(role), Some(when)) = (one(counting.role.as_str()), one(counting.when.as_str()))
    else {
        return Who::Nobody;
    };
    let questions = &definition.questions;
    if questions.iter().any(|q| q.closing(answers).is_some()) {
        return Who::Nobody;
    }
    let own = counting.own.contains(role);
    let recent = counting.recent.contains(when);
    match (own, recent) {
        (true, true) => place(definition, places, answers).map_or(Who::Nobody, Who::Main),
        (true, false) if counting.earlier.contains(when) => Who::Earlier,
        (false, true) => Who::Role(role),
        _ => Who::Nobody,
    }
}

/// The smallest place that the answers name for certain.
fn place(definition: &Definition, places: &Places, answers: &Answers) -> Option<usize> {
    let counting = &definition.counting;
    let area = answers
        .get(counting.area.as_str())
        .and_then(|a| a.choices().find_map(|c| places.area(c.as_str())));
    let Some(area) = area else {
        return places.whole();
    };
    let organisation = counting.organisation.as_ref();
    let organisation = match organisation.and_then(|q| answers.get(q.as_str())) {
        Some(Answer::Organisation(code)) => places.organisation(code.as_str()),
        _ => None,
    };
    let within = organisation.filter(|o| places.all()[*o].parent == Some(area));
    Some(within.unwrap_or(area))
}
