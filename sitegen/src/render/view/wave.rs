//! One wave of results.

use crate::render::words;
use serde::Serialize;
use survey::Date;
use survey::results::{Results, Settings};

/// A wave whose results are out.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct WaveView {
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) trusts_url: String,
    pub(crate) json_url: String,
    pub(crate) csv_url: String,
    pub(crate) opens: String,
    pub(crate) closes: String,
    pub(crate) released: String,
    /// Whether that day is still to come, as only a sample's may be.
    pub(crate) early: bool,
    pub(crate) responses: String,
    pub(crate) counted: String,
    pub(crate) removed: String,
    pub(crate) thresholds: Thresholds,
}

/// The rules of publication in force.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Thresholds {
    pub(crate) minimum_base: u32,
    pub(crate) low_base: u32,
    /// The largest base that is too small.
    pub(crate) under_minimum: u32,
    pub(crate) small_count: u32,
    pub(crate) base_rounding: u32,
    /// The names of the settings that are looser than ours.
    pub(crate) looser: Vec<&'static str>,
}

impl WaveView {
    /// Of a released file, as it is shown on a day.
    pub(crate) fn of(results: &Results, today: Date) -> Self {
        let id = &results.wave.id;
        let url = format!("/results/{id}/");
        Self {
            id: id.to_string(),
            trusts_url: format!("{url}trusts/"),
            json_url: format!("{url}{}-{id}.json", results.survey),
            csv_url: format!("{url}{}-{id}.csv", results.survey),
            url,
            opens: words::date(results.wave.opens),
            closes: words::date(results.wave.closes),
            released: words::date(results.wave.results),
            early: today < results.wave.results,
            responses: survey::results::number(results.totals.responses),
            counted: survey::results::number(results.totals.counted),
            removed: survey::results::number(results.totals.removed),
            thresholds: Thresholds::of(&results.settings),
        }
    }
}

impl Thresholds {
    /// Of the settings in force.
    pub(crate) fn of(settings: &Settings) -> Self {
        Self {
            minimum_base: settings.minimum_base,
            low_base: settings.low_base,
            under_minimum: settings.minimum_base.saturating_sub(1),
            small_count: settings.small_count,
            base_rounding: settings.base_rounding,
            looser: settings.looser(),
        }
    }
}
