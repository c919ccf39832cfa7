//! What templates are given: small types made for showing, with every figure
//! and sentence already worked out.

mod area;
mod beside;
mod breakdown;
mod page;
mod pictures;
mod point;
mod quote;
mod sentence;
mod site;
mod support;
mod thresholds;
mod wave;

pub(crate) use area::{AreaView, RowView, area_name, area_place, area_url, rows, trusts};
pub(crate) use beside::{Beside, Explained};
pub(crate) use breakdown::{BreakdownView, band_name, breakdowns};
pub(crate) use page::{PageView, Seed};
pub(crate) use pictures::{AnswersView, ChartWords, MapView, Pictures};
pub(crate) use point::{PointView, QuestionView, points, questions};
pub(crate) use quote::Quotes;
pub(crate) use site::SiteView;
pub(crate) use support::Lines;
pub(crate) use thresholds::{Example, Thresholds, examples};
pub(crate) use wave::{SCHEMA_URL, WaveView};

use serde::Serialize;

/// A link in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Link {
    pub(crate) title: String,
    pub(crate) url: String,
}

impl Link {
    /// A link.
    pub(crate) fn new(title: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            url: url.into(),
        }
    }
}

/// What a page, a title and a download say when the figures mean nothing.
pub(crate) const SAMPLE: &str = "Sample data – not real results";
