//! Personal details in what somebody types, pointed out before it is sent.
//!
//! [`hints`] reads a story and says where it may point to a person. It runs on
//! the device and keeps nothing. It never blocks: whoever writes knows better
//! than any rule whether a name is the one that they want remembered, so each
//! hint is a question with three answers, show me, take it out, keep it.
//!
//! ```
//! use survey::hints::{Kind, Known, hints, native};
//!
//! let known = Known::new(["Kelderdale Hospital"], ["0303 003 6464"], native::replace);
//! let story = "On 12 March Dr Patel at Kelderdale Hospital said to ring 0303 003 6464.";
//! let found: Vec<_> = hints(story, &known)
//!     .into_iter()
//!     .map(|hint| (hint.kind, &story[hint.span]))
//!     .collect();
//! assert_eq!(
//!     found,
//!     [
//!         (Kind::Date, "12 March"),
//!         (Kind::Person, "Dr Patel"),
//!         (Kind::Place, "Kelderdale Hospital"),
//!     ]
//! );
//! ```
//!
//! # What is found (DOMAIN D4)
//! - [NHS numbers](is_nhs_number), and Scottish and Northern Irish ones that
//!   pass the same check; any other bare run of ten digits, softly.
//! - Telephone numbers in British forms, and those that begin with `+`.
//! - E-mail addresses, web addresses with a scheme or without, `@names`.
//! - Postcodes and National Insurance numbers, by their real grammar.
//! - A day with its month, or a full date, in English or Welsh; a month with
//!   its year, softly.
//! - A title, or "called", "named", "her name was", "o'r enw", "a elwir" and the
//!   like, followed by a name.
//! - Places on the campaign's list, with the first letter as Welsh changes it;
//!   a name on the list without its "Hospital" or "Ysbyty", softly.
//!
//! # What is left alone
//! Names without a title or such a word before them, a month or a weekday by
//! itself, half a postcode, general words ("the royal", "yr ysbyty"), and the
//! numbers and names of the campaign's own support lines, however they are
//! spaced. Rules that would find more of these would point at ordinary words,
//! and a form that keeps interrupting is not kind. Moderation comes after.
//!
//! # How
//! The text is folded to plain ASCII, and a table of patterns
//! is looked for in it, one after another, by an engine that is handed in: the
//! browser's own, or that of `native` anywhere else. So both find the same.
//!
//! Some far-fetched forms are read more freely than the rules say: a place may
//! begin with any consonant in place of one that Welsh changes, an accent on a
//! postcode is not seen, and the words that are no names are those that stand
//! behind a title or "called" in whole sentences; where a full stop is missing,
//! the first word of the next sentence may be taken for a name.
//!
//! # Guarantees
//! Spans are in bytes on character boundaries, in order, and do not overlap.
//! Each line is read by itself, so that a hint depends on nothing outside its
//! line. The work is linear in the length of the text. Where two kinds could
//! claim the same words, the earlier wins: support lines (which give no hint),
//! web, e-mail, handle, postcode, National Insurance number, date, the numbers,
//! place, person.

mod fold;
mod known;
mod names;
#[cfg(feature = "patterns")]
pub mod native;
mod nhs;
mod parts;
mod rules;
#[cfg(test)]
mod tests;

pub use fold::{JOINED, fold};
pub use known::Known;
pub use nhs::is_nhs_number;

use fold::{Folded, plain};
use rules::{RULES, lines, put};
use std::ops::Range;
use zeroize::Zeroize;

/// An engine for patterns: a text with another in place of everything that the
/// pattern finds, in which `$&` stands for what was found and `$1` for its first
/// group. In a browser, `text.replace(new RegExp(pattern, "g"), with)`.
pub type Replace = fn(pattern: &str, text: &str, with: &str) -> String;

/// What a hint is about. The words for it are the campaign's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Ten digits that pass the check of an NHS number.
    NhsNumber,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A web address.
    Web,
    /// A name in social media, with its `@`.
    Handle,
    /// A whole postcode.
    Postcode,
    /// A date, or a month with its year.
    Date,
    /// Somebody's name.
    Person,
    /// A hospital, trust or health board.
    Place,
    /// A National Insurance number.
    NationalInsurance,
    /// Ten digits of which nothing more is known.
    LongNumber,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::NhsNumber,
        Self::Phone,
        Self::Email,
        Self::Web,
        Self::Handle,
        Self::Postcode,
        Self::Date,
        Self::Person,
        Self::Place,
        Self::NationalInsurance,
        Self::LongNumber,
    ];

    /// Its name, by which its words are looked up; it does not change.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NhsNumber => "nhs_number",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Web => "web",
            Self::Handle => "handle",
            Self::Postcode => "postcode",
            Self::Date => "date",
            Self::Person => "person",
            Self::Place => "place",
            Self::NationalInsurance => "national_insurance",
            Self::LongNumber => "long_number",
        }
    }
}

/// How sure a hint is, for its wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// It has the form of what it is taken for.
    Firm,
    /// It may well be something else, or say little.
    Soft,
}

/// A place in the text that may point to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What it looks like.
    pub kind: Kind,
    /// Where it is, in bytes.
    pub span: Range<usize>,
    /// How sure that is.
    pub strength: Strength,
}

/// Every hint in `text`, in order, none overlapping another.
pub fn hints(text: &str, known: &Known) -> Vec<Hint> {
    let mut folded = Folded::new(text);
    let mut left = std::mem::take(&mut folded.text);
    let mut all = Vec::new();
    for rule in lines(RULES) {
        let Some((&what, pattern)) = rule.split_first() else {
            continue;
        };
        let mut whole = String::new();
        put(&mut whole, pattern, &known.lists);
        // Behind what the pattern uses up, a copy of its first group.
        let mut marks = (known.replace)(&whole, &left, "$&\u{1}$1\u{2}");
        let marked = marks.as_bytes();
        let mut bytes = left.into_bytes();
        // Where the text has been read to, and where the mark in it begins.
        let (mut at, mut start) = (0, None);
        for (i, byte) in marked.iter().enumerate() {
            match (byte, start) {
                (1, _) => start = Some(i + 1),
                (2, Some(from)) => {
                    let (part, end) = (&marked[from..i], at + i - from);
                    // What is taken, be it by this rule, is not taken again.
                    let mut place = bytes[at..end].iter();
                    if place.all(|&byte| byte != TAKEN) && (what != b'a' || nhs::is_likely(part)) {
                        bytes[at..end].fill(TAKEN);
                        claim(&mut all, what, folded.source(at..end));
                    }
                    start = None;
                }
                (_, None) => at += 1,
                _ => {}
            }
        }
        left = plain(bytes);
        marks.zeroize();
    }
    left.zeroize();
    all
}

/// Stands for every character of what has been found.
const TAKEN: u8 = 0;

/// Puts a hint in its place, for the letter of a rule.
fn claim(all: &mut Vec<Hint>, what: u8, span: Range<usize>) {
    let number = (what | 32).wrapping_sub(b'a');
    if let Some(&kind) = Kind::ALL.get(usize::from(number)) {
        let strength = if what < b'a' {
            Strength::Soft
        } else {
            Strength::Firm
        };
        let mut place = all.len();
        while place > 0 && all[place - 1].span.start > span.start {
            place -= 1;
        }
        all.insert(
            place,
            Hint {
                kind,
                span,
                strength,
            },
        );
    }
}
