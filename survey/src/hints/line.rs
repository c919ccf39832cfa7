//! One line of text as tokens, and what has been found in it.

use super::letters::{fold_into, is_apostrophe, is_letter};
use super::words::is_in;
use super::{Hint, Kind, Strength};
use std::ops::Range;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters, and apostrophes between letters.
    Word,
    /// Digits 0 to 9.
    Number,
    /// Any other character that is not white space.
    Mark,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) shape: Shape,
    /// Whether nothing stands between it and the token before.
    pub(super) glued: bool,
}

/// Owners of a byte that are no hint: there are never so many.
const FREE: usize = usize::MAX;
const SPARED: usize = usize::MAX - 1;

/// A line and its findings. A place that is taken is not found again.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    tokens: Vec<Token>,
    /// The words as the lists have them, one after another, and where each ends.
    folded: String,
    ends: Vec<usize>,
    /// Whose each byte is: nobody's, spared, or that of a hint in `found`.
    owners: Vec<usize>,
    found: Vec<Hint>,
}

impl<'a> Line<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let tokens = tokens(text);
        let mut folded = String::with_capacity(text.len());
        let mut ends = Vec::with_capacity(tokens.len());
        for token in &tokens {
            if token.shape == Shape::Word {
                fold_into(&mut folded, &text[token.start..token.end]);
            }
            ends.push(folded.len());
        }
        Self {
            text,
            tokens,
            folded,
            ends,
            owners: vec![FREE; text.len()],
            found: Vec::new(),
        }
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn get(&self, i: usize) -> Option<Token> {
        #[cfg(test)]
        super::work::step();
        self.tokens.get(i).copied()
    }

    #[inline(never)]
    fn shaped(&self, i: usize, shape: Shape) -> Option<&'a str> {
        let token = self.get(i).filter(|token| token.shape == shape)?;
        self.text.get(token.start..token.end)
    }

    /// The word at `i`, if there is one.
    #[inline(never)]
    pub(super) fn word(&self, i: usize) -> Option<&'a str> {
        self.shaped(i, Shape::Word)
    }

    /// The word at `i` as the lists have it; empty if there is none.
    pub(super) fn folded(&self, i: usize) -> &str {
        #[cfg(test)]
        super::work::step();
        let Some(&end) = self.ends.get(i) else {
            return "";
        };
        let before = i.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.folded[before..end]
    }

    /// The digits at `i`, if there are any.
    pub(super) fn number(&self, i: usize) -> Option<&'a str> {
        self.shaped(i, Shape::Number)
    }

    #[inline(never)]
    fn is(&self, i: usize, shape: Shape) -> bool {
        self.get(i).is_some_and(|token| token.shape == shape)
    }

    /// Whether there is a word at `i`.
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.is(i, Shape::Word)
    }

    /// Whether there are digits at `i`.
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.is(i, Shape::Number)
    }

    /// Whether the word at `i` is one of `list`, which is in order.
    #[inline(never)]
    pub(super) fn any_of(&self, i: usize, list: &str) -> bool {
        is_in(self.folded(i), list)
    }

    /// Whether the mark at `i` is one of `marks`.
    #[inline(never)]
    pub(super) fn is_mark(&self, i: usize, marks: &str) -> bool {
        self.mark(i, marks).is_some()
    }

    /// The same, where nothing stands before it.
    #[inline(never)]
    pub(super) fn is_glued_mark(&self, i: usize, marks: &str) -> bool {
        self.glued(i) && self.is_mark(i, marks)
    }

    /// The mark at `i`, if it is one of `marks`.
    #[inline(never)]
    pub(super) fn mark(&self, i: usize, marks: &str) -> Option<char> {
        let mark = self.shaped(i, Shape::Mark)?.chars().next()?;
        marks.chars().any(|m| m == mark).then_some(mark)
    }

    /// Whether there is a token at `i` and nothing stands before it.
    #[inline(never)]
    pub(super) fn glued(&self, i: usize) -> bool {
        self.get(i).is_some_and(|token| token.glued)
    }

    /// The bytes from the first token to the end of the last.
    #[inline(never)]
    pub(super) fn bytes(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.tokens.get(first).map_or(0, |token| token.start);
        start..self.tokens.get(last).map_or(start, |token| token.end)
    }

    pub(super) fn is_taken(&self, range: Range<usize>) -> bool {
        self.owners[range].iter().any(|&owner| owner != FREE)
    }

    /// Keeps every hint away from `range`.
    pub(super) fn spare(&mut self, range: Range<usize>) {
        self.owners[range].fill(SPARED);
    }

    /// Takes `range` for a hint, unless part of it is taken.
    pub(super) fn claim(&mut self, kind: Kind, strength: Strength, span: Range<usize>) -> bool {
        if span.is_empty() || self.is_taken(span.clone()) {
            return false;
        }
        self.owners[span.clone()].fill(self.found.len());
        self.found.push(Hint {
            kind,
            span,
            strength,
        });
        true
    }

    /// Adds what was found, in order, to `all`; the line begins at `start`.
    pub(super) fn into_hints(self, start: usize, all: &mut Vec<Hint>) {
        let mut before = FREE;
        for owner in self.owners {
            if let Some(hint) = self.found.get(owner).filter(|_| owner != before) {
                all.push(Hint {
                    span: hint.span.start + start..hint.span.end + start,
                    ..*hint
                });
            }
            before = owner;
        }
    }
}

/// The value of a few digits.
pub(super) fn value(digits: &str) -> u32 {
    let digits = digits.bytes().map(|digit| u32::from(digit - b'0'));
    digits.fold(0, |value, digit| {
        value.saturating_mul(10).saturating_add(digit)
    })
}

/// The tokens of a line.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        #[cfg(test)]
        super::work::step();
        if is_space(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        let shape = if c.is_ascii_digit() {
            Shape::Number
        } else if is_letter(c) {
            Shape::Word
        } else {
            Shape::Mark
        };
        while let Some(&(at, c)) = chars.peek() {
            let joins = match shape {
                Shape::Number => c.is_ascii_digit(),
                Shape::Word => is_letter(c) || is_apostrophe(c) && letter_follows(text, at, c),
                Shape::Mark => false,
            };
            if !joins {
                break;
            }
            #[cfg(test)]
            super::work::step();
            end = at + c.len_utf8();
            chars.next();
        }
        let glued = tokens.last().is_some_and(|last| last.end == start);
        tokens.push(Token {
            start,
            end,
            shape,
            glued,
        });
    }
    tokens
}

fn letter_follows(text: &str, at: usize, c: char) -> bool {
    let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
    rest.chars().next().is_some_and(is_letter)
}

/// White space, and what cannot be seen: both stand between digits in pasted text.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
