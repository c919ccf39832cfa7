//! The results as files: JSON as it was released, its schema, and CSV made
//! from it.

use super::Tree;
use super::table::table;
use crate::model::Site;
use crate::render::{SCHEMA_URL, WaveView};
use survey::results::RESULTS_SCHEMA;

/// Adds the downloads of every wave.
pub(crate) fn downloads(site: &Site, tree: &mut Tree) {
    for results in &site.content.results {
        let view = WaveView::of(results, &site.content.survey.settings, site.today);
        let mut json = serde_json::to_string_pretty(results).unwrap_or_default();
        json.push('\n');
        tree.add(view.json_url.trim_start_matches('/'), json.into_bytes());
        let csv = table(results, &site.texts().language);
        tree.add(view.csv_url.trim_start_matches('/'), csv.into_bytes());
    }
    if !site.content.results.is_empty() {
        let schema = RESULTS_SCHEMA.as_bytes().to_vec();
        tree.add(SCHEMA_URL.trim_start_matches('/'), schema);
    }
}
