//! A map of equal squares: each area is one square, about where it lies, with
//! its figure in words, as a length, and the step that it falls into as a pattern.
//!
//! All squares are of one size, since a figure is not about how much land an
//! area has. The drawing is scaled as a whole.

use super::{Line, lines};
use serde::Serialize;
use survey::results::{Cell, Reason, Share, share};

/// The side of a square, and the room between two.
const SIDE: u32 = 114;
const GAP: u32 = 6;
/// The longest lines of a name and of a reason within a square.
const NAME: usize = 13;
const REASON: usize = 15;
/// The band that shows the step, at the foot of a square.
const BAND: u32 = 24;

/// A row of the key, and the room above the first.
const KEY_ROW: u32 = 32;
const KEY_TOP: u32 = 22;

/// A square before it has its place on the page.
pub(crate) struct Square<'a> {
    /// How many squares lie to its left, and above it.
    pub(crate) column: u32,
    pub(crate) row: u32,
    pub(crate) name: &'a str,
    pub(crate) cell: &'a Cell,
}

/// What the map says beside names and shares: `{n}` stands for a number.
pub(crate) struct Words<'a> {
    pub(crate) fewer_than: &'a str,
    pub(crate) between: &'a str,
    pub(crate) held_back: &'a str,
    pub(crate) not_asked: &'a str,
    pub(crate) low_base: u32,
    pub(crate) minimum_base: u32,
    /// The words of each step, from the lowest, and of no figure.
    pub(crate) steps: [&'a str; 5],
}

/// A map, ready to be placed.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Tiles {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) side: u32,
    pub(crate) band: u32,
    pub(crate) squares: Vec<Tile>,
    pub(crate) key: Vec<Key>,
}

/// One square.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Tile {
    pub(crate) x: u32,
    pub(crate) y: u32,
    /// The middle, for its words.
    pub(crate) middle: u32,
    /// Where the band begins.
    pub(crate) band_y: u32,
    pub(crate) name: Vec<Line>,
    /// The figure; the words are empty then.
    pub(crate) figure: Option<Line>,
    /// Why there is none.
    pub(crate) words: Vec<Line>,
    /// From 1 to 4, and 0 without a figure.
    pub(crate) step: usize,
    /// How far the band is filled.
    pub(crate) filled: u32,
}

/// One row of the key.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Key {
    pub(crate) x: u32,
    pub(crate) y: u32,
    pub(crate) step: usize,
    pub(crate) text: String,
}

