//! Which rows may name their organisation.

use super::{Coarse, LEAST_BASE};
use crate::Content;
use std::collections::BTreeMap;
use survey::{Answer, Answers, Counting, Organisation, OrganisationCode, Standing};

/// The organisation that each answer's row may name, by the answer's place;
/// `None` if the column is left out.
///
/// The column is left out once areas were made coarser, for it would give them
/// away again. An organisation is named only if at least [`LEAST_BASE`] people
/// are counted there (own, recent experiences), and in a group only if at least
/// `k` rows of the group name it. The rows of a group that name none are then
/// nobody or at least `k` as well: where they are fewer, the smallest of the
/// named joins them.
///
/// As in the tables, one that was succeeded is named as its successor, and one
/// that the tables do not have is not named.
pub(super) fn named<'b>(
    content: &'b Content,
    coarse: &Coarse<'_>,
    answers: &'b [Answers],
    k: u32,
) -> Option<BTreeMap<usize, &'b OrganisationCode>> {
    let counting = &content.definition.counting;
    let question = counting.organisation.as_ref()?;
    if !coarse.shape.has_every_area() || !coarse.shape.has(question) {
        return None;
    }
    let at = |answers: &'b Answers| match answers.get(question.as_str()) {
        Some(Answer::Organisation(code)) => {
            match Organisation::standing(&content.tabulated, code.as_str()) {
                Standing::Own(found) | Standing::Succeeded(found) => Some(&found.code),
                Standing::Unlisted => None,
            }
        }
        _ => None,
    };
    let mut bases: BTreeMap<_, u32> = BTreeMap::new();
    for answers in answers
        .iter()
        .filter(|answers| is_counted(counting, answers))
    {
        *bases.entry(at(answers)).or_default() += 1;
    }
    let least = LEAST_BASE.max(content.settings.minimum_base);
    let is_large = |code| bases.get(&Some(code)).is_some_and(|base| *base >= least);
    let mut named = BTreeMap::new();
    for group in &coarse.groups {
        let mut members: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for &place in group {
            let code = at(&answers[place]).filter(|code| is_large(*code));
            members.entry(code).or_default().push(place);
        }
        let mut others = members.remove(&None).unwrap_or_default().len();
        let mut shown: Vec<_> = members.into_iter().collect();
        // The largest first; of two alike, the one with the lower code.
        shown.sort_by_key(|(code, members)| (std::cmp::Reverse(members.len()), *code));
        let k = usize::try_from(k).unwrap_or(usize::MAX);
        while let Some((_, last)) = shown.last()
            && (last.len() < k || (1..k).contains(&others))
        {
            others += last.len();
            shown.pop();
        }
        for (code, members) in shown {
            named.extend(members.into_iter().filter_map(|place| Some((place, code?))));
        }
    }
    Some(named)
}

/// Whether someone is among the people that an organisation's base counts.
fn is_counted(counting: &Counting, answers: &Answers) -> bool {
    let is = |question: &str, choices: &[survey::ChoiceId]| matches!(answers.get(question), Some(Answer::One(choice)) if choices.contains(choice));
    is(counting.role.as_str(), &counting.own) && is(counting.when.as_str(), &counting.recent)
}
