//! Dates: a day with its month, a full date, a month with its year.

use super::letters::is_capital;
use super::line::{Line, value};
use super::months::{day, ends_date, full_year, month, runs_on, year};
use super::words::{ORDINALS, PART_OF, UNITS, is_in};
use super::{Kind, Strength};

/// Finds dates.
pub(super) fn scan(line: &mut Line<'_>) {
    let mut i = 0;
    while i < line.len() {
        let firm = in_figures(line, i)
            .or_else(|| day_first(line, i))
            .or_else(|| day_in_words(line, i))
            .or_else(|| month_first(line, i));
        let found = firm
            .map(|(first, last)| (first, last, Strength::Firm))
            .or_else(|| Some((i, month_and_year(line, i)?, Strength::Soft)));
        if let Some((first, last, strength)) = found
            && line.claim(Kind::Date, strength, line.bytes(first, last))
        {
            i = last;
        }
        i += 1;
    }
}

/// The first token and the last.
type Tokens = (usize, usize);

/// `12/03/2024`, `12.3.24`, `2024-03-12`.
fn in_figures(line: &Line<'_>, i: usize) -> Option<Tokens> {
    let [a, b, c] = [line.number(i)?, line.number(i + 2)?, line.number(i + 4)?];
    let mark = line.mark(i + 1, "/.-")?;
    let whole = line.mark(i + 3, "/.-") == Some(mark)
        && (i + 1..=i + 4).all(|at| line.glued(at))
        && (!line.glued(i) || line.is_mark(i.wrapping_sub(1), "([‘“\"'"))
        && !runs_on(line, i + 4)
        && !line.is_glued_mark(i + 5, "-");
    let is = |text: &str, most: u32| text.len() <= 2 && (1..=most).contains(&value(text));
    let long = |text: &str| text.len() == 4 && matches!(value(text), 1900..=2099);
    // With hyphens a short year would be a score or a range.
    let ends = long(c) || c.len() == 2 && mark != '-';
    let day_and_month = is(a, 31) && is(b, 12) || is(a, 12) && is(b, 31);
    let from_year = long(a) && is(b, 12) && is(c, 31);
    (whole && (day_and_month && ends || from_year)).then_some((i, i + 4))
}

/// `12 March`, `12th of March 2024`, `12fed o Fawrth`, `12-Mar-2024`.
fn day_first(line: &Line<'_>, i: usize) -> Option<Tokens> {
    let (mut at, _) = day(line, i)?;
    let of = line.any_of(at, "o of");
    let dash = line.is_glued_mark(at, "-/.") && line.glued(at + 1);
    at += usize::from(of || dash);
    let month = month(line, at)?;
    let end = with_year(line, at);
    let sure = !month.doubtful || end > at || !of && ends_date(line, at + 1);
    sure.then_some((i, end))
}

/// The last token of the year after the month at `at`, or `at` without one.
fn with_year(line: &Line<'_>, at: usize) -> usize {
    let next = at + 1;
    // "14 Sept. 2022", "12-Mar-2024".
    if line.is_glued_mark(next, ".-/") {
        return full_year(line, next + 1).unwrap_or(at);
    }
    year(line, next).unwrap_or(at)
}

/// `the second of February`, `twenty-first of May`, `y pumed o Orffennaf`.
fn day_in_words(line: &Line<'_>, i: usize) -> Option<Tokens> {
    if !line.any_of(i + 1, "o of") || !line.any_of(i, ORDINALS) {
        return None;
    }
    let at = i + 2;
    let capital = line.word(at).is_some_and(is_capital);
    month(line, at).filter(|_| capital)?;
    let tens = |at: usize| line.any_of(at, "thirty twenty");
    let before = match i {
        2.. if tens(i - 2) && line.is_mark(i - 1, "-‐‑") => i - 2,
        1.. if tens(i - 1) => i - 1,
        _ => i,
    };
    Some((before, with_year(line, at)))
}

/// `March 12th`, `July 4, 2023`, `May the 4th`.
fn month_first(line: &Line<'_>, i: usize) -> Option<Tokens> {
    let month = month(line, i)?;
    let the = line.any_of(i + 1, "the");
    let at = i + 1 + usize::from(the);
    let (next, ending) = day(line, at)?;
    if line.glued(at) || !ending && runs_on(line, at) {
        return None;
    }
    // "In March 12 weeks", "In May 1 in 4".
    let after = line.folded(next);
    let counts = is_in(after, UNITS) || is_in(after, PART_OF);
    let year = year(line, next).filter(|_| !counts);
    let sure = ending || year.is_some() || !counts && !the && !month.doubtful;
    sure.then(|| (i, year.unwrap_or(next - 1)))
}

/// `March 2024`, `Jan. 2020`, `October of 2021`, `Mai 2022`.
fn month_and_year(line: &Line<'_>, i: usize) -> Option<usize> {
    month(line, i)?;
    let of = line.any_of(i + 1, "o of");
    let stop = line.is_mark(i + 1, ".,");
    let at = i + 1 + usize::from(of || stop);
    if line.is_mark(at, "'’‘") {
        return year(line, at);
    }
    full_year(line, at)
}

#[cfg(test)]
mod tests {
    use super::super::{Known, hints};

    fn dates(text: &str) -> Vec<&str> {
        let found = hints(text, &Known::default()).into_iter();
        found.map(|hint| &text[hint.span]).collect()
    }

    #[test]
    fn every_form_is_found_whole() {
        for text in [
            "12 March",
            "12th March",
            "12th of March 2024",
            "March 12th",
            "March 12, 2024",
            "12/03/2024",
            "12.3.24",
            "2024-03-12",
            "12-Mar-2024",
            "12 Mar '24",
            "3 Medi 2021",
            "twenty-first of May 2020",
            "1af o Ionawr",
            "Mawrth 2024",
            "Sept. 2022",
            "31 DECEMBER",
        ] {
            assert_eq!(dates(text), [text]);
        }
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        for text in [
            "45 March",
            "12 may be",
            "you may 12",
            "march 12 weeks",
            "12/13/14/15",
            "32/01/2024",
            "1.2.3.4",
            "24/7",
            "Mai",
            "dydd Mawrth 12",
            "in March",
            "March 2.5",
            "10.0.0.1",
        ] {
            assert_eq!(dates(text), Vec::<&str>::new(), "{text}");
        }
    }
}
