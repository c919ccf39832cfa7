//! What the pictures of figures say, in the language of the page.

use serde::{Deserialize, Serialize};

/// The section `[charts]` of `words/<language>.toml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChartWords {
    /// The head of the column of names, and that of the figures.
    area: String,
    point: String,
    figure: String,
    /// Below every drawing.
    pub(super) table_below: String,
    read_dots: String,
    /// The line of the whole: `{place}` and `{share}`.
    pub(super) whole_line: String,
    pub(super) by_nation: String,
    pub(super) by_region: String,
    by_area_lead: String,
    /// What a drawing shows: `{place}` and `{wave}`.
    pub(super) by_area_table: String,
    pub(super) by_area_desc: String,
    /// Two waves: `{earlier}` and `{wave}`.
    pub(super) since_title: String,
    since_lead: String,
    pub(super) since_table: String,
    pub(super) since_desc: String,
    pub(super) since_none: String,
    change: String,
    pub(super) higher: String,
    pub(super) lower: String,
    pub(super) unclear: String,
    pub(super) not_compared: String,
    pub(super) no_pair: String,
    /// Above the list of what is on the page.
    contents: String,
    /// The shares of answers: `{n}` people.
    answers_title: String,
    answers_lead: String,
    pub(super) answers_caption: String,
    answers_column: String,
    share_column: String,
    answers_none: String,
    /// The map: `{wave}`.
    map_title: String,
    map_lead: String,
    pub(super) map_name: String,
    pub(super) map_desc: String,
    map_caption: String,
    pub(super) map_table: String,
    pub(super) map_steps: [String; 5],
    /// Why a square has no figure: `{n}` and `{m}`.
    pub(super) map_fewer: String,
    pub(super) map_between: String,
    pub(super) map_held_back: String,
    pub(super) map_not_asked: String,
}
