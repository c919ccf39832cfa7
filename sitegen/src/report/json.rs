//! A report for a program: one JSON document.

use super::{Diagnostic, Report};
use serde::Serialize;

/// The version of the document's shape; it goes up when something is taken away or means
/// something else.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    errors: usize,
    warnings: usize,
    diagnostics: &'a [Diagnostic],
}

impl Report {
    /// All of it as one JSON document, whose shape `docs/handbook/mistakes.md` describes.
    pub fn json(&self) -> String {
        let document = Document {
            format: FORMAT,
            errors: self.errors(),
            warnings: self.warnings(),
            diagnostics: &self.diagnostics,
        };
        serde_json::to_string_pretty(&document).expect("text and numbers are always JSON")
    }
}
