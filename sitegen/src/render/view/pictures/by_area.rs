//! One point after the other by the areas of a whole, in order of name.
//!
//! Trusts are left out: they are never set side by side.

use super::{ChartWords, Figure};
use crate::render::chart::{Dots, Spacing};
use crate::render::view::{PointView, area_name, area_place, area_url};
use crate::render::words::upper_first;
use serde::Serialize;
use survey::results::{AreaResults, Cell, Results, share};
use survey::text::fill;
use survey::{Language, Level};

/// The areas of a whole, point by point.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ByArea {
    title: String,
    caption: String,
    panels: Vec<Panel>,
    columns: Vec<String>,
    rows: Vec<Row>,
}

/// One point.
#[derive(Debug, Clone, Serialize)]
struct Panel {
    id: String,
    title: String,
    url: String,
    desc: String,
    dots: Dots,
    /// What the line across all rows is.
    whole: Option<String>,
}

/// One area's figures in the table.
#[derive(Debug, Clone, Serialize)]
struct Row {
    name: String,
    url: String,
    cells: Vec<Figure>,
}

impl ByArea {
    /// Of an area whose parts are areas; `None` if no part has any figure.
    pub(crate) fn of(
        results: &Results,
        whole: &AreaResults,
        points: &[PointView],
        (language, words): (&Language, &ChartWords),
    ) -> Option<Self> {
        let mut parts: Vec<_> = results
            .within(&whole.code)
            .filter(|area| area.level != Level::Trust)
            .collect();
        parts.sort_by_key(|area| area_name(area, language).to_lowercase());
        let any = |area: &&AreaResults| area.points.iter().any(|p| p.met.shown().is_some());
        if !parts.iter().any(any) {
            return None;
        }
        let place = area_place(whole, language);
        let values = [
            ("place", place.as_str()),
            ("wave", results.wave.id.as_str()),
        ];
        let names = points.iter().enumerate();
        let panels = names.map(|(number, point)| {
            let figure = |area: &&'_ AreaResults| area.points.get(number).map(|p| p.met);
            let cells: Vec<(&str, Cell)> = parts
                .iter()
                .filter_map(|area| Some((area_name(area, language), figure(area)?)))
                .collect();
            let of = whole.points.get(number).map(|p| &p.met);
            let dots = cells.iter().map(|(name, cell)| (*name, cell));
            let dots = Dots::draw(dots, &results.settings, Spacing::CLOSE);
            Panel {
                id: point.id.clone(),
                title: format!("{}. {}", point.number, point.title),
                url: point.url.clone(),
                desc: fill(&words.by_area_desc, &values),
                dots: match of {
                    Some(cell) => dots.of_whole(cell),
                    None => dots,
                },
                whole: of.and_then(Cell::shown).map(|figure| {
                    let share = share(figure.percent);
                    fill(&words.whole_line, &[("place", &place), ("share", &share)])
                }),
            }
        });
        let all = std::iter::once(whole).chain(parts.iter().copied());
        let rows = all.map(|area| Row {
            name: area_name(area, language).to_owned(),
            url: area_url(results, area),
            cells: points
                .iter()
                .zip(&area.points)
                .map(|(point, figure)| Figure::of(&point.title, &figure.met, results))
                .collect(),
        });
        Some(Self {
            title: match parts.first().map(|area| area.level) {
                Some(Level::Nation) => words.by_nation.clone(),
                _ => words.by_region.clone(),
            },
            caption: upper_first(&fill(&words.by_area_table, &values)),
            panels: panels.collect(),
            columns: points
                .iter()
                .map(|point| format!("{}. {}", point.number, point.title))
                .collect(),
            rows: rows.collect(),
        })
    }
}