impl Tiles {
    /// Draws the squares of a map.
    pub(crate) fn draw(squares: &[Square<'_>], words: &Words<'_>) -> Self {
        let across = squares.iter().map(|s| s.column + 1).max().unwrap_or(0);
        let down = squares.iter().map(|s| s.row + 1).max().unwrap_or(0);
        let width = (across * (SIDE + GAP)).saturating_sub(GAP);
        let foot = down * (SIDE + GAP);
        Self {
            width,
            height: foot + KEY_TOP + 3 * KEY_ROW,
            side: SIDE,
            band: BAND,
            squares: squares.iter().map(|square| tile(square, words)).collect(),
            key: key(width, foot + KEY_TOP, words),
        }
    }
}

fn tile(square: &Square<'_>, words: &Words<'_>) -> Tile {
    let (x, y) = (square.column * (SIDE + GAP), square.row * (SIDE + GAP));
    let name = lines(square.name, NAME, y + 23, 18);
    let shown = square.cell.shown();
    let reason = if shown.is_some() {
        String::new()
    } else {
        reason(square.cell, words)
    };
    // From the foot upwards, so that two lines end where one does.
    let height = 17;
    let mut reason = lines(&reason, REASON, 0, height);
    let last = reason.last().map_or(0, |line| line.y);
    reason
        .iter_mut()
        .for_each(|line| line.y += y + SIDE - 12 - last);
    Tile {
        x,
        y,
        middle: x + SIDE / 2,
        band_y: y + SIDE - BAND,
        name,
        figure: shown.map(|figure| Line {
            y: y + SIDE - BAND - 12,
            text: share(figure.percent),
        }),
        words: reason,
        step: shown.map_or(0, |figure| step(figure.percent)),
        filled: shown.map_or(0, |figure| filled(figure.percent)),
    }
}

/// The quarter of the scale that a share is in.
fn step(share: Share) -> usize {
    match share.value() {
        0..25 => 1,
        25..50 => 2,
        50..75 => 3,
        _ => 4,
    }
}

/// The width of a share in a band that lies within the outline of its square.
fn filled(share: Share) -> u32 {
    (u32::from(share.value()) * (SIDE - 2) + 50) / 100
}

/// Why there is no figure, in few words; the table has the whole of it.
fn reason(cell: &Cell, words: &Words<'_>) -> String {
    let fill = |text: &str, numbers: &[(&str, u32)]| {
        let numbers: Vec<_> = numbers.iter().map(|(k, v)| (*k, v.to_string())).collect();
        let numbers: Vec<_> = numbers.iter().map(|(k, v)| (*k, v.as_str())).collect();
        survey::text::fill(text, &numbers)
    };
    match cell {
        Cell::Blank {
            reason: Reason::BaseUnder10,
        } => fill(words.fewer_than, &[("n", words.low_base)]),
        Cell::Blank {
            reason: Reason::Base10To29,
        } => {
            let below = words.minimum_base.saturating_sub(1);
            fill(words.between, &[("n", words.low_base), ("m", below)])
        }
        Cell::Blank {
            reason: Reason::NotAsked,
        } => words.not_asked.to_owned(),
        _ => words.held_back.to_owned(),
    }
}

fn key(width: u32, top: u32, words: &Words<'_>) -> Vec<Key> {
    let place = |at: u32| match at {
        // Two columns of two steps each, and the words for no figure below.
        0..4 => ((at / 2) * (width / 2), top + (at % 2) * KEY_ROW),
        _ => (0, top + 2 * KEY_ROW),
    };
    let steps = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)];
    let rows = steps.into_iter().zip(words.steps);
    rows.map(|((at, step), text)| {
        let (x, y) = place(at);
        Key {
            x,
            y,
            step,
            text: text.to_owned(),
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use survey::results::Estimate;

    const WORDS: Words<'_> = Words {
        fewer_than: "Fewer than {n} answers",
        between: "{n} to {m} answers",
        held_back: "Held back",
        not_asked: "Not asked",
        low_base: 10,
        minimum_base: 30,
        steps: ["a", "b", "c", "d", "none"],
    };

    fn shown(percent: u8) -> Cell {
        Cell::Shown(Estimate {
            percent: Share::Percent(percent),
            lower: 0,
            upper: 100,
            about: 30,
        })
    }

    fn blank(reason: Reason) -> Cell {
        Cell::Blank { reason }
    }

    #[test]
    fn squares_stand_in_their_places_and_never_on_each_other() {
        let cell = shown(60);
        let at = |column, row| Square {
            column,
            row,
            name: "North East and Yorkshire",
            cell: &cell,
        };
        let map = Tiles::draw(&[at(1, 0), at(0, 1), at(2, 1)], &WORDS);
        assert_eq!(map.width, 3 * SIDE + 2 * GAP);
        for (number, a) in map.squares.iter().enumerate() {
            for b in &map.squares[number + 1..] {
                assert!(a.x.abs_diff(b.x) >= SIDE || a.y.abs_diff(b.y) >= SIDE);
            }
            let foot = a.figure.as_ref().unwrap();
            assert!(a.name.last().unwrap().y < foot.y - 20 && foot.y < a.band_y);
        }
        let lowest = map.squares.iter().map(|s| s.y + SIDE).max().unwrap();
        assert!(map.key.iter().all(|k| k.y > lowest && k.y < map.height));
    }

    #[test]
    fn a_share_falls_into_one_of_four_steps() {
        let steps = [0, 24, 25, 49, 50, 74, 75, 100].map(|p| step(Share::Percent(p)));
        assert_eq!(steps, [1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!(step(Share::LessThanOne), 1);
        assert_eq!(step(Share::MoreThanNinetyNine), 4);
    }

    #[test]
    fn the_band_is_filled_as_far_as_the_share() {
        assert_eq!(
            [0, 50, 100].map(|p| filled(Share::Percent(p))),
            [0, 56, 112]
        );
    }

    #[test]
    fn a_square_without_a_figure_says_why() {
        let said = |reason| {
            let cell = blank(reason);
            let square = Square {
                column: 0,
                row: 0,
                name: "Wales",
                cell: &cell,
            };
            let tile = Tiles::draw(&[square], &WORDS).squares.remove(0);
            assert!(tile.figure.is_none() && tile.step == 0);
            assert!(tile.words.iter().all(|line| line.y < SIDE && line.y > 40));
            let lines: Vec<_> = tile.words.into_iter().map(|line| line.text).collect();
            lines.join(" ")
        };
        assert_eq!(said(Reason::BaseUnder10), "Fewer than 10 answers");
        assert_eq!(said(Reason::Base10To29), "10 to 29 answers");
        assert_eq!(said(Reason::HeldBack), "Held back");
        assert_eq!(said(Reason::NotAsked), "Not asked");
    }
}
