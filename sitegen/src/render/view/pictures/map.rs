//! One point on the map of equal squares, with the table that says the same.

use super::{ChartWords, Figure};
use crate::content::map_squares;
use crate::render::chart::{Square, TileWords, Tiles};
use crate::render::view::{PointView, area_name, area_place, area_url};
use serde::Serialize;
use survey::results::Results;
use survey::text::fill;
use survey::{Language, Level};
use toml::Spanned;

/// A point in every area but trusts.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MapView {
    name: String,
    desc: String,
    tiles: Tiles,
    caption: String,
    rows: Vec<Row>,
}

/// One area in the table.
#[derive(Debug, Clone, Serialize)]
struct Row {
    name: String,
    url: String,
    /// Whether it is within the one before it that is not.
    inner: bool,
    cell: Figure,
}

impl MapView {
    /// Of a point in a wave; `None` if the campaign has no map, or no figure.
    pub(crate) fn of(
        results: &Results,
        point: &PointView,
        map: &[Spanned<String>],
        (language, words): (&Language, &ChartWords),
    ) -> Option<Self> {
        let number = point.number.checked_sub(1)?;
        let squares: Vec<_> = map_squares(map)
            .filter_map(|square| {
                let area = results.area(square.area)?;
                Some(Square {
                    column: square.column,
                    row: square.row,
                    name: area_name(area, language),
                    cell: &area.points.get(number)?.met,
                })
            })
            .collect();
        if squares.iter().all(|square| square.cell.shown().is_none()) {
            return None;
        }
        let steps: Vec<&str> = words.map_steps.iter().map(String::as_str).collect();
        let said = TileWords {
            fewer_than: &words.map_fewer,
            between: &words.map_between,
            held_back: &words.map_held_back,
            not_asked: &words.map_not_asked,
            low_base: results.settings.low_base,
            minimum_base: results.settings.minimum_base,
            steps: steps.try_into().ok()?,
        };
        let whole = results.areas.iter().find(|area| area.parent.is_none())?;
        let place = area_place(whole, language);
        let values = [
            ("wave", results.wave.id.as_str()),
            ("point", point.title.as_str()),
            ("place", place.as_str()),
        ];
        let areas = results.areas.iter().filter(|a| a.level != Level::Trust);
        let rows = areas.filter_map(|area| {
            Some(Row {
                name: area_name(area, language).to_owned(),
                url: area_url(results, area),
                inner: area.level == Level::Region,
                cell: Figure::of(&point.title, &area.points.get(number)?.met, results),
            })
        });
        Some(Self {
            name: fill(&words.map_name, &values),
            desc: format!("{} {}", fill(&words.map_desc, &values), words.table_below),
            tiles: Tiles::draw(&squares, &said),
            caption: fill(&words.map_table, &values),
            rows: rows.collect(),
        })
    }
}
