//! One mistake or warning, complete in itself.

use serde::Serialize;
use std::ops::Range;
use survey::parse::Finding;

/// Something that is wrong, or that somebody should look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Whether the site can be built with it.
    pub severity: Severity,
    /// The kind, by a name that stays: one of [`CODES`](super::CODES).
    pub code: &'static str,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where, if it is in one file.
    pub place: Option<Place>,
    /// For a template: those that it was reached through, the outermost first.
    pub through: Vec<Place>,
    /// The addresses of the pages that it shows on, if a file does not say that.
    pub pages: Vec<String>,
}

/// Whether a site can be built in spite of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is written until this is put right.
    Error,
    /// The site is built; somebody should look at it.
    Warning,
}

/// A file, and where in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// The path within the content folder; for a template of the program itself,
    /// its name after `sitegen:`.
    pub file: String,
    /// Where, if it is not about the file as a whole.
    #[serde(flatten)]
    pub region: Option<Region>,
}

/// A part of one line of a file. Everything is counted from one, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Region {
    /// The line.
    pub line: usize,
    /// The first character.
    pub column: usize,
    /// The character after the last.
    pub end_column: usize,
    /// The whole line.
    pub excerpt: String,
}

impl Diagnostic {
    /// A mistake that is in no single file.
    pub(crate) fn whole(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: message.into(),
            help: None,
            place: None,
            through: Vec::new(),
            pages: Vec::new(),
        }
    }

    /// The same, on this page.
    #[must_use]
    pub(crate) fn on(mut self, page: String) -> Self {
        self.pages.push(page);
        self
    }

    /// What was found in a file with this text; `unnamed` is the code of a finding
    /// that brings none.
    pub(crate) fn of(
        severity: Severity,
        path: &str,
        text: &str,
        finding: &Finding,
        unnamed: &'static str,
    ) -> Self {
        Self {
            severity,
            help: finding.help.clone(),
            place: Some(Place {
                file: path.to_owned(),
                region: (!text.is_empty()).then(|| Region::of(text, finding.span.clone())),
            }),
            ..Self::whole(finding.code.unwrap_or(unnamed), finding.message.clone())
        }
    }

    /// What reports are ordered by.
    pub(super) fn order(&self) -> (bool, String, usize, usize, Severity) {
        let Some(place) = &self.place else {
            return (true, String::new(), 0, 0, self.severity);
        };
        let at = place.region.as_ref();
        let (line, column) = at.map_or((0, 0), |r| (r.line, r.column));
        (false, place.file.clone(), line, column, self.severity)
    }
}

impl Place {
    /// A file as a whole.
    pub(crate) fn file(file: String) -> Self {
        Self { file, region: None }
    }
}

impl Region {
    /// The first line of a span: a table that lacks a key would otherwise be shown whole.
    pub(crate) fn of(text: &str, span: Range<usize>) -> Self {
        let start = boundary(text, span.start);
        let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let to = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = boundary(text, span.end).clamp(start, to);
        let column = text[from..start].chars().count() + 1;
        Self {
            line: text[..from].matches('\n').count() + 1,
            column,
            end_column: column + text[start..end].chars().count(),
            excerpt: text[from..to].trim_end_matches('\r').to_owned(),
        }
    }

    /// The bytes of the excerpt that are meant.
    pub(super) fn marked(&self) -> Range<usize> {
        let byte = |column: usize| {
            let mut characters = self.excerpt.char_indices().map(|(at, _)| at);
            characters.nth(column - 1).unwrap_or(self.excerpt.len())
        };
        byte(self.column)..byte(self.end_column)
    }
}

/// The byte, or the nearest before it at which a character begins.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_from_one() {
        let text = "one\nŵyth £5 two\nthree";
        let at = text.find("two").unwrap();
        let region = Region::of(text, at..text.len());
        assert_eq!((region.line, region.column, region.end_column), (2, 9, 12));
        assert_eq!(&region.excerpt[region.marked()], "two");
    }

    #[test]
    fn a_place_after_the_end_is_the_end() {
        let region = Region::of("a\n", 9..12);
        assert_eq!((region.line, region.column, region.end_column), (2, 1, 1));
        assert_eq!(region.marked(), 0..0);
    }
}
