//! Stories that are nearly the same.
//!
//! Two stories are compared by their runs of three words (shingles; A. Broder,
//! "On the resemblance and containment of documents", 1997), with case and
//! punctuation left out: the runs that both have, as a share of the runs that
//! either has. Pairs are found by prefix filtering (R. Bayardo, Y. Ma and
//! R. Srikant, "Scaling up all pairs similarity search", 2007): if the runs of
//! every story are put in one order, rarest first, two stories that share 80%
//! share one of the first few. So a story is compared only with those that
//! have a rare run in common with it, and none is missed as hashing would.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use survey::parse::QualityRules;

/// The words of one run.
const RUN: usize = 3;

/// Stories of one group that later ones are compared with. A flood of copies
/// of one story would otherwise be compared each with each.
const COMPARED_WITH: usize = 8;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// How many stories were long enough to compare.
    pub compared: usize,
    /// The stories that are nearly the same, by their places, lowest first; a
    /// story is in at most one group, and a group has at least two.
    pub groups: Vec<Vec<usize>>,
}

/// Groups the stories that are nearly the same as another: each is at least
/// `story_alike` percent the same as one other of its group.
///
/// The time grows with the stories and not with their pairs, unless very many
/// share a run that hardly any others have.
pub fn alike(texts: &[&str], rules: &QualityRules) -> Alike {
    let least = usize::try_from(rules.story_words).unwrap_or(usize::MAX);
    let words: Vec<_> = texts.iter().map(|text| words(text)).collect();
    let long = |words: &Vec<String>| words.len() >= least.max(RUN);
    let mut sets = ranked(
        &words
            .iter()
            .map(|w| if long(w) { &w[..] } else { &[] })
            .collect::<Vec<_>>(),
    );
    sets.retain(|(_, runs)| !runs.is_empty());
    let compared = sets.len();
    // The shorter first, so that each is compared with none longer than itself.
    sets.sort_by_key(|(place, runs)| (runs.len(), *place));
    let threshold = usize::try_from(rules.story_alike).unwrap_or(100);
    let mut index: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut groups = Groups::new(compared);
    for (this, (_, runs)) in sets.iter().enumerate() {
        // Two stories that are alike share at least this many runs, so at
        // least one of the others' first ones.
        let shared = (threshold * runs.len()).div_ceil(100);
        let prefix = &runs[..=runs.len() - shared];
        let candidates: BTreeSet<_> = prefix
            .iter()
            .filter_map(|run| index.get(run))
            .flatten()
            .copied()
            .collect();
        for other in candidates {
            if !groups.are_one(this, other) && is_alike(runs, &sets[other].1, threshold) {
                groups.join(this, other);
            }
        }
        if groups.size(this) <= COMPARED_WITH {
            for run in prefix {
                index.entry(*run).or_default().push(this);
            }
        }
    }
    let mut found = groups.found(&sets.iter().map(|(place, _)| *place).collect::<Vec<_>>());
    found.sort();
    Alike {
        compared,
        groups: found,
    }
}

/// Lower-case words, without what stands between them.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The runs of each story, numbered from the rarest on, in order and without
/// repetition.
fn ranked(stories: &[&[String]]) -> Vec<(usize, Vec<u32>)> {
    let runs: Vec<BTreeSet<&[String]>> = stories
        .iter()
        .map(|words| words.windows(RUN).collect())
        .collect();
    let mut stories_with: HashMap<&[String], usize> = HashMap::new();
    for run in runs.iter().flatten() {
        *stories_with.entry(run).or_default() += 1;
    }
    let mut rarest: Vec<_> = stories_with.into_iter().collect();
    rarest.sort_unstable_by_key(|(run, count)| (*count, *run));
    let ranks: HashMap<_, u32> = rarest.into_iter().map(|(run, _)| run).zip(0..).collect();
    let numbered = runs.iter().map(|runs| {
        let mut numbers: Vec<_> = runs.iter().map(|run| ranks[run]).collect();
        numbers.sort_unstable();
        numbers
    });
    numbered.enumerate().collect()
}

/// Whether the runs that both have are at least `threshold` percent of those
/// that either has. Both are in order.
fn is_alike(one: &[u32], other: &[u32], threshold: usize) -> bool {
    let (mut both, mut i, mut j) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        both += usize::from(a == b);
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
    100 * both >= threshold * (one.len() + other.len() - both)
}

/// Who is in a group with whom: a forest, each tree a group.
struct Groups {
    parents: Vec<usize>,
    sizes: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self {
            parents: (0..count).collect(),
            sizes: vec![1; count],
        }
    }

    fn root(&mut self, mut of: usize) -> usize {
        while self.parents[of] != of {
            self.parents[of] = self.parents[self.parents[of]];
            of = self.parents[of];
        }
        of
    }

    fn are_one(&mut self, one: usize, other: usize) -> bool {
        self.root(one) == self.root(other)
    }

    fn size(&mut self, of: usize) -> usize {
        let root = self.root(of);
        self.sizes[root]
    }

    fn join(&mut self, one: usize, other: usize) {
        let (a, b) = (self.root(one), self.root(other));
        let (small, large) = if self.sizes[a] < self.sizes[b] {
            (a, b)
        } else {
            (b, a)
        };
        self.parents[small] = large;
        self.sizes[large] += self.sizes[small];
    }

    /// The groups of two and more, as the places that their members stand for.
    fn found(&mut self, places: &[usize]) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (member, place) in places.iter().enumerate() {
            groups.entry(self.root(member)).or_default().push(*place);
        }
        let mut groups: Vec<_> = groups.into_values().filter(|g| g.len() > 1).collect();
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups
    }
}
