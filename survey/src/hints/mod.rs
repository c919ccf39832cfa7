//! Personal details in what somebody types, pointed out before it is sent.
//!
//! [`hints`] reads a story and says where it may point to a person. It runs on
//! the device and keeps nothing. It never blocks: whoever writes knows better
//! than any rule whether a name is the one that they want remembered, so each
//! hint is a question with three answers, show me, take it out, keep it.
//!
//! ```
//! use survey::hints::{Kind, Known, hints};
//!
//! let known = Known::new(["Kelderdale Hospital"], ["0303 003 6464"]);
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
//! # Guarantees
//! Spans are in bytes on character boundaries, in order, and do not overlap.
//! Each line is read by itself, so that a hint depends on nothing outside its
//! line. The work is linear in the length of the text. Where two kinds could
//! claim the same words, the earlier wins: support lines (which give no hint),
//! e-mail, web, handle, postcode, National Insurance number, date, the numbers,
//! place, person.

mod address;
mod date;
mod digits;
mod known;
mod letters;
mod line;
mod months;
mod name;
mod national_insurance;
mod person;
mod place;
mod postcode;
mod words;
#[cfg(test)]
mod work;

pub use digits::is_nhs_number;
pub use known::Known;

use line::Line;
use std::ops::Range;

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
    let mut all = Vec::new();
    let mut start = 0;
    for source in text.split('\n') {
        let mut line = Line::new(source);
        digits::spare(&mut line, known);
        place::spare(&mut line, known);
        address::scan(&mut line);
        postcode::scan(&mut line);
        national_insurance::scan(&mut line);
        date::scan(&mut line);
        digits::scan(&mut line);
        place::scan(&mut line, known);
        person::scan(&mut line);
        line.into_hints(start, &mut all);
        start += source.len() + 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How much is looked at while `length` bytes of `unit`, repeated, are read.
    fn work(unit: &str, length: usize, known: &Known) -> usize {
        let text = unit.repeat(length / unit.len());
        work::reset();
        hints(&text, known);
        work::done()
    }

    #[test]
    fn the_work_is_linear_whatever_is_typed() {
        let names: Vec<String> = (0..1_000)
            .map(|n| format!("Royal General {} Hospital of {n}", ["St", "Dr", "1"][n % 3]))
            .collect();
        let names = names.iter().map(String::as_str);
        let known = Known::new(names, ["0303 003 6464", "0800 0147 800", "020 7713 7486"]);
        for unit in [
            "a story of ordinary words, with a stop. ",
            "1",
            "1 ",
            "0",
            "0 ",
            "0303 003 ",
            "1-",
            "12.",
            "1/2/",
            "@",
            "a@",
            "a.",
            "a.b@",
            "www.",
            "http://",
            "A",
            "A ",
            "AB1",
            "AB1 ",
            "Dr ",
            "Dr. A. ",
            "Nurse A-",
            "called ",
            "called her ",
            "twenty-",
            "1 of ",
            "March ",
            "March 1, ",
            "royal general ",
            "Royal General St. ",
            "St. ",
            "Ngh ",
            "'",
            "a'",
            "(",
            "-",
            "\u{301}",
            "\u{a0}",
        ] {
            let once = work(unit, 20_000, &known);
            let twice = work(unit, 40_000, &known);
            assert!(once > 0, "nothing is counted for {unit:?}");
            // Exactly twice, but for what happens at the ends.
            assert!(
                twice <= once * 2 + 2_000,
                "{unit:?}: {once} steps, then {twice}"
            );
            assert!(once < 20_000 * 100, "{unit:?}: {once} steps");
        }
    }
}
