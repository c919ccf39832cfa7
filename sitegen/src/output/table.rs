//! The results of a wave as comma-separated values: one row for each figure.

use super::csv;
use crate::render::SAMPLE;
use survey::results::{
    AnswerShare, AreaResults, BandResults, Breakdown, Cell, Change, Comparison, Direction, MAIN,
    NOT_SAID, PointAnswers, PointResults, QuestionAnswers, Results, share,
};
use survey::{Language, Level, PrincipleId};

/// What each row holds. New columns are added at the end, so that what reads
/// the older ones by their place goes on working.
const COLUMNS: [&str; 25] = [
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
    "release",
    "earlier_wave",
    "change",
    "change_from",
    "change_to",
    "change_says",
    "compared",
    "band",
    "answer",
    "answer_percent",
];

/// The main figures, then the groups that are kept apart, the breakdowns and the
/// answers.
pub(super) fn table(results: &Results, language: &Language) -> String {
    let mut out = String::new();
    if results.sample {
        out.push_str("# ");
        out.push_str(SAMPLE);
        out.push('\n');
    }
    csv::row(&mut out, COLUMNS);
    let mut add = |row: Row<'_>| {
        csv::row(
            &mut out,
            row.cells(results, language).each_ref().map(String::as_str),
        );
    };
    for area in &results.areas {
        for point in &area.points {
            add(Row::of(MAIN, area, point));
        }
    }
    for group in &results.apart {
        let Some(area) = results.area(group.area.as_str()) else {
            continue;
        };
        for point in &group.points {
            add(Row::of(&group.group, area, point));
        }
    }
    for breakdown in &results.breakdowns {
        for broken in &breakdown.areas {
            let Some(area) = results.area(&broken.code) else {
                continue;
            };
            for point in &broken.points {
                Row::bands(area, breakdown, point)
                    .into_iter()
                    .for_each(&mut add);
            }
        }
    }
    for given in &results.answers {
        let Some(area) = results.area(&given.code) else {
            continue;
        };
        for point in &given.points {
            for row in answers(results, language, area, point) {
                csv::row(&mut out, row.each_ref().map(String::as_str));
            }
        }
    }
    out
}

/// A row for each answer to the questions of a point: `followup_offer=asked`.
fn answers(
    results: &Results,
    language: &Language,
    area: &AreaResults,
    point: &PointAnswers,
) -> Vec<[String; 25]> {
    let Some(figure) = area.points.iter().find(|p| p.principle == point.principle) else {
        return Vec::new();
    };
    let row = |question: &QuestionAnswers, answer: &AnswerShare| {
        let mut row = Row::of(MAIN, area, figure).cells(results, language);
        // What the row is about stays; the figure has a row of its own.
        row[7..].iter_mut().for_each(String::clear);
        row[10] = question.about.to_string();
        row[23] = format!("{}={}", question.question, answer.choice);
        row[24] = plain(&share(answer.percent));
        row
    };
    let questions = point.questions.iter();
    questions
        .flat_map(|question| {
            question
                .shares
                .iter()
                .map(move |answer| row(question, answer))
        })
        .collect()
}

/// One figure and what is known of it.
struct Row<'a> {
    group: &'a str,
    area: &'a AreaResults,
    principle: &'a PrincipleId,
    met: &'a Cell,
    /// The rest of a main figure.
    point: Option<&'a PointResults>,
    /// Question and band of a breakdown.
    band: Option<String>,
}

impl<'a> Row<'a> {
    fn of(group: &'a str, area: &'a AreaResults, point: &'a PointResults) -> Self {
        Self {
            group,
            area,
            principle: &point.principle,
            met: &point.met,
            point: Some(point),
            band: None,
        }
    }

    /// The row of each band: `gest=under_14`.
    fn bands(area: &'a AreaResults, breakdown: &'a Breakdown, point: &'a BandResults) -> Vec<Self> {
        let bands = breakdown.bands.iter().map(|band| band.id.as_str());
        let cells = bands.chain([NOT_SAID]).zip(&point.met);
        cells
            .map(|(band, met)| Self {
                group: MAIN,
                area,
                principle: &point.principle,
                met,
                point: None,
                band: Some(format!("{}={band}", breakdown.question)),
            })
            .collect()
    }

    fn cells(&self, results: &Results, language: &Language) -> [String; 25] {
        let area = self.area;
        let name = area
            .names
            .get(language)
            .or_else(|| area.names.values().next());
        let shown = self.met.shown();
        let about = match self.met {
            Cell::Shown(shown) => Some(shown.about),
            Cell::SmallCount { about, .. } => Some(*about),
            Cell::Blank { .. } => None,
        };
        let point = self.point;
        let split = point.and_then(|p| p.split);
        let change = point.and_then(|p| p.change.as_ref());
        let measured = change.and_then(measured);
        let earlier = results.earlier.as_ref().filter(|_| change.is_some());
        [
            results.wave.id.to_string(),
            self.group.to_owned(),
            area.code.clone(),
            name.unwrap_or(&area.code).clone(),
            level(area.level).to_owned(),
            area.parent.clone().unwrap_or_default(),
            self.principle.to_string(),
            text(shown.map(|s| plain(&share(s.percent)))),
            text(shown.map(|s| s.lower)),
            text(shown.map(|s| s.upper)),
            text(about),
            text(point.and_then(|p| p.mean)),
            text(split.map(|s| plain(&share(s.partly)))),
            text(split.map(|s| plain(&share(s.not_met)))),
            text(self.met.reason()),
            text(point.map(|p| p.release)),
            text(earlier),
            text(measured.map(|m| m.0)),
            text(measured.map(|m| m.1)),
            text(measured.map(|m| m.2)),
            text(change.map(says)),
            text(point.and_then(|p| p.comparison).map(compared)),
            text(self.band.as_ref()),
            String::new(),
            String::new(),
        ]
    }
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A share without its sign: "60", "less than 1".
fn plain(share: &str) -> String {
    share.replace('%', "")
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Uk => "uk",
        Level::Nation => "nation",
        Level::Region => "region",
        Level::Trust => "trust",
    }
}

fn measured(change: &Change) -> Option<(i8, i8, i8)> {
    match *change {
        Change::Measured {
            difference,
            lower,
            upper,
            ..
        } => Some((difference, lower, upper)),
        Change::NotCompared { .. } => None,
    }
}

/// What may be said of a change, or the reason code for saying nothing.
fn says(change: &Change) -> &'static str {
    match change {
        Change::Measured { direction, .. } => match direction {
            Direction::Higher => "higher",
            Direction::Lower => "lower",
            Direction::NoClearDifference => "no_clear_difference",
        },
        Change::NotCompared { reason } => reason.code(),
    }
}

fn compared(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Above => "above",
        Comparison::Similar => "similar",
        Comparison::Below => "below",
    }
}
