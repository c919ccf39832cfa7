//! Dots with ranges: one row for each figure, a dot for the share and a line
//! for its range.
//!
//! Across, positions are percentages, so the drawing fits any width while its
//! words keep their size; down, they are pixels.

use super::Line;
use serde::Serialize;
use survey::results::{Cell, Settings, describe, share};

/// The longest line of a row's title. At 320 pixels a line of this many
/// characters still leaves room for "60%" beside it.
const LINE: usize = 28;
const LINE_HEIGHT: u32 = 20;

/// The room between the parts of a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spacing {
    /// From a title's last line to the track.
    to_track: u32,
    /// From the track to the next row.
    to_next: u32,
    /// The same where words stand below the track.
    to_next_words: u32,
}

impl Spacing {
    /// For one drawing that stands by itself.
    pub(crate) const WIDE: Self = Self {
        to_track: 20,
        to_next: 38,
        to_next_words: 38,
    };
    /// For several beside each other.
    pub(crate) const CLOSE: Self = Self {
        to_track: 16,
        to_next: 20,
        to_next_words: 34,
    };
}

/// A chart, ready to be placed.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Dots {
    pub(crate) height: u32,
    /// Where the scale's numbers stand.
    pub(crate) axis: u32,
    /// Where the line of the whole lies and how far down it reaches.
    pub(crate) whole: Option<Whole>,
    pub(crate) rows: Vec<Row>,
}

/// The figure of what the rows are parts of, as a line across all rows.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Whole {
    pub(crate) at: u8,
    pub(crate) bottom: u32,
}

/// One figure's row.
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

/// A dot with its range, in percent of the width.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Mark {
    pub(crate) at: u8,
    pub(crate) lower: u8,
    pub(crate) upper: u8,
    pub(crate) label: String,
}

impl Dots {
    /// Draws figures, each with its title, in the order in which they come.
    pub(crate) fn draw<'a>(
        figures: impl Iterator<Item = (&'a str, &'a Cell)>,
        settings: &Settings,
        spacing: Spacing,
    ) -> Self {
        let mut rows = Vec::new();
        let mut y = 0;
        for (title, cell) in figures {
            let row = Row::at(y, title, cell, settings, spacing);
            y = row.y
                + match row.mark {
                    Some(_) => spacing.to_next,
                    None => spacing.to_next_words,
                };
            rows.push(row);
        }
        Self {
            height: y + 24,
            axis: y + 14,
            whole: None,
            rows,
        }
    }

    /// With the figure of what the rows are parts of, if it is given.
    pub(crate) fn of_whole(mut self, whole: &Cell) -> Self {
        self.whole = whole.shown().map(|figure| Whole {
            at: figure.percent.value(),
            bottom: self.axis.saturating_sub(LINE_HEIGHT),
        });
        self
    }
}

impl Row {
    fn at(top: u32, title: &str, cell: &Cell, settings: &Settings, spacing: Spacing) -> Self {
        let lines = super::lines(title, LINE, top + LINE_HEIGHT, LINE_HEIGHT);
        let last = lines.last().map_or(top, |line| line.y);
        let mark = cell.shown().map(|figure| Mark {
            at: figure.percent.value(),
            lower: figure.lower,
            upper: figure.upper,
            label: share(figure.percent),
        });
        let y = last + spacing.to_track;
        Self {
            lines,
            y,
            under: y + 22,
            figure_y: top + LINE_HEIGHT,
            words: mark.is_none().then(|| describe(cell, settings)),
            mark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use survey::results::{Estimate, Reason, Share};

    const SHOWN: Cell = Cell::Shown(Estimate {
        percent: Share::Percent(60),
        lower: 42,
        upper: 75,
        about: 30,
    });
    const BLANK: Cell = Cell::Blank {
        reason: Reason::BaseUnder10,
    };

    fn draw(figures: &[(&'static str, &'static Cell)], spacing: Spacing) -> Dots {
        Dots::draw(figures.iter().copied(), &Settings::default(), spacing)
    }

    #[test]
    fn a_figure_has_a_dot_and_a_blank_has_words() {
        let points = [
            ("A scan when it is needed", &SHOWN),
            ("The right place", &BLANK),
        ];
        let chart = draw(&points, Spacing::WIDE);
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
    fn nothing_in_a_row_stands_on_the_next() {
        let long = "A name so long that it takes up two whole lines";
        let areas = [("Scotland", &BLANK), (long, &SHOWN), ("Wales", &BLANK)];
        for spacing in [Spacing::WIDE, Spacing::CLOSE] {
            let chart = draw(&areas, spacing);
            for pair in chart.rows.windows(2) {
                let end = match pair[0].mark {
                    Some(_) => pair[0].y + 9,
                    None => pair[0].under,
                };
                let next = pair[1].lines[0].y - 14;
                assert!(end <= next, "{end} {next}");
            }
            let last = chart.rows.last().unwrap();
            assert!(last.under <= chart.axis && chart.axis < chart.height);
        }
    }

    #[test]
    fn the_line_of_the_whole_ends_above_the_scale_and_needs_a_figure() {
        let chart = draw(&[("Wales", &SHOWN)], Spacing::CLOSE);
        let whole = chart.clone().of_whole(&SHOWN).whole.unwrap();
        assert_eq!(whole.at, 60);
        assert!(whole.bottom < chart.axis && whole.bottom >= chart.rows[0].y);
        assert!(chart.of_whole(&BLANK).whole.is_none());
    }
}
