//! A figure in a sentence: `{figure uk scanning 2026}`.
//!
//! A text only names the figure. What stands there follows from the released
//! results, so it can be neither mistyped nor forgotten when they change. Where
//! the rules hold a figure back, the words after `or` stand in its place, or
//! the whole part between `{if-figures}` and `{end-if}` goes.

use std::ops::Range;
use survey::parse::nearest;

/// What a reference begins with, within a sentence and at its start.
const OPENERS: [&str; 2] = ["{figure", "{Figure"];

/// Stand around a figure's number until the figure is known. They are in no
/// text that people write, and no escaping changes them.
const MARKS: [char; 2] = ['\u{E000}', '\u{E001}'];

/// A reference as it was written, not yet looked at.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    /// All of it, braces included.
    pub(crate) text: String,
    /// Its place in the file.
    pub(crate) span: Range<usize>,
}

/// A figure that a text asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    /// What it is about.
    pub(crate) of: Of,
    /// The wave's id, or `latest`.
    pub(crate) wave: String,
    /// Whether it begins a sentence.
    pub(crate) capital: bool,
    /// What to say if it is held back.
    pub(crate) instead: Option<String>,
}

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Of {
    /// One point of the code in one area.
    Point {
        /// The area's id or the organisation's code, as it was written.
        area: String,
        /// The point's name.
        point: String,
        /// How it is told.
        form: Form,
    },
    /// A wave as a whole.
    Wave(Whole),
}

/// What can be told of a wave as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whole {
    /// How many answered.
    Answers,
    /// How many of them are in the main figures.
    Counted,
    /// The wave's name.
    Name,
}

/// How a figure is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// "about 6 in 10 people who answered (62%)"
    Met,
    /// "about 6 in 10 people"
    People,
    /// "62%"
    Percent,
    /// "60% to 64%"
    Range,
    /// "about 2,200 people"
    Base,
    /// "62% (60% to 64%), about 2,200 people"
    Full,
    /// "12 percentage points higher than in 2024 (5 to 19 points), …"
    Change,
    /// "71 of 100"
    Mean,
    /// The share for whom it was partly met.
    Partly,
    /// The share for whom some of it was not met at all.
    NotMet,
}

const FORMS: [(&str, Form); 10] = [
    ("met", Form::Met),
    ("people", Form::People),
    ("percent", Form::Percent),
    ("range", Form::Range),
    ("base", Form::Base),
    ("full", Form::Full),
    ("change", Form::Change),
    ("mean", Form::Mean),
    ("partly", Form::Partly),
    ("not-met", Form::NotMet),
];

const WHOLES: [(&str, Whole); 3] = [
    ("answers", Whole::Answers),
    ("counted", Whole::Counted),
    ("wave", Whole::Name),
];

/// A message and what to do.
pub(crate) type Problem = (String, String);

impl Written {
    /// Reads what was written.
    ///
    /// # Errors
    /// What is wrong with it, and what to do.
    pub(crate) fn read(&self) -> Result<Figure, Problem> {
        let inner = self.text.trim_start_matches('{').trim_end_matches('}');
        let inner = format!("{inner} ");
        let (wanted, instead) = match inner.split_once(" or ") {
            Some((wanted, words)) => (wanted, Some(words.trim().to_owned())),
            None => (inner.as_str(), None),
        };
        if instead.as_deref() == Some("") {
            let help = "write what to say if the figure is held back, or put the whole part between \
                        `{if-figures}` and `{end-if}`";
            return Err(("there are no words after `or`".to_owned(), help.to_owned()));
        }
        let mut words = wanted.split_whitespace();
        let capital = words.next() == Some("Figure");
        let words: Vec<_> = words.collect();
        let (of, wave) = match words[..] {
            [area, point, wave] => (point_of(area, point, Form::Met), wave),
            [area, point, wave, form] => (point_of(area, point, named(form)?), wave),
            [whole, wave] => match WHOLES.into_iter().find(|(name, _)| *name == whole) {
                Some((_, whole)) => (Of::Wave(whole), wave),
                None => return Err(incomplete()),
            },
            _ => return Err(incomplete()),
        };
        Ok(Figure {
            of,
            wave: wave.to_owned(),
            capital,
            instead,
        })
    }
}

fn point_of(area: &str, point: &str, form: Form) -> Of {
    let (area, point) = (area.to_owned(), point.to_owned());
    Of::Point { area, point, form }
}

