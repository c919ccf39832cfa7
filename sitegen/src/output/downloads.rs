//! The results as files: JSON as it was released, and CSV made from it.

use super::{Tree, csv};
use crate::model::Site;
use crate::render::{SAMPLE, WaveView};
use survey::Language;
use survey::results::{AreaResults, Cell, PointResults, Results, share};

const COLUMNS: [&str; 15] = [
    "wave",
    "group",
    "code",
    "area",
    "level",
    "part_of",
    "point",
    "met_percent",
    "range_from",
    "range_to",
    "about",
    "mean_score",
    "partly_percent",
    "not_met_percent",
    "reason",
];

/// Adds the downloads of every wave.
pub(crate) fn downloads(site: &Site, tree: &mut Tree) {
    for results in &site.content.results {
        let view = WaveView::of(results, site.today);
        let mut json = serde_json::to_string_pretty(results).unwrap_or_default();
        json.push('\n');
        tree.add(view.json_url.trim_start_matches('/'), json.into_bytes());
        let csv = table(results, &site.texts().language);
        tree.add(view.csv_url.trim_start_matches('/'), csv.into_bytes());
    }
}

fn table(results: &Results, language: &Language) -> String {
    let mut out = String::new();
    if results.sample {
        out.push_str("# ");
        out.push_str(SAMPLE);
        out.push('\n');
    }
    csv::row(&mut out, COLUMNS);
    for area in &results.areas {
        for point in &area.points {
            line(&mut out, results, "main", area, point, language);
        }
    }
    for group in &results.apart {
        let Some(area) = results.area(group.area.as_str()) else {
            continue;
        };
        for point in &group.points {
            line(&mut out, results, &group.group, area, point, language);
        }
    }
    out
}

fn line(
    out: &mut String,
    results: &Results,
    group: &str,
    area: &AreaResults,
    point: &PointResults,
    language: &Language,
) {
    let name = area
        .names
        .get(language)
        .or_else(|| area.names.values().next());
    let level = match area.level {
        survey::Level::Uk => "uk",
        survey::Level::Nation => "nation",
        survey::Level::Region => "region",
        survey::Level::Trust => "trust",
    };
    let text = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    let shown = point.met.shown();
    let about = match &point.met {
        Cell::Shown(shown) => Some(shown.about),
        Cell::SmallCount { about, .. } => Some(*about),
        Cell::Blank { .. } => None,
    };
    let split = point.split;
    csv::row(
        out,
        [
            results.wave.id.as_str(),
            group,
            &area.code,
            name.map_or(area.code.as_str(), String::as_str),
            level,
            area.parent.as_deref().unwrap_or_default(),
            point.principle.as_str(),
            &shown.map(|s| plain(&share(s.percent))).unwrap_or_default(),
            &text(shown.map(|s| u32::from(s.lower))),
            &text(shown.map(|s| u32::from(s.upper))),
            &text(about),
            &text(point.mean.map(u32::from)),
            &split.map(|s| plain(&share(s.partly))).unwrap_or_default(),
            &split.map(|s| plain(&share(s.not_met))).unwrap_or_default(),
            point.met.reason().unwrap_or_default(),
        ],
    );
}

/// A share without its sign: "60", "less than 1".
fn plain(share: &str) -> String {
    share.replace('%', "")
}
