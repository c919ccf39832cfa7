//! The geometry of the pictures of figures, one file a kind of picture.
//!
//! A picture never says more than the table beside it, and a figure that is
//! not given is drawn as a blank, with its reason in words. Templates only
//! place what is worked out here.

mod diverging;
mod dots;
mod slope;
mod tiles;

pub(crate) use diverging::{Bar, Part, bars, patterns};
pub(crate) use dots::{Dots, Spacing};
pub(crate) use slope::Slope;
pub(crate) use tiles::{Square, Tiles, Words as TileWords};

use serde::Serialize;

/// A line of words in a drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Line {
    /// Where its letters stand.
    pub(crate) y: u32,
    pub(crate) text: String,
}

/// Breaks words into lines of at most so many characters. A longer word has a
/// line of its own.
fn wrap(words: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The same, each line with its place: the first at `top`.
fn lines(words: &str, most: usize, top: u32, height: u32) -> Vec<Line> {
    let places = (0..).map(|number| top + number * height);
    let lines = wrap(words, most).into_iter().zip(places);
    lines.map(|(text, y)| Line { y, text }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_break_between_words() {
        let lines = wrap("Clear information and treatment that works", 28);
        assert_eq!(lines, ["Clear information and", "treatment that works"]);
        assert_eq!(wrap("Llanfairpwllgwyngyll now", 8).len(), 2);
    }

    #[test]
    fn lines_stand_below_each_other() {
        let at: Vec<_> = lines("one two three", 7, 20, 18)
            .into_iter()
            .map(|line| (line.y, line.text))
            .collect();
        assert_eq!(at, [(20, "one two".to_owned()), (38, "three".to_owned())]);
    }
}
