//! Example stories. Each says that it is one; none is about a person.

use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha12Rng;
use survey::{Permission, Story, StoryRules};

const BEGINNINGS: [&str; 4] = [
    "The first person I spoke to was kind and took their time.",
    "It took a while until somebody explained what was going on.",
    "We waited for a scan for longer than we had been told.",
    "I was seen on the same day and knew what would come next.",
];
const MIDDLES: [&str; 4] = [
    "A quiet room away from the waiting area made a difference.",
    "I had to tell what had happened again at each place.",
    "Nobody mentioned that counselling could be had.",
    "The choices were written down so that we could read them at home.",
];
const ENDS: [&str; 3] = [
    "A call a week later would have helped.",
    "What stayed with me is that somebody said they were sorry.",
    "I would have liked to know whom to ring at night.",
];

/// A story of three example sentences.
pub(super) fn story(rules: &StoryRules, rng: &mut ChaCha12Rng) -> Story {
    let mut pick = |from: &[&'static str]| from.choose(rng).copied().unwrap_or_default();
    let text = format!(
        "Example story: {} {} {}",
        pick(&BEGINNINGS),
        pick(&MIDDLES),
        pick(&ENDS)
    );
    let permission = Permission::ALL.choose(rng).copied();
    let labels = rng.random_range(0..=2_u32) as usize;
    Story {
        text,
        permission: permission.unwrap_or(Permission::Research),
        labels: rules
            .labels
            .sample(rng, labels.min(rules.labels.len()))
            .cloned()
            .collect(),
        word: rules.words.choose(rng).cloned(),
    }
}
