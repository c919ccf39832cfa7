//! The steps towards a file in which nobody stands out.

use super::ExtractError;
use super::shape::Shape;
use std::collections::BTreeMap;
use survey::parse::{Coarsening, ExtractRules};
use survey::{Answers, Definition};

/// The most of a file that may be deleted in place of a further step, in percent.
pub const MOST_DELETED: usize = ExtractRules::MOST_DELETED as usize;

/// How far the steps had to go.
#[derive(Debug, Clone)]
pub struct Coarse<'a> {
    /// The steps that were taken.
    pub steps: &'a [Coarsening],
    /// The answers that are kept, by their place, in groups of at least k that
    /// share every key.
    pub groups: Vec<Vec<usize>>,
    /// How many answers are deleted because their group is too small.
    pub deleted: usize,
    pub(super) shape: Shape<'a>,
}

/// Takes the steps of `rules` one by one, each for the whole file, and stops
/// at the first after which the answers in groups of fewer than `k` are 5% of
/// the file or less; these are deleted. The first step is always taken.
///
/// # Errors
/// [`ExtractError::NotSafe`] if not even the last step is enough.
pub fn coarsen<'a>(
    definition: &'a Definition,
    rules: &'a ExtractRules,
    answers: &[Answers],
    k: u32,
) -> Result<Coarse<'a>, ExtractError> {
    let all = answers.len();
    let least = usize::try_from(k).unwrap_or(usize::MAX);
    let mut shape = Shape::new(definition);
    let mut small = all;
    for (taken, step) in (1..).zip(&rules.steps) {
        shape.take(step);
        let (groups, few): (Vec<_>, Vec<_>) = groups(&shape, rules, answers)
            .into_values()
            .partition(|group| group.len() >= least);
        small = few.iter().map(Vec::len).sum();
        if 100 * small <= MOST_DELETED * all {
            return Ok(Coarse {
                steps: &rules.steps[..taken],
                groups,
                deleted: small,
                shape,
            });
        }
    }
    Err(ExtractError::NotSafe { small, all, k })
}

/// The answers that share every key, by their place.
fn groups<'b>(
    shape: &Shape<'b>,
    rules: &ExtractRules,
    answers: &'b [Answers],
) -> BTreeMap<Vec<&'b str>, Vec<usize>> {
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (place, answers) in answers.iter().enumerate() {
        let keys = rules.keys.iter().filter(|key| shape.has(key));
        let values = keys.map(|key| shape.one(key, answers)).collect();
        groups.entry(values).or_default().push(place);
    }
    groups
}
