//! Diverging stacked bars: the answers to one question, from the worst on the left
//! to the best on the right, with what meets the point on the right of a line.
//!
//! All bars of a drawing have one scale and one line, so that they can be read
//! beside each other. Across, positions are thousandths of the width.

use serde::Serialize;

/// A share that is narrower has no words in the bar; they are in the table.
const ROOM: u32 = 95;

/// One answer, before it has its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'a> {
    /// The share, a whole percentage.
    pub(crate) percent: u8,
    pub(crate) label: &'a str,
    /// The points that it earns.
    pub(crate) points: u8,
}

/// A bar, ready to be placed.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Bar {
    /// Where the line is.
    pub(crate) line: String,
    pub(crate) pieces: Vec<Piece>,
}

/// One answer in its place.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Piece {
    pub(crate) x: String,
    pub(crate) width: String,
    /// The middle, for its words, and the words, if there is room.
    pub(crate) middle: String,
    pub(crate) label: Option<String>,
    /// Its pattern.
    pub(crate) pattern: usize,
}

/// Draws the bars of several questions, each with its answers from the best to
/// the worst. `met` is the least number of points that meets the point.
pub(crate) fn bars(questions: &[Vec<Part<'_>>], met: u8) -> Vec<Bar> {
    let side = |parts: &[Part<'_>], right: bool| -> u32 {
        let parts = parts.iter().filter(|p| (p.points >= met) == right);
        parts.map(|p| u32::from(p.percent)).sum()
    };
    let widest = |right| questions.iter().map(|parts| side(parts, right)).max();
    let (left, right) = (widest(false).unwrap_or(0), widest(true).unwrap_or(0));
    // Whole percentages that need not add to 100: the scale is of what there is.
    let scale = (left + right).max(1);
    let at = |percent: u32| (percent * 1_000 + scale / 2) / scale;
    let bar = |parts: &Vec<Part<'_>>| {
        let patterns = patterns(parts);
        let mut from = left - side(parts, false);
        let worst_first = parts.iter().zip(patterns).rev();
        let pieces = worst_first.map(|(part, pattern)| {
            let to = from + u32::from(part.percent);
            let (x, end) = (at(from), at(to));
            from = to;
            Piece {
                x: thousandths(x),
                width: thousandths(end - x),
                middle: thousandths((x + end) / 2),
                label: (end - x >= ROOM).then(|| part.label.to_owned()),
                pattern,
            }
        });
        Bar {
            pieces: pieces.collect(),
            line: thousandths(at(left)),
        }
    };
    questions.iter().map(bar).collect()
}

/// A pattern for each answer: the fuller, the more points; no two alike.
pub(crate) fn patterns(parts: &[Part<'_>]) -> Vec<usize> {
    let mut free = vec![5, 1, 2, 3, 4];
    let mut take = |wanted: usize| {
        let at = free.iter().position(|pattern| *pattern == wanted);
        match free.is_empty() {
            // More answers than patterns: one of them again.
            true => wanted,
            false => free.remove(at.unwrap_or(0)),
        }
    };
    parts
        .iter()
        .map(|part| match part.points {
            6.. => take(4),
            4..6 => take(3),
            1..4 => take(2),
            0 => take(1),
        })
        .collect()
}

/// "12.3", in percent.
fn thousandths(value: u32) -> String {
    format!("{}.{}", value / 10, value % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(percent: u8, points: u8) -> Part<'static> {
        Part {
            percent,
            label: "so many",
            points,
        }
    }

    fn number(text: &str) -> f64 {
        text.parse().unwrap()
    }

    #[test]
    fn what_meets_the_point_stands_right_of_one_line() {
        let questions = vec![
            vec![part(40, 6), part(30, 4), part(20, 2), part(10, 0)],
            vec![part(25, 6), part(35, 3), part(40, 0)],
        ];
        let bars = bars(&questions, 4);
        assert_eq!(bars[0].line, bars[1].line);
        for (bar, parts) in bars.iter().zip(&questions) {
            let line = number(&bar.line);
            for (piece, part) in bar.pieces.iter().rev().zip(parts) {
                let (x, width) = (number(&piece.x), number(&piece.width));
                match part.points >= 4 {
                    true => assert!(x >= line, "{x} {line}"),
                    false => assert!(x + width <= line + 0.01, "{x} {width} {line}"),
                }
            }
            let ends = bar.pieces.windows(2).map(|pair| {
                (
                    number(&pair[0].x) + number(&pair[0].width),
                    number(&pair[1].x),
                )
            });
            assert!(
                ends.into_iter()
                    .all(|(end, next)| (end - next).abs() < 0.01)
            );
        }
        // 75% left and 70% right of the line are the whole width.
        assert_eq!(bars[0].line, "51.7");
    }

    #[test]
    fn a_narrow_piece_has_no_words() {
        let bars = bars(&[vec![part(96, 6), part(4, 0)]], 4);
        let labels: Vec<_> = bars[0].pieces.iter().map(|p| p.label.is_some()).collect();
        assert_eq!(labels, [false, true]);
    }

    #[test]
    fn no_two_answers_to_a_question_look_alike() {
        let parts = [6, 4, 2, 0, 0].map(|points| part(20, points));
        let mut found = patterns(&parts);
        assert_eq!(found[..4], [4, 3, 2, 1]);
        assert_eq!(
            patterns(&[part(40, 6), part(30, 0), part(30, 0)]),
            [4, 1, 5]
        );
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), 5);
    }
}
