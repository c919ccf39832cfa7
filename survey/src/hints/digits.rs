//! Runs of digits: NHS numbers, telephone numbers, and the support lines' own.

use super::known::Known;
use super::line::{Line, value};
use super::{Kind, Strength};
use std::ops::Range;

/// More digits than any number that is looked for: `0044 (0)` and ten.
const MOST: usize = 15;

/// Groups of digits with what usually stands between them.
struct Run {
    digits: String,
    /// How many digits there are after each group, and the group's token.
    ends: Vec<(usize, usize)>,
}

impl Run {
    /// The groups from the token `i` on.
    fn at(line: &Line<'_>, i: usize) -> Option<Self> {
        let mut run = Self {
            digits: line.number(i)?.to_owned(),
            ends: Vec::new(),
        };
        let mut last = i;
        run.ends.push((run.digits.len(), last));
        while let Some(next) = next_group(line, last) {
            let digits = line.number(next).unwrap_or_default();
            if run.digits.len() + digits.len() > MOST {
                break;
            }
            run.digits.push_str(digits);
            run.ends.push((run.digits.len(), next));
            last = next;
        }
        Some(run)
    }

    /// The token with which exactly `count` digits are complete.
    fn last(&self, count: usize) -> Option<usize> {
        let end = self.ends.iter().find(|end| end.0 == count);
        end.map(|end| end.1)
    }

    /// The lengths of the groups in the first `count` digits.
    fn groups(&self, count: usize) -> impl Iterator<Item = usize> {
        let mut before = 0;
        let ends = self.ends.iter().take_while(move |end| end.0 <= count);
        ends.map(move |end| end.0 - std::mem::replace(&mut before, end.0))
    }
}

/// The next number after the token `last`, past a space, hyphens, brackets or
/// a stop. A stop that is followed by a space ends a sentence.
fn next_group(line: &Line<'_>, last: usize) -> Option<usize> {
    let mut next = last + 1;
    while next <= last + 3 {
        if line.is_number(next) {
            return Some(next);
        }
        let mark = line.mark(next, "-‐‑–—.()")?;
        if mark == '.' && !line.glued(next + 1) {
            return None;
        }
        next += 1;
    }
    None
}

/// Keeps the support lines' numbers from being pointed at.
pub(super) fn spare(line: &mut Line<'_>, known: &Known) {
    let mut i = 0;
    while i < line.len() {
        let found = Run::at(line, i).and_then(|run| {
            let mut numbers = known.support_numbers(&run.digits);
            numbers.find_map(|count| run.last(count))
        });
        if let Some(last) = found {
            line.spare(line.bytes(i, last));
        }
        i = found.unwrap_or(i) + 1;
    }
}

/// Finds NHS numbers, telephone numbers and other runs of ten digits.
pub(super) fn scan(line: &mut Line<'_>) {
    let mut i = 0;
    while i < line.len() {
        let found = find(line, i);
        if let Some((kind, strength, span, last)) = found
            && line.claim(kind, strength, span)
        {
            i = last;
        }
        i += 1;
    }
}

type Found = (Kind, Strength, Range<usize>, usize);

fn find(line: &Line<'_>, i: usize) -> Option<Found> {
    let run = Run::at(line, i)?;
    let before = i.checked_sub(1).filter(|_| line.glued(i));
    if before.is_some_and(|b| line.is_word(b) || line.is_mark(b, "£$€")) {
        return None;
    }
    // The fraction of a number, or the middle of a longer one.
    let joined = before.is_some_and(|b| line.is_mark(b, ".,-") && b > 0 && line.is_number(b - 1));
    if joined {
        return None;
    }
    let ten = ten_digits(line, i, &run);
    if let Some(last) = ten.filter(|_| is_likely_nhs_number(&run)) {
        return Some((Kind::NhsNumber, Strength::Firm, line.bytes(i, last), last));
    }
    if let Some(last) = phone(line, i, &run) {
        let span = phone_span(line, i, last);
        return Some((Kind::Phone, Strength::Firm, span, last));
    }
    let plain = matches!(run.groups(10).collect::<Vec<_>>()[..], [10] | [3, 3, 4]);
    let last = ten.filter(|_| plain)?;
    Some((Kind::LongNumber, Strength::Soft, line.bytes(i, last), last))
}

/// The last token of ten digits that stand by themselves.
fn ten_digits(line: &Line<'_>, i: usize, run: &Run) -> Option<usize> {
    let last = run.last(10)?;
    let runs_on = line.glued(last + 1)
        && (line.is_word(last + 1)
            || line.is_mark(last + 1, "-.,") && line.glued(last + 2) && line.is_number(last + 2));
    let plus = i > 0 && line.glued(i) && line.is_mark(i - 1, "+");
    (!runs_on && !plus).then_some(last)
}

