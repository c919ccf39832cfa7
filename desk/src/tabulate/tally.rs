//! Counting responses: one pass, in any order, in any number of parts.

use super::who::{self, Who};
use super::{Bands, Count, Places, Replies};
use crate::Content;
use std::collections::BTreeMap;
use survey::parse::BreakdownRule;
use survey::scoring::{self, PointScore};
use survey::{Answers, ChoiceId, Definition};

/// What has been counted so far. Nothing in it may be published as it is: see
/// [`release`](super::release).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Responses seen.
    pub responses: u32,
    /// Of these, the ones without any scored item, taken out (DOMAIN C9).
    pub empty: u32,
    /// Of these, the ones that two people agreed to remove.
    pub excluded: u32,
    /// Of these, the ones that were flagged and not taken out.
    pub flagged: u32,
    /// Further copies of a response, which were never opened.
    pub repeated: u32,
    /// Of these, the ones in the main figures.
    pub counted: u32,
    /// For each place, in the order of [`Places::all`], the counts for each
    /// principle over the people who are at that place and at nothing within it.
    main: Vec<Vec<Count>>,
    /// The flagged ones among them, wherever they are.
    main_flagged: Vec<Count>,
    roles: BTreeMap<ChoiceId, Vec<Count>>,
    earlier: Vec<Count>,
    bands: Vec<Bands>,
    replies: Replies,
    principles: usize,
}

impl Tally {
    /// An empty tally for these places.
    pub fn new(definition: &Definition, places: &Places) -> Self {
        let principles = definition.principles.len();
        Self {
            responses: 0,
            empty: 0,
            excluded: 0,
            flagged: 0,
            repeated: 0,
            counted: 0,
            main: vec![vec![Count::default(); principles]; places.all().len()],
            main_flagged: vec![Count::default(); principles],
            roles: BTreeMap::new(),
            earlier: vec![Count::default(); principles],
            bands: Vec::new(),
            replies: Replies::new(definition, places),
            principles,
        }
    }

    /// An empty tally for everything that a campaign publishes.
    pub fn of(content: &Content, places: &Places) -> Self {
        Self::new(&content.definition, places).with_breakdowns(&content.breakdowns, places)
    }

    /// The same, which counts the bands of these breakdowns, too.
    pub fn with_breakdowns(mut self, rules: &[BreakdownRule], places: &Places) -> Self {
        let bands = rules
            .iter()
            .map(|rule| Bands::new(rule, places, self.principles));
        self.bands = bands.collect();
        self
    }

    /// Counts one response. `places` are the ones that the tally was made for.
    pub fn add(&mut self, definition: &Definition, places: &Places, answers: &Answers) {
        self.responses += 1;
        let scores = scoring::score(definition, answers);
        if scores.iter().all(Option::is_none) {
            self.empty += 1;
            return;
        }
        match who::who(definition, places, answers) {
            Who::Main(place) => {
                self.counted += 1;
                add_scores(&mut self.main[place], &scores);
                for bands in &mut self.bands {
                    bands.add(places, place, answers, &scores);
                }
                self.replies
                    .add(definition, (places, place), answers, &scores);
            }
            Who::Role(role) => {
                let empty = || vec![Count::default(); self.principles];
                let counts = self.roles.entry(role.clone()).or_insert_with(empty);
                add_scores(counts, &scores);
            }
            Who::Earlier => add_scores(&mut self.earlier, &scores),
            Who::Nobody => {}
        }
    }

    /// The same for one that was flagged and counts all the same: it is in every
    /// figure, and can be taken out of the main ones again.
    pub fn add_flagged(&mut self, definition: &Definition, places: &Places, answers: &Answers) {
        self.add(definition, places, answers);
        self.flagged += 1;
        if let Who::Main(_) = who::who(definition, places, answers) {
            add_scores(&mut self.main_flagged, &scoring::score(definition, answers));
        }
    }

    /// Counts one response that two people agreed to remove.
    pub fn exclude(&mut self) {
        self.responses += 1;
        self.excluded += 1;
    }

    /// The flagged responses in the main figures of the whole.
    pub fn flagged(&self) -> &[Count] {
        &self.main_flagged
    }

    /// Adds everything that another tally for the same places has counted.
    pub fn merge(&mut self, other: &Self) {
        self.responses += other.responses;
        self.empty += other.empty;
        self.excluded += other.excluded;
        self.flagged += other.flagged;
        self.repeated += other.repeated;
        self.counted += other.counted;
        for (ours, theirs) in self.main.iter_mut().zip(&other.main) {
            merge_counts(ours, theirs);
        }
        merge_counts(&mut self.main_flagged, &other.main_flagged);
        for (role, theirs) in &other.roles {
            let empty = || vec![Count::default(); self.principles];
            merge_counts(self.roles.entry(role.clone()).or_insert_with(empty), theirs);
        }
        merge_counts(&mut self.earlier, &other.earlier);
        for (ours, theirs) in self.bands.iter_mut().zip(&other.bands) {
            ours.merge(theirs);
        }
        self.replies.merge(&other.replies);
    }

    /// For each place, the counts over the people who are at that place and at
    /// nothing within it: the U of rule C3.
    pub fn direct(&self) -> &[Vec<Count>] {
        &self.main
    }

    /// For each place, the counts over everybody in it.
    pub fn totals(&self, places: &Places) -> Vec<Vec<Count>> {
        let mut totals = self.main.clone();
        // Each parent stands before its children, so from the end every place
        // is complete before it is added to what it is part of.
        for (index, place) in places.all().iter().enumerate().rev() {
            if let Some(parent) = place.parent {
                let (before, from) = totals.split_at_mut(index);
                merge_counts(&mut before[parent], &from[0]);
            }
        }
        totals
    }

    /// The counts of a role that is given apart; `None` if nobody has it.
    pub fn role(&self, role: &str) -> Option<&[Count]> {
        self.roles.get(role).map(Vec::as_slice)
    }

    /// The counts of each breakdown, in the order of its rule.
    pub fn bands(&self) -> &[Bands] {
        &self.bands
    }

    /// The counts of answers in the whole and in nations.
    pub fn replies(&self) -> &Replies {
        &self.replies
    }

    /// The counts of own experiences from before the wave.
    pub fn earlier(&self) -> &[Count] {
        &self.earlier
    }
}

pub(super) fn add_scores(counts: &mut [Count], scores: &[Option<PointScore>]) {
    for (count, score) in counts.iter_mut().zip(scores) {
        if let Some(score) = score {
            count.add(score);
        }
    }
}

pub(super) fn merge_counts(ours: &mut [Count], theirs: &[Count]) {
    for (ours, theirs) in ours.iter_mut().zip(theirs) {
        ours.merge(theirs);
    }
}
