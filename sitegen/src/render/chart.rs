//! The geometry of an area's chart: one row a point, a dot for the share and a
//! line for its range.
//!
//! Across, positions are percentages, so the drawing fits any width while its
//! words keep their size; down, they are pixels. Templates only place what is
//! worked out here.

use serde::Serialize;
use survey::results::{Cell, Settings, describe, share};

/// The longest line of a row's title. At 320 pixels a line of this many
/// characters still leaves room for "60%" beside it.
const LINE: usize = 28;
const LINE_HEIGHT: u32 = 20;
/// From a title's last line to the track, and from the track to the next row.
const TO_TRACK: u32 = 20;
const TO_NEXT: u32 = 38;

/// A chart, ready to be placed.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Chart {
    pub(crate) height: u32,
    /// Where the scale's numbers stand.
    pub(crate) axis: u32,
    pub(crate) rows: Vec<Row>,
}

/// One point's row.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Row {
    pub(crate) lines: Vec<Line>,
    /// Where the track lies.
    pub(crate) y: u32,
    /// Where the words under the track stand.
    pub(crate) under: u32,
    /// Where the figure stands, beside the title.
    pub(crate) figure_y: u32,
    /// The dot and its range, if there is a figure.
    pub(crate) mark: Option<Mark>,
    /// What is said in the place of a figure.
    pub(crate) words: Option<String>,
}

/// A line of a title.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Line {
    pub(crate) y: u32,
    pub(crate) text: String,
}

/// A dot with its range, in percent of the width.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Mark {
    pub(crate) at: u8,
    pub(crate) lower: u8,
    pub(crate) upper: u8,
    pub(crate) label: String,
}

/// Draws the points of an area: title and figure of each.
pub(crate) fn draw<'a>(
    points: impl Iterator<Item = (&'a str, &'a Cell)>,
    settings: &Settings,
) -> Chart {
    let mut rows = Vec::new();
    let mut y = 0;
    for (title, cell) in points {
        let mut lines = Vec::new();
        let first = y + LINE_HEIGHT;
        for text in wrap(title) {
            y += LINE_HEIGHT;
            lines.push(Line { y, text });
        }
        let mark = cell.shown().map(|figure| Mark {
            at: figure.percent.value(),
            lower: figure.lower,
            upper: figure.upper,
            label: share(figure.percent),
        });
        rows.push(Row {
            lines,
            y: y + TO_TRACK,
            under: y + TO_TRACK + 22,
            figure_y: first,
            words: mark.is_none().then(|| describe(cell, settings)),
            mark,
        });
        y += TO_TRACK + TO_NEXT;
    }
    Chart {
        height: y + 24,
        axis: y + 14,
        rows,
    }
}

/// Breaks a title between words.
fn wrap(title: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use survey::results::{Estimate, Reason, Share};

    #[test]
    fn a_figure_has_a_dot_and_a_blank_has_words() {
        let shown = Cell::Shown(Estimate {
            percent: Share::Percent(60),
            lower: 42,
            upper: 75,
            about: 30,
        });
        let blank = Cell::Blank {
            reason: Reason::BaseUnder10,
        };
        let points = [
            ("A scan when it is needed", &shown),
            ("The right place", &blank),
        ];
        let chart = draw(points.into_iter(), &Settings::default());
        let mark = chart.rows[0].mark.as_ref().unwrap();
        assert_eq!((mark.lower, mark.at, mark.upper), (42, 60, 75));
        assert!(chart.rows[1].mark.is_none());
        assert_eq!(
            chart.rows[1].words.as_deref(),
            Some("Fewer than 10 responses")
        );
        assert!(chart.rows[1].y > chart.rows[0].y && chart.height > chart.rows[1].under);
    }

    #[test]
    fn long_titles_break_between_words() {
        let lines = wrap("Clear information and treatment that works");
        assert_eq!(lines, ["Clear information and", "treatment that works"]);
    }
}
