//! What a build has to say, as data, and in the forms that people and programs read.
//!
//! Every mistake and warning is a [`Diagnostic`]: a stable code, where, what, and what
//! to do. A [`Report`] holds those of one build and writes them for a terminal
//! (`human`), for a program (`json`) or as annotations of a GitHub workflow (`github`).

mod codes;
mod diagnostic;
mod github;
mod human;
mod json;

pub use codes::{CODES, meaning};
pub use diagnostic::{Diagnostic, Place, Region, Severity};
pub use github::due as github_due;

/// All that a build found, grouped by file: mistakes, and what somebody should look at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Orders what was found by file and place; what is in no file comes last.
    pub fn new(diagnostics: impl IntoIterator<Item = Diagnostic>) -> Self {
        let mut diagnostics: Vec<_> = diagnostics.into_iter().collect();
        diagnostics.sort_by_cached_key(Diagnostic::order);
        Self { diagnostics }
    }

    /// Each of them, in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// How many stop the site from being built.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many should be looked at.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// Makes every warning a mistake.
    #[must_use]
    pub fn deny_warnings(mut self) -> Self {
        for diagnostic in &mut self.diagnostics {
            diagnostic.severity = Severity::Error;
        }
        self
    }

    fn count(&self, severity: Severity) -> usize {
        let these = self.iter().filter(|d| d.severity == severity);
        these.count()
    }
}
