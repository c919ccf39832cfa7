//! What the desk releases and the generator shows: published results.
//!
//! The types hold nothing that may not be published. A number that is held
//! back is not in the file in any form: its cell has a reason instead.

mod answers;
mod beside;
mod bounds;
mod breakdown;
mod cell;
mod change;
mod check;
mod quality;
mod settings;
mod words;

pub use answers::{AnswerShare, AreaAnswers, PointAnswers, QuestionAnswers};
pub use beside::{change, comparison, release_name, unchanged};
pub use bounds::{Bounds, bounds};
pub use breakdown::{Band, BandResults, Breakdown, BreakdownArea, NOT_SAID};
pub use cell::{Cell, Estimate, Reason, Share, Side};
pub use change::{Change, Comparison, Direction};
pub use check::{Fault, check};
pub use quality::{Quality, WithoutFlagged};
pub use settings::Settings;
pub use words::{describe, estimate, explain, number, share};

use crate::{AreaId, Language, Level, PrincipleId, SurveyId, Wave, WaveId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Goes up with every change to the published file.
pub const RESULTS_FORMAT: u32 = 3;

/// The oldest format that is still read: each later one only added what may be
/// left out.
pub const OLDEST_RESULTS_FORMAT: u32 = 2;

/// The name of the main figures where they stand beside groups kept apart.
pub const MAIN: &str = "main";

/// The group of own experiences from before the wave.
pub const EARLIER: &str = "earlier";

/// The JSON Schema of the published file, for whoever reads it with a program.
#[cfg(feature = "parse")]
pub const RESULTS_SCHEMA: &str = include_str!("../../schema/results-3.schema.json");

/// The results of one wave: `content/results/<wave>.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Results {
    /// [`RESULTS_FORMAT`], or an older one from [`OLDEST_RESULTS_FORMAT`].
    pub format: u32,
    /// The survey.
    pub survey: SurveyId,
    /// The definition that was answered.
    pub definition_version: u32,
    /// How answers were scored.
    pub scoring_version: u32,
    /// The wave.
    pub wave: Wave,
    /// Whether the answers are made up. Pages and downloads say so.
    pub sample: bool,
    /// Which release of the wave this is, counted from 1.
    pub release: u32,
    /// The wave that changes are measured from, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<WaveId>,
    /// The publication rules in force.
    pub settings: Settings,
    /// How many answered.
    pub totals: Totals,
    /// The main figures: own, recent experiences. Every parent stands before
    /// its children; areas of one parent are in order of their names, never ranked.
    pub areas: Vec<AreaResults>,
    /// Figures that are given once for the whole and kept apart.
    pub apart: Vec<GroupResults>,
    /// The main figures of areas by one other answer (rule R7). Made once,
    /// when the wave has closed.
    pub breakdowns: Vec<Breakdown>,
    /// The shares of answers in the whole and in nations. Made once, when the
    /// wave has closed; since format 3.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<AreaAnswers>,
}

/// How many answered, rounded as bases are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Responses opened and valid.
    pub responses: u32,
    /// Of these, the ones in the main figures.
    pub counted: u32,
    /// Responses removed in quality checks.
    pub removed: u32,
    /// What these checks found.
    #[serde(default)]
    pub quality: Quality,
}

/// The figures of one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AreaResults {
    /// The area's id, or the organisation's code.
    pub code: String,
    /// Which rules apply to it.
    pub level: Level,
    /// The code of the area that it is part of.
    pub parent: Option<String>,
    /// Its name, by language.
    pub names: BTreeMap<Language, String>,
    /// Its figures, in the order of the principles.
    pub points: Vec<PointResults>,
    /// The mean of the mean scores of all points, 0 to 100; only if all are
    /// published, and never for a trust.
    pub overall: Option<u8>,
}

/// The figures of one group at one level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupResults {
    /// Who: the choice of the role question, or `earlier` for experiences
    /// from before the wave.
    pub group: String,
    /// The area that the figures are for.
    pub area: AreaId,
    /// Its figures, in the order of the principles.
    pub points: Vec<PointResults>,
}

/// The figures of one point of the code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PointResults {
    /// The point of the code.
    pub principle: PrincipleId,
    /// The release of the wave in which this was made. Below [`Results::release`]
    /// if too little has changed since (rule R8).
    pub release: u32,
    /// The share of people for whom it was met, or why it is not given.
    pub met: Cell,
    /// The mean point score, 0 to 100; never for a trust.
    pub mean: Option<u8>,
    /// Met, partly met and not met together (rule R10); never for a trust.
    pub split: Option<Split>,
    /// What has changed since the earlier wave; `None` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// A trust beside the others of its nation, if the campaign compares them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
}

/// Met, partly met and not met. Whole percentages need not add to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Every answered item was met.
    pub met: Share,
    /// In between.
    pub partly: Share,
    /// Some answered item was not met at all.
    pub not_met: Share,
}

impl Results {
    /// The figures of the area or organisation with this code.
    pub fn area(&self, code: &str) -> Option<&AreaResults> {
        self.areas.iter().find(|a| a.code == code)
    }

    /// The areas directly within the one with this code.
    pub fn within<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a AreaResults> {
        self.areas
            .iter()
            .filter(move |a| a.parent.as_deref() == Some(code))
    }
}