fn named(form: &str) -> Result<Form, Problem> {
    let found = FORMS.into_iter().find(|(name, _)| *name == form);
    let names = FORMS.map(|(name, _)| name);
    found.map(|(_, form)| form).ok_or_else(|| {
        let help = match nearest(form, names) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("the ways are {}", names.join(", ")),
        };
        (format!("no figure can be told as `{form}`"), help)
    })
}

fn incomplete() -> Problem {
    let help = "name the area, the point and the wave, as in `{figure uk scanning 2026}`; or a wave as a whole, as in \
                `{figure answers 2026}`";
    ("this does not say which figure".to_owned(), help.to_owned())
}

/// The next reference in a text: where it begins, and where it ends if it does.
pub(crate) fn next(text: &str) -> Option<(usize, Option<usize>)> {
    // Hardly any text has one.
    memchr::memchr(b'{', text.as_bytes())?;
    let opens = OPENERS.iter().flat_map(|open| text.match_indices(open));
    let opens = opens.filter(|(at, open)| {
        let after = text[at + open.len()..].chars().next();
        !after.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_')
    });
    let start = opens.map(|(at, _)| at).min()?;
    let end = text[start..].find('}').map(|end| start + end + 1);
    Some((start, end))
}

/// Where the reference of this number (from 0) begins in the source of a text.
pub(crate) fn place(source: &str, number: usize) -> Option<usize> {
    let mut from = 0;
    for _ in 0..number {
        from += next(&source[from..])?.0 + 1;
    }
    Some(from + next(&source[from..])?.0)
}

/// Whether a paragraph that is nothing but one name in braces is a figure.
pub(crate) fn is_figure(name: &str) -> bool {
    name.eq_ignore_ascii_case("figure")
}

/// What stands in the text until the figure of this number is known.
pub(crate) fn mark(number: usize) -> String {
    format!("{}{number}{}", MARKS[0], MARKS[1])
}

/// The text without the marks in it.
pub(crate) fn without_marks(text: &str) -> String {
    replace(text, |_| String::new())
}

/// The numbers of the figures that a text has marks of.
pub(crate) fn marked(text: &str) -> Vec<usize> {
    let mut numbers = Vec::new();
    replace(text, |number| {
        numbers.push(number);
        String::new()
    });
    numbers
}

/// The text with words in the place of its marks.
pub(crate) fn replace(text: &str, mut words: impl FnMut(usize) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(MARKS[0]) {
        out.push_str(before);
        rest = after;
        if let Some((number, after)) = after.split_once(MARKS[1])
            && let Ok(number) = number.parse()
        {
            out.push_str(&words(number));
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Figure, Problem> {
        let text = text.to_owned();
        Written { text, span: 0..0 }.read()
    }

    #[test]
    fn a_reference_names_area_point_wave_and_form() {
        let figure = read("{Figure uk scanning latest percent or very few}").unwrap();
        assert_eq!(figure.of, point_of("uk", "scanning", Form::Percent));
        assert_eq!((figure.wave.as_str(), figure.capital), ("latest", true));
        assert_eq!(figure.instead.as_deref(), Some("very few"));
        let figure = read("{figure ni joined-up 2026}").unwrap();
        assert_eq!(figure.of, point_of("ni", "joined-up", Form::Met));
        assert_eq!((figure.capital, figure.instead), (false, None));
        let figure = read("{figure answers 2026}").unwrap();
        assert_eq!(figure.of, Of::Wave(Whole::Answers));
    }

    #[test]
    fn an_unclear_reference_is_told_how_to_be_clear() {
        assert!(
            read("{figure uk}")
                .unwrap_err()
                .1
                .contains("{figure uk scanning 2026}")
        );
        let (message, help) = read("{figure uk scanning 2026 percnt}").unwrap_err();
        assert_eq!(message, "no figure can be told as `percnt`");
        assert_eq!(help, "did you mean `percent`?");
        assert!(read("{figure uk scanning 2026 or }").is_err());
    }

    #[test]
    fn marks_are_found_and_replaced() {
        let text = format!("a {} b {} c", mark(0), mark(12));
        assert_eq!(marked(&text), [0, 12]);
        assert_eq!(replace(&text, |n| format!("<{n}>")), "a <0> b <12> c");
        assert_eq!(without_marks(&text), "a  b  c");
    }

    #[test]
    fn references_are_counted_in_the_source() {
        let source = "x {figure a b c} and {Figure d e f}";
        assert_eq!(place(source, 0), Some(2));
        assert_eq!(place(source, 1), Some(21));
        assert_eq!(place(source, 2), None);
    }
}
