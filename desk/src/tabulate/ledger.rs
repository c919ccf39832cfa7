//! What the desk remembers of a release: the exact counts behind every figure.
//!
//! Rule R8 compares counts, and the published file has none. So each release
//! leaves a ledger, which the next one of the same wave and the first one of
//! the next wave read. It is as private as the opened answers.

use super::{Before, Count, Said, Sides};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use survey::results::{AreaAnswers, Breakdown, PointResults, Totals};
use survey::{Definition, PrincipleId, QuestionId, SurveyId, WaveId};

/// Goes up with every change to the file.
pub const LEDGER_FORMAT: u32 = 2;

/// The oldest format that is still read: it has no shares of answers.
pub const OLDEST_LEDGER_FORMAT: u32 = 1;

/// The exact counts behind a release.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// [`LEDGER_FORMAT`], or an older one from [`OLDEST_LEDGER_FORMAT`].
    pub format: u32,
    /// The survey.
    pub survey: SurveyId,
    /// The wave.
    pub wave: WaveId,
    /// The release, counted from 1.
    pub release: u32,
    /// How answers were scored.
    pub scoring_version: u32,
    /// The version of every question that measured each point.
    pub questions: BTreeMap<PrincipleId, BTreeMap<QuestionId, u32>>,
    /// How many answered, exactly, and what was said of it.
    pub totals: (ExactTotals, Totals),
    /// What was said about each place, by its code.
    pub places: BTreeMap<String, PlaceEntry>,
    /// What was said about each group that is kept apart, by its name.
    pub apart: BTreeMap<String, Vec<Entry>>,
    /// The breakdowns, once they are made.
    pub breakdowns: Vec<Breakdown>,
    /// The shares of answers, once they are made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<AreaAnswers>,
}

/// How many answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExactTotals {
    /// Responses opened and valid.
    pub responses: u32,
    /// Of these, the ones in the main figures.
    pub counted: u32,
    /// Responses without any scored item.
    pub empty: u32,
    /// Further copies of a response.
    pub repeated: u32,
    /// Responses that two people agreed to remove.
    pub excluded: u32,
    /// Responses that were flagged and count all the same.
    pub flagged: u32,
}

/// A place in a ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceEntry {
    /// What makes it the same place in another wave: the codes of an
    /// organisation and of those it has taken over, or of an area's parts.
    pub boundary: BTreeSet<String>,
    /// One entry for each point, in the order of the definition.
    pub points: Vec<Entry>,
}

/// A figure and the counts that it was made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The counts when the figure was made.
    pub count: Count,
    /// What was said.
    pub results: PointResults,
}

impl Entry {
    /// The release before, as far as it matters to this one.
    pub fn before(&self) -> Before {
        Before {
            counts: Sides::of(&self.count),
            said: Said::by(&self.results.met),
        }
    }

    /// The same for met in part and not met, if these were told.
    pub fn before_split(&self) -> Option<Before> {
        self.results.split.map(|_| Before {
            counts: Sides::of_split(&self.count),
            said: Said::Figure,
        })
    }
}

impl Ledger {
    /// Whether other questions are scored now, or other versions of them.
    pub fn is_of_another_definition(&self, definition: &Definition) -> bool {
        self.scoring_version != definition.scoring_version
            || self.questions != question_versions(definition)
    }

    /// Whether anything is said that the release before did not say.
    pub fn is_news(&self, before: &Self) -> bool {
        let said = |ledger: &Self| {
            let places = ledger.places.values().flat_map(|p| &p.points);
            let apart = ledger.apart.values().flatten();
            let cells = places.chain(apart).map(|e| e.results.clone());
            (
                cells.collect::<Vec<_>>(),
                ledger.totals.1.clone(),
                ledger.breakdowns.clone(),
                ledger.answers.clone(),
            )
        };
        said(self) != said(before)
    }

    /// What was said about a place, by the number of the point.
    pub fn entry(&self, code: &str, point: usize) -> Option<&Entry> {
        self.places.get(code)?.points.get(point)
    }
}

/// The version of every question that measures each point.
pub(super) fn question_versions(
    definition: &Definition,
) -> BTreeMap<PrincipleId, BTreeMap<QuestionId, u32>> {
    let mut versions = BTreeMap::<_, BTreeMap<_, _>>::new();
    for question in &definition.questions {
        if let Some(principle) = &question.measures {
            let of = versions.entry(principle.clone()).or_default();
            of.insert(question.id.clone(), question.version);
        }
    }
    versions
}
