//! What templates are given: small types made for showing, with every figure
//! and sentence already worked out.

mod area;
mod beside;
mod breakdown;
mod correction;
mod health;
mod news;
mod page;
mod people;
mod pictures;
mod point;
mod quote;
mod sentence;
mod site;
mod story;
mod study;
mod support;
mod table;
mod thresholds;
mod wave;

pub(crate) use area::{AreaView, RowView, area_name, area_place, area_url, rows, trusts};
pub(crate) use beside::{Beside, Explained};
pub(crate) use breakdown::{BreakdownView, band_name, breakdowns};
pub(crate) use correction::{CorrectionView, corrections, corrections_of};
pub(crate) use health::{EmergencyView, HealthView, facts, health_links};
pub(crate) use news::{NewsLink, NewsView, parted};
pub(crate) use page::{Alternate, PageView, Piece, Seed, pieces};
pub(crate) use people::{directory, history, routes, standards};
pub(crate) use pictures::{AnswersView, ChartWords, MapView, Pictures};
pub(crate) use point::{PointView, QuestionView, points, questions};
pub(crate) use quote::{QuoteView, Quotes};
pub(crate) use site::SiteView;
pub(crate) use story::{CardView, ListView, area_url as area_stories_url, place_name, topic};
pub(crate) use study::{StudyLink, StudyView};
pub(crate) use support::Lines;
pub(crate) use table::tables;
pub(crate) use thresholds::{Example, Thresholds, examples};
pub(crate) use wave::{SCHEMA_URL, WaveView};

use serde::Serialize;

/// A link in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Link {
    pub(crate) title: String,
    pub(crate) url: String,
    /// The language of what it leads to, if that is not the page's own.
    pub(crate) language: Option<String>,
}

impl Link {
    /// A link.
    pub(crate) fn new(title: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            url: url.into(),
            language: None,
        }
    }
}

/// What a text of a demonstration says of itself, wherever it is shared.
pub(crate) const EXAMPLE: &str = "Written as an example";

/// What a page, a title and a download say when the figures mean nothing.
pub(crate) const SAMPLE: &str = "Sample data – not real results";
