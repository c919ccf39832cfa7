//! One wave of results.

use super::Thresholds;
use crate::render::words;
use serde::Serialize;
use survey::results::{Results, Settings, release_name};
use survey::{Date, Level};

/// Where the JSON Schema of the downloads stands.
pub(crate) const SCHEMA_URL: &str = "/results/results-3.schema.json";

/// A wave whose results are out.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct WaveView {
    pub(crate) id: String,
    pub(crate) url: String,
    /// The list of organisations, if the survey has any.
    pub(crate) trusts_url: Option<String>,
    pub(crate) json_url: String,
    pub(crate) csv_url: String,
    pub(crate) schema_url: &'static str,
    pub(crate) opens: String,
    pub(crate) closes: String,
    pub(crate) released: String,
    /// Whether that day is still to come, as only a sample's may be.
    pub(crate) early: bool,
    pub(crate) responses: String,
    pub(crate) counted: String,
    pub(crate) removed: String,
    /// "The second release".
    pub(crate) release: String,
    /// Whether it is not the first.
    pub(crate) released_again: bool,
    /// The wave that changes are measured from.
    pub(crate) earlier: Option<String>,
    /// The definition that was answered, and how it was scored.
    pub(crate) definition_version: u32,
    pub(crate) scoring_version: u32,
    pub(crate) thresholds: Thresholds,
    /// Whether the rules are not the ones that the campaign has now.
    pub(crate) other_rules: bool,
}

impl WaveView {
    /// Of a released file, as it is shown on a day by a campaign whose rules
    /// are `now`.
    pub(crate) fn of(results: &Results, now: &Settings, today: Date) -> Self {
        let id = &results.wave.id;
        let url = format!("/results/{id}/");
        let trusts = results.areas.iter().any(|a| a.level == Level::Trust);
        Self {
            id: id.to_string(),
            trusts_url: trusts.then(|| format!("{url}trusts/")),
            json_url: format!("{url}{}-{id}.json", results.survey),
            csv_url: format!("{url}{}-{id}.csv", results.survey),
            schema_url: SCHEMA_URL,
            url,
            opens: words::date(results.wave.opens),
            closes: words::date(results.wave.closes),
            released: words::date(results.wave.results),
            early: today < results.wave.results,
            responses: survey::results::number(results.totals.responses),
            counted: survey::results::number(results.totals.counted),
            removed: survey::results::number(results.totals.removed),
            release: words::upper_first(&release_name(results.release)),
            released_again: results.release > 1,
            earlier: results.earlier.as_ref().map(ToString::to_string),
            definition_version: results.definition_version,
            scoring_version: results.scoring_version,
            thresholds: Thresholds::of(&results.settings),
            other_rules: results.settings != *now,
        }
    }
}