/// Whether the first ten digits are an NHS number in the groups that people use.
/// One that begins with 0 is Scottish and begins with a date of birth; in any
/// other grouping it is rather a telephone number.
fn is_likely_nhs_number(run: &Run) -> bool {
    let digits = &run.digits[..10];
    let groups: Vec<usize> = run.groups(10).collect();
    let usual = groups.len() <= 4 && groups.iter().all(|&len| len >= 2);
    let spelt_out = groups.len() == 10;
    let first = digits.as_bytes()[0];
    let all_the_same = digits.bytes().all(|digit| digit == first);
    let part = |at: usize| value(&digits[at..at + 2]);
    let born = (1..=31).contains(&part(0)) && (1..=12).contains(&part(2));
    let grouped = first != b'0' || born && matches!(groups[..], [10] | [6, 4]);
    (usual || spelt_out) && grouped && !all_the_same && is_nhs_number(digits)
}

/// Whether ten digits pass the check of an NHS number: the first nine times 10
/// to 2 are added up, and 11 less the remainder by 11 is the tenth; 11 counts
/// as 0, and 10 is never given out. Anything but ten digits does not pass.
///
/// ```
/// use survey::hints::is_nhs_number;
///
/// assert!(is_nhs_number("9434765919"));
/// assert!(!is_nhs_number("9434765918"));
/// assert!(is_nhs_number("4010232137"));
/// assert!(!is_nhs_number("9876543211"));
/// ```
pub fn is_nhs_number(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    if bytes.len() != 10 || !bytes.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let value = |byte: &u8| u32::from(byte - b'0');
    let sum: u32 = bytes[..9]
        .iter()
        .zip((2..=10).rev())
        .map(|(byte, weight)| value(byte) * weight)
        .sum();
    // A remainder of 1 asks for a check of 10, which no digit is.
    (11 - sum % 11) % 11 == value(&bytes[9])
}

/// The last token of the telephone number at `i`.
fn phone(line: &Line<'_>, i: usize, run: &Run) -> Option<usize> {
    let digits = run.digits.as_str();
    let plus = i > 0 && line.glued(i) && line.is_mark(i - 1, "+");
    let longest = |counts: Range<usize>| counts.rev().find_map(|count| run.last(count));
    let abroad = if plus { 0 } else { 2 };
    if plus || digits.starts_with("0044") || digits.starts_with("00353") {
        let code = &digits[abroad..];
        return match code.strip_prefix("44") {
            Some(rest) if rest.starts_with('0') => longest(abroad + 12..abroad + 14),
            Some(_) => longest(abroad + 11..abroad + 13),
            None => longest(abroad + 10..abroad + 14),
        };
    }
    let first = line.number(i)?;
    let area = matches!(
        digits.as_bytes(),
        [b'0', b'1'..=b'3' | b'5' | b'7'..=b'9', ..]
    );
    let bracket = first == "0" && line.is_mark(i + 1, ")");
    (area && (first.len() >= 3 || bracket))
        .then(|| longest(10..12))
        .flatten()
}

/// With the `+` or the opening bracket that belongs to it.
fn phone_span(line: &Line<'_>, i: usize, last: usize) -> Range<usize> {
    let before = i.wrapping_sub(1);
    let plus = line.is_mark(before, "+");
    let closes = || (i..last).any(|at| line.is_mark(at, ")"));
    let opens = || (i..last).any(|at| line.is_mark(at, "("));
    let bracket = line.is_mark(before, "(") && closes() && !opens();
    let own = line.glued(i) && (plus || bracket);
    line.bytes(if own { before } else { i }, last)
}

#[cfg(test)]
mod tests {
    use super::super::{Hint, Kind, Known, hints};
    use super::is_nhs_number;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        let found = hints(text, &Known::default()).into_iter();
        found
            .map(|Hint { kind, span, .. }| (kind, &text[span]))
            .collect()
    }

    #[test]
    fn the_checks_published_examples() {
        assert!(is_nhs_number("9434765919"));
        assert!(is_nhs_number("4010232137"));
        assert!(!is_nhs_number("9434765918"));
        assert!(!is_nhs_number("943476591"));
        assert!(!is_nhs_number("94347659é"));
    }

    #[test]
    fn a_check_of_ten_is_never_valid() {
        // 10 × 6 leaves 5, so that the check would be 6; 10 × 1 leaves 10: 1.
        assert!((0..10).any(|digit| is_nhs_number(&format!("600000000{digit}"))));
        // 2 × 6 leaves 1: the check would be 10.
        assert!(!(0..10).any(|digit| is_nhs_number(&format!("000000006{digit}"))));
    }

    #[test]
    fn groups_of_every_usual_kind() {
        for text in [
            "943 476 5919",
            "943-476-5919",
            "943.476.5919",
            "943\u{a0}476\u{202f}5919",
            "943 – 476 – 5919",
            "9 4 3 4 7 6 5 9 1 9",
        ] {
            assert_eq!(kinds(text), [(Kind::NhsNumber, text)]);
        }
    }

    #[test]
    fn a_bracket_goes_with_its_partner() {
        assert_eq!(kinds("(01632 960111)"), [(Kind::Phone, "01632 960111")]);
        assert_eq!(kinds("(01632) 960111"), [(Kind::Phone, "(01632) 960111")]);
        let abroad = "+44 (0) 1632 960111";
        assert_eq!(kinds(abroad), [(Kind::Phone, abroad)]);
    }
}
