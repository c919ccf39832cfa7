//! The rules of publication in force, and how far they are looser than ours.

use serde::Serialize;
use survey::interval::wilson;
use survey::results::{Settings, number};

/// The rules of publication in force.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Thresholds {
    pub(crate) minimum_base: u32,
    pub(crate) low_base: u32,
    /// The largest base that is not told from none.
    pub(crate) under_low: u32,
    /// The largest base that is too small.
    pub(crate) under_minimum: u32,
    pub(crate) small_count: u32,
    pub(crate) base_rounding: u32,
    pub(crate) refresh_growth: u32,
    /// Whether trusts are set beside the others of their nation.
    pub(crate) compare_trusts: bool,
    /// The settings that are looser than ours, in words.
    pub(crate) looser: Vec<String>,
}

/// How far a share of half of so many people could move by chance.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Example {
    pub(crate) base: String,
    pub(crate) lower: u8,
    pub(crate) upper: u8,
}

impl Thresholds {
    /// Of the settings in force.
    pub(crate) fn of(settings: &Settings) -> Self {
        Self {
            minimum_base: settings.minimum_base,
            low_base: settings.low_base,
            under_low: settings.low_base.saturating_sub(1),
            under_minimum: settings.minimum_base.saturating_sub(1),
            small_count: settings.small_count,
            base_rounding: settings.base_rounding,
            refresh_growth: settings.refresh_growth,
            compare_trusts: settings.compare_trusts,
            looser: looser(settings),
        }
    }
}

fn looser(settings: &Settings) -> Vec<String> {
    let ours = Settings::default();
    let named = settings.looser().into_iter().map(|name| match name {
        "minimum_base" => said(
            "the fewest answers for a percentage",
            settings.minimum_base,
            ours.minimum_base,
        ),
        "low_base" => said(
            "the fewest answers that are told from none",
            settings.low_base,
            ours.low_base,
        ),
        "small_count" => said(
            "the fewest people on one side of a percentage",
            settings.small_count,
            ours.small_count,
        ),
        "base_rounding" => said(
            "the rounding of numbers of people",
            settings.base_rounding,
            ours.base_rounding,
        ),
        "refresh_growth" => said(
            "the fewest newcomers who change a figure",
            settings.refresh_growth,
            ours.refresh_growth,
        ),
        other => format!("the setting {}", other.replace('_', " ")),
    });
    named.collect()
}

fn said(what: &str, now: u32, ours: u32) -> String {
    format!("{what} ({now} in place of {ours})")
}

/// Examples from the least base upwards.
pub(crate) fn examples(settings: &Settings) -> Vec<Example> {
    let least = settings.minimum_base.max(2);
    let more = [50, 100, 200, 400, 1_000];
    let bases = [least]
        .into_iter()
        .chain(more.into_iter().filter(|n| *n > least));
    bases
        .map(|base| {
            let (lower, upper) = wilson(base / 2, base).percent();
            Example {
                base: number(base),
                lower,
                upper,
            }
        })
        .collect()
}
