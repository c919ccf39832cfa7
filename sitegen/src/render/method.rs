//! What the blocks of the method page show: constants of the method, and
//! examples worked out by the very code that makes the figures.

use super::view::{self, Example};
use crate::model::Site;
use serde::Serialize;
use survey::interval::{Z95, Z998};
use survey::results::Settings;

/// What the method page shows beside the values in its prose.
#[derive(Debug, Serialize)]
pub(super) struct Method {
    /// The normal percentile of the ranges.
    z95: String,
    /// The one of the comparison of trusts.
    z998: String,
    /// How wide the range is, by the number of answers.
    ranges: Vec<Example>,
    /// The comparisons of trusts that a wave like this one could make, and how
    /// many would look different by chance at 95%.
    compared: Compared,
    /// By what areas are broken down.
    breakdowns: Vec<BrokenDown>,
}

/// A question that parts people, with the names of the groups.
#[derive(Debug, Serialize)]
struct BrokenDown {
    question: String,
    bands: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Compared {
    trusts: usize,
    points: usize,
    comparisons: usize,
    by_chance: usize,
}

impl Method {
    /// Of a campaign.
    pub(super) fn of(site: &Site) -> Self {
        let survey = &site.content.survey;
        let settings: &Settings = &survey.settings;
        let tabulated = survey.tabulated(site.content.settings.campaign.sample);
        let trusts = tabulated.iter().filter(|o| o.successor.is_none()).count();
        let points = survey.definition.principles.len();
        Self {
            z95: z(Z95),
            z998: z(Z998),
            ranges: view::examples(settings),
            compared: Compared {
                trusts,
                points,
                comparisons: trusts * points,
                // One in twenty, rounded half up.
                by_chance: (trusts * points + 10) / 20,
            },
            breakdowns: broken_down(site),
        }
    }
}

fn broken_down(site: &Site) -> Vec<BrokenDown> {
    let texts = site.texts();
    let rules = site.content.survey.breakdowns.iter();
    rules
        .map(|rule| BrokenDown {
            question: texts.questions[&rule.question].label.clone(),
            bands: rule
                .bands
                .iter()
                .map(|band| view::band_name(&rule.question, &band.id, &band.of, texts))
                .collect(),
        })
        .collect()
}

/// To as many places as anybody who works it out again needs.
fn z(percentile: f64) -> String {
    format!("{percentile:.6}")
}
