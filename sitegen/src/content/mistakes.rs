//! Every mistake of a build, in one report.

use super::Source;
use crate::report::{Diagnostic, Report, Severity};
use std::collections::BTreeMap;
use std::fmt;
use survey::parse::{FileReport, Finding};

/// The mistakes found so far, and what somebody should look at.
#[derive(Debug, Default)]
pub struct Mistakes {
    files: BTreeMap<String, FileReport>,
    other: Vec<Diagnostic>,
    warnings: BTreeMap<String, FileReport>,
}

impl Mistakes {
    /// Whether nothing was found that stops the build.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.other.is_empty()
    }

    /// Whether something should be looked at.
    pub(crate) fn has_warnings(&self) -> bool {
        !self.warnings.is_empty()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        let in_files: usize = self.files.values().map(|f| f.findings.len()).sum();
        in_files + self.other.len()
    }

    /// Whether something was found in this file.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// A mistake in a file.
    pub(crate) fn add(&mut self, source: &Source, finding: Finding) {
        note(&mut self.files, source, finding);
    }

    /// Something in a file that somebody should look at, although the site can
    /// be built with it.
    pub(crate) fn warn(&mut self, source: &Source, finding: Finding) {
        note(&mut self.warnings, source, finding);
    }

    /// All that somebody should look at, grouped by file.
    pub fn render_warnings(&self, colour: bool) -> Vec<String> {
        let warnings = of_files(&self.warnings, Severity::Warning);
        let report = Report::new(warnings);
        report.iter().map(|one| one.human(colour)).collect()
    }

    /// The value, or `None` with the mistakes noted.
    pub(crate) fn take<T>(&mut self, source: &Source, read: Result<T, Vec<Finding>>) -> Option<T> {
        read.map_err(|findings| findings.into_iter().for_each(|f| self.add(source, f)))
            .ok()
    }

    /// The mistakes of one file, as `survey` reports them.
    pub(crate) fn file(&mut self, report: FileReport) {
        self.files.insert(report.path.clone(), report);
    }

    /// All of another part of the content.
    pub(crate) fn extend(&mut self, more: Self) {
        self.files.extend(more.files);
        self.other.extend(more.other);
        self.warnings.extend(more.warnings);
    }

    /// A mistake that is in no single file, and has no code of its own.
    #[allow(dead_code, reason = "for parts whose mistakes are not named yet")]
    pub(crate) fn other(&mut self, message: impl Into<String>) {
        self.whole("site", message);
    }

    /// A mistake that is in no single file.
    pub(crate) fn whole(&mut self, code: &'static str, message: impl Into<String>) {
        self.push(Diagnostic::whole(code, message));
    }

    /// A mistake with everything that is known of it.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.other.push(diagnostic);
    }

    /// Each mistake, then each warning, as data.
    pub fn diagnostics(&self) -> impl Iterator<Item = Diagnostic> {
        of_files(&self.files, Severity::Error)
            .chain(self.other.iter().cloned())
            .chain(of_files(&self.warnings, Severity::Warning))
    }

    /// Mistakes and warnings together, grouped by file.
    pub fn report(&self) -> Report {
        Report::new(self.diagnostics())
    }

    /// The mistakes for a person to read, grouped by file.
    pub fn render(&self, colour: bool) -> String {
        let errors = |one: &Diagnostic| one.severity == Severity::Error;
        Report::new(self.diagnostics().filter(errors)).human(colour)
    }
}

/// What was found in files. A finding without a code is named after where it is.
fn of_files(
    files: &BTreeMap<String, FileReport>,
    severity: Severity,
) -> impl Iterator<Item = Diagnostic> {
    files.values().flat_map(move |file| {
        let unnamed = after(&file.path);
        let of = move |f| Diagnostic::of(severity, &file.path, &file.source, f, unnamed);
        file.findings.iter().map(of)
    })
}

/// The code of a finding that has none of its own: what kind of file it is in.
fn after(path: &str) -> &'static str {
    const KINDS: [(&str, &str); 17] = [
        ("complaints.toml", "complaints"),
        ("corrections.toml", "corrections"),
        ("directory.toml", "directory"),
        ("facts.toml", "facts"),
        ("glossary.toml", "glossary"),
        ("guidance.toml", "guidance"),
        ("health/", "health"),
        ("helplines.toml", "helplines"),
        ("history.toml", "history"),
        ("news/", "news"),
        ("notices.toml", "notices"),
        ("organisations/", "survey"),
        ("redirects.toml", "redirects"),
        ("stories/", "stories"),
        ("studies/", "studies"),
        ("survey/", "survey"),
        ("tables/", "tables"),
    ];
    let kind = KINDS.iter().find(|(start, _)| path.starts_with(start));
    kind.map_or("content", |(_, code)| code)
}

fn note(files: &mut BTreeMap<String, FileReport>, source: &Source, finding: Finding) {
    let report = files
        .entry(source.path.clone())
        .or_insert_with(|| FileReport {
            path: source.path.clone(),
            source: source.text.clone(),
            findings: Vec::new(),
        });
    report.findings.push(finding);
    report.findings.sort_by_key(|f| f.span.start);
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Mistakes {}
