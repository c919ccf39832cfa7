//! Months, days and years, in English and Welsh.

use super::letters::is_capital;
use super::line::{Line, value};
use super::words::{AFTER_DATE, MONTHS, ORDINAL_ENDINGS, UNITS, is_in};

/// A month's name.
pub(super) struct Month {
    /// In small letters and another word as well: "may", "march", "mai".
    pub(super) doubtful: bool,
}

/// The month at `i`. "Mawrth" after "dydd" is a Tuesday.
pub(super) fn month(line: &Line<'_>, i: usize) -> Option<Month> {
    let word = line.word(i)?;
    let folded = line.folded(i);
    if !is_in(folded, MONTHS) {
        return None;
    }
    let day = matches!(folded, "mawrth" | "fawrth")
        && i > 0
        && line.any_of(i - 1, "bore ddydd dydd nos prynhawn");
    let other = matches!(folded, "may" | "march" | "mai" | "fai" | "mar");
    (!day).then_some(Month {
        doubtful: other && !is_capital(word),
    })
}

/// A day of the month in digits at `i`: the token that follows it, and whether
/// it has an ending ("12th", "12fed").
pub(super) fn day(line: &Line<'_>, i: usize) -> Option<(usize, bool)> {
    let digits = line.number(i)?;
    let fits = digits.len() <= 2 && matches!(value(digits), 1..=31);
    let inside = i > 0 && line.glued(i) && !line.is_mark(i - 1, "-–—(‘“\"'");
    if !fits || inside {
        return None;
    }
    let ending = line.glued(i + 1) && line.any_of(i + 1, ORDINAL_ENDINGS);
    Some((i + 1 + usize::from(ending), ending))
}

/// The last token of a year that follows at `i`: "2024", ", 2024", "'24", and
/// "24" where what comes next cannot be what is counted.
pub(super) fn year(line: &Line<'_>, i: usize) -> Option<usize> {
    if line.is_mark(i, ",") {
        return full_year(line, i + 1);
    }
    if line.is_mark(i, "'’‘") {
        let digits = line.number(i + 1).filter(|_| line.glued(i + 1));
        return digits.filter(|digits| digits.len() == 2).map(|_| i + 1);
    }
    let short = line.number(i).filter(|digits| digits.len() == 2);
    let short = short.filter(|_| !line.glued(i) && !runs_on(line, i) && ends_date(line, i + 1));
    full_year(line, i).or(short.map(|_| i))
}

/// Four digits from 1900 to 2099 that are no count of anything.
pub(super) fn full_year(line: &Line<'_>, i: usize) -> Option<usize> {
    let digits = line.number(i)?;
    let fits = digits.len() == 4 && matches!(value(digits), 1900..=2099);
    (fits && !runs_on(line, i) && !line.any_of(i + 1, UNITS)).then_some(i)
}

/// Whether the number at `i` goes on: a fraction, a time, "10+2".
pub(super) fn runs_on(line: &Line<'_>, i: usize) -> bool {
    let next = i + 1;
    line.glued(next)
        && (line.is_word(next)
            || line.is_mark(next, "%°")
            || line.is_mark(next, ".:+/,") && line.glued(next + 1) && line.is_number(next + 1))
}

/// Whether a date can end before `i`: at a mark, the end, or a word that
/// cannot follow "may" the verb.
pub(super) fn ends_date(line: &Line<'_>, i: usize) -> bool {
    match line.word(i) {
        Some(_) => line.any_of(i, AFTER_DATE),
        None => !line.is_number(i),
    }
}
