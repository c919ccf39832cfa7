//! The pictures of the figures of an area or a point, each with the table that
//! says the same.

mod answers;
mod by_area;
mod map;
mod since;
mod words;

pub(crate) use answers::AnswersView;
pub(crate) use by_area::ByArea;
pub(crate) use map::MapView;
pub(crate) use since::Since;
pub(crate) use words::ChartWords;

use crate::render::view::PointView;
use serde::Serialize;
use survey::Language;
use survey::results::{AreaResults, Cell, Results, describe, number, share};

/// The pictures on an area's page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Pictures {
    /// Each point by the areas within, if any of them has figures.
    by_area: Option<ByArea>,
    /// Each point beside the earlier wave, if anything was compared.
    since: Option<Since>,
    /// What people answered, if that is given.
    answers: Option<AnswersView>,
}

impl Pictures {
    /// Of an area, beside the results of all waves.
    pub(crate) fn of(
        results: &Results,
        area: &AreaResults,
        waves: &[Results],
        points: &[PointView],
        (language, words): (&Language, &ChartWords),
    ) -> Self {
        Self {
            by_area: ByArea::of(results, area, points, (language, words)),
            answers: AnswersView::of(results, &area.code, points.iter(), words),
            since: Since::of(results, area, waves, points, words),
        }
    }
}

/// One figure in a table, in the words of every other table.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Figure {
    /// What it is about, where its heading is out of sight.
    label: String,
    words: String,
    percent: Option<String>,
    lower: Option<u8>,
    upper: Option<u8>,
    about: Option<String>,
}

impl Figure {
    fn of(label: &str, cell: &Cell, results: &Results) -> Self {
        let shown = cell.shown();
        Self {
            label: label.to_owned(),
            words: describe(cell, &results.settings),
            percent: shown.map(|s| share(s.percent)),
            lower: shown.map(|s| s.lower),
            upper: shown.map(|s| s.upper),
            about: shown.map(|s| number(s.about)),
        }
    }
}
