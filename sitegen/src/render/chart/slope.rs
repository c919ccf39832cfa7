//! One point of the code in two waves: a dot with its range for each, and a
//! line between them.
//!
//! Across, positions are percentages; down, they are pixels, with 100% on top.

use serde::Serialize;
use survey::results::{Direction, Estimate, share};

/// Where 100% and 0% lie.
const TOP: u32 = 12;
const BOTTOM: u32 = 152;
/// Where the years stand.
const YEARS: u32 = 174;

/// The two figures of a panel, ready to be placed; an empty frame if they are
/// not compared.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Slope {
    pub(crate) height: u32,
    pub(crate) years: u32,
    pub(crate) top: u32,
    pub(crate) middle: u32,
    pub(crate) bottom: u32,
    /// The earlier figure and the later one.
    pub(crate) ends: Option<[End; 2]>,
    /// Whether the change is a clear one: a whole line, else a broken one.
    pub(crate) clear: bool,
}

/// A figure at one end of the line.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct End {
    /// Across, in percent.
    pub(crate) x: u32,
    pub(crate) y: u32,
    /// The ends of its range.
    pub(crate) lower: u32,
    pub(crate) upper: u32,
    /// Where its words stand: across, which end of them that is, and down.
    pub(crate) label_x: u32,
    pub(crate) anchor: &'static str,
    pub(crate) label_y: u32,
    pub(crate) label: String,
}

impl Slope {
    /// Two figures that may be compared.
    pub(crate) fn between(earlier: &Estimate, later: &Estimate, direction: Direction) -> Self {
        Self {
            ends: Some([
                End::of(earlier, 34, 27, "end"),
                End::of(later, 66, 73, "start"),
            ]),
            clear: direction != Direction::NoClearDifference,
            ..Self::empty()
        }
    }

    /// The frame of two figures that may not.
    pub(crate) fn empty() -> Self {
        Self {
            height: YEARS + 6,
            years: YEARS,
            top: TOP,
            middle: (TOP + BOTTOM) / 2,
            bottom: BOTTOM,
            ends: None,
            clear: false,
        }
    }
}

impl End {
    fn of(figure: &Estimate, x: u32, label_x: u32, anchor: &'static str) -> Self {
        let y = down(figure.percent.value());
        Self {
            x,
            y,
            lower: down(figure.lower),
            upper: down(figure.upper),
            label_x,
            anchor,
            label_y: y + 5,
            label: share(figure.percent),
        }
    }
}

/// How far down a percentage lies, to the nearest pixel.
fn down(percent: u8) -> u32 {
    let of = u32::from(percent.min(100)) * (BOTTOM - TOP);
    BOTTOM - (of + 50) / 100
}

#[cfg(test)]
mod tests {
    use super::*;
    use survey::results::Share;

    fn figure(percent: u8, lower: u8, upper: u8) -> Estimate {
        Estimate {
            percent: Share::Percent(percent),
            lower,
            upper,
            about: 100,
        }
    }

    #[test]
    fn the_scale_is_straight_and_more_is_higher() {
        assert_eq!([down(0), down(50), down(100)], [BOTTOM, 82, TOP]);
        let all: Vec<_> = (0..=100).map(down).collect();
        assert!(all.windows(2).all(|pair| pair[0] > pair[1]));
    }

    #[test]
    fn a_line_goes_from_the_earlier_figure_to_the_later() {
        let slope = Slope::between(&figure(52, 50, 55), &figure(63, 62, 65), Direction::Higher);
        let [earlier, later] = slope.ends.unwrap();
        assert!(earlier.x < later.x && earlier.y > later.y && slope.clear);
        assert!(later.upper <= later.y && later.y <= later.lower);
        assert_eq!([earlier.label, later.label], ["52%", "63%"]);
        // The words stand outside of the dots, not on the line.
        assert!(earlier.label_x < earlier.x && later.label_x > later.x);
    }

    #[test]
    fn what_is_not_clear_has_a_broken_line_and_what_is_not_compared_none() {
        let same = figure(49, 46, 51);
        assert!(!Slope::between(&same, &same, Direction::NoClearDifference).clear);
        assert!(Slope::between(&same, &same, Direction::Lower).clear);
        assert!(Slope::empty().ends.is_none());
    }
}
