//! Every mistake of a build, in one report.

use super::Source;
use std::collections::BTreeMap;
use std::fmt;
use survey::parse::{FileReport, Finding};

/// The mistakes found so far.
#[derive(Debug, Default)]
pub struct Mistakes {
    files: BTreeMap<String, FileReport>,
    other: Vec<String>,
    warnings: BTreeMap<String, FileReport>,
}

impl Mistakes {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.other.is_empty()
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
        let files = self.warnings.values();
        files.map(|file| file.render_warnings(colour)).collect()
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

    /// A mistake that is in no single file.
    pub(crate) fn other(&mut self, message: impl Into<String>) {
        self.other.push(message.into());
    }

    /// All of it for a person to read, grouped by file.
    pub fn render(&self, colour: bool) -> String {
        let files = self.files.values().map(|file| file.render(colour));
        let other = self.other.iter().map(|message| format!("error: {message}"));
        files.chain(other).collect::<Vec<_>>().join("\n\n")
    }
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
