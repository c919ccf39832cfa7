//! The figures of an area by the answers to another question (rule R7).

use super::PointView;
use serde::Serialize;
use survey::results::{Breakdown, Cell, Results, number, share};
use survey::{ChoiceId, QuestionId, Texts};

/// One breakdown of an area.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct BreakdownView {
    /// The question's id.
    pub(crate) id: String,
    /// The question as it was asked.
    pub(crate) question: String,
    /// The names of the bands, the people who did not say among them.
    pub(crate) bands: Vec<String>,
    pub(crate) rows: Vec<BandRow>,
    /// Whether some points are not broken down.
    pub(crate) some_missing: bool,
}

/// One point by bands.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct BandRow {
    pub(crate) number: usize,
    pub(crate) title: String,
    pub(crate) url: String,
    /// One for each band, in order.
    pub(crate) cells: Vec<BandCell>,
}

/// One figure, or nothing if nobody was in the band.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct BandCell {
    pub(crate) band: String,
    pub(crate) percent: Option<String>,
    pub(crate) lower: Option<u8>,
    pub(crate) upper: Option<u8>,
    pub(crate) about: Option<String>,
}

/// The breakdowns of the area with this code.
pub(crate) fn breakdowns(
    results: &Results,
    code: &str,
    points: &[PointView],
    texts: &Texts,
) -> Vec<BreakdownView> {
    let of = |breakdown| view(breakdown, code, points, texts);
    results.breakdowns.iter().filter_map(of).collect()
}

fn view(
    breakdown: &Breakdown,
    code: &str,
    points: &[PointView],
    texts: &Texts,
) -> Option<BreakdownView> {
    let area = breakdown.areas.iter().find(|area| area.code == code)?;
    let all_said = area
        .points
        .iter()
        .all(|p| p.met.len() <= breakdown.bands.len());
    let asked = &breakdown.question;
    let named = breakdown
        .bands
        .iter()
        .map(|band| band_name(asked, &band.id, &band.choices, texts));
    let not_said = (!all_said).then(|| "Did not say".to_owned());
    let bands: Vec<_> = named.chain(not_said).collect();
    let rows: Vec<_> = area
        .points
        .iter()
        .filter_map(|row| {
            let point = points.iter().find(|p| p.id == row.principle.as_str())?;
            let cells = bands.iter().enumerate();
            let cells = cells.map(|(i, band)| cell(band, row.met.get(i)));
            Some(BandRow {
                number: point.number,
                title: point.title.clone(),
                url: point.url.clone(),
                cells: cells.collect(),
            })
        })
        .collect();
    let words = texts.questions.get(&breakdown.question);
    (!rows.is_empty()).then(|| BreakdownView {
        id: breakdown.question.to_string(),
        question: words.map_or_else(|| breakdown.question.to_string(), |w| w.label.clone()),
        some_missing: rows.len() < points.len(),
        bands,
        rows,
    })
}

fn cell(band: &str, met: Option<&Cell>) -> BandCell {
    let shown = met.and_then(Cell::shown);
    BandCell {
        band: band.to_owned(),
        percent: shown.map(|s| share(s.percent)),
        lower: shown.map(|s| s.lower),
        upper: shown.map(|s| s.upper),
        about: shown.map(|s| number(s.about)),
    }
}

/// A band by the words of its choices: of the one, or of the first and last.
pub(crate) fn band_name(
    question: &QuestionId,
    band: &ChoiceId,
    choices: &[ChoiceId],
    texts: &Texts,
) -> String {
    let Some(words) = texts.questions.get(question) else {
        return band.to_string();
    };
    match choices {
        [] => band.to_string(),
        [one] => words.choice(one, None).to_owned(),
        [first, .., last] => format!(
            "{} – {}",
            words.choice(first, None),
            words.choice(last, None)
        ),
    }
}
