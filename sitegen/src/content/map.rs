//! The map of equal squares in `site.toml`: a line for each row of squares, with
//! the id of an area for each square and `.` where there is none.

use super::{Mistakes, Source};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use survey::Definition;
use survey::parse::{Finding, nearest};
use toml::Spanned;

/// `[results]` of `site.toml`: how results are shown.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Showing {
    /// The rows of the map; none if there is no map.
    #[serde(default)]
    pub(crate) map: Vec<Spanned<String>>,
}

/// One square.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MapSquare<'a> {
    /// How many squares lie to its left, and above it.
    pub(crate) column: u32,
    pub(crate) row: u32,
    /// The id of its area.
    pub(crate) area: &'a str,
}

/// The squares of a map that hold an area.
pub(crate) fn map_squares(map: &[Spanned<String>]) -> impl Iterator<Item = MapSquare<'_>> {
    let rows = (0..).zip(map);
    rows.flat_map(|(row, line)| {
        let areas = (0..).zip(line.get_ref().split_whitespace());
        let areas = areas.filter(|(_, area)| *area != ".");
        areas.map(move |(column, area)| MapSquare { column, row, area })
    })
}

/// That every area has one square, or its parts have, and nothing else has.
pub(crate) fn check_map(
    map: &[Spanned<String>],
    definition: &Definition,
    source: &Source,
    mistakes: &mut Mistakes,
) {
    if map.is_empty() {
        return;
    }
    let mut seen: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    let mut findings = Vec::new();
    for line in map {
        let row = line.get_ref();
        for name in row.split_whitespace().filter(|name| *name != ".") {
            // The line is a plain string, so its words stand in the file as they are.
            let at = name.as_ptr() as usize - row.as_ptr() as usize;
            let start = line.span().start + 1 + at;
            let span = start..start + name.len();
            let twice = seen.insert(name, span.clone()).is_some();
            findings.extend(wrong(name, span, twice, definition));
        }
    }
    // What is wrong between squares shows once each square is right.
    if findings.is_empty() {
        let row = map.first().map_or(0..0, Spanned::span);
        findings = between(&seen, row, definition);
    }
    for finding in findings {
        mistakes.add(source, finding);
    }
}

/// Areas with more than one square, or with none.
fn between(
    seen: &BTreeMap<&str, Range<usize>>,
    row: Range<usize>,
    definition: &Definition,
) -> Vec<Finding> {
    let parent = |id: &str| {
        let area = definition.areas.iter().find(|a| a.id.as_str() == id)?;
        area.parent.as_ref().map(survey::AreaId::as_str)
    };
    let within = |id: &str, other: &str| {
        std::iter::successors(parent(id), |id| parent(id)).any(|above| above == other)
    };
    let areas = definition.areas.iter().filter(|a| a.parent.is_some());
    let findings = areas.filter_map(|area| {
        let id = area.id.as_str();
        let below = seen.keys().any(|square| within(square, id));
        let above = seen.keys().any(|square| within(id, square));
        let (span, message) = match seen.get(id) {
            Some(span) if below => (
                span.clone(),
                format!("`{id}` has a square, and so have areas within it"),
            ),
            None if !below && !above => (row.clone(), format!("the map has no square for `{id}`")),
            _ => return None,
        };
        let help = "give a square to each area or to each of its parts, not to both";
        Some(Finding::new(span, message).code("map").help(help))
    });
    findings.collect()
}

fn wrong(name: &str, span: Range<usize>, twice: bool, definition: &Definition) -> Option<Finding> {
    let known = definition.areas.iter().map(|a| a.id.as_str());
    let Some(area) = definition.areas.iter().find(|a| a.id.as_str() == name) else {
        let finding = Finding::new(span, format!("the survey has no area `{name}`")).code("map");
        return Some(match nearest(name, known) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("write `.` for an empty square"),
        });
    };
    if twice {
        let finding = Finding::new(span, format!("`{name}` is on the map already")).code("map");
        return Some(finding.help("write `.` in its place"));
    }
    area.parent.is_none().then(|| {
        Finding::new(span, format!("`{name}` is the whole, so it has no square"))
            .code("map")
            .help("write `.` in its place")
    })
}
