//! Findings as a person reads them: file, line, column, the text around them.

use super::Finding;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// The mistakes in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// The file's path within the content folder.
    pub path: String,
    /// The file's text.
    pub source: String,
    /// What is wrong with it, in file order; never empty.
    pub findings: Vec<Finding>,
}

impl FileReport {
    /// Every mistake with its place and an excerpt, in colour for a terminal
    /// or plain for a log.
    pub fn render(&self, colour: bool) -> String {
        self.render_as(&Level::ERROR, colour)
    }

    /// The same for findings that stop nothing.
    pub fn render_warnings(&self, colour: bool) -> String {
        self.render_as(&Level::WARNING, colour)
    }

    fn render_as(&self, level: &Level<'_>, colour: bool) -> String {
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let shown = self
            .findings
            .iter()
            .map(|finding| renderer.render(&[self.group(level, finding)]));
        shown.collect::<Vec<_>>().join("\n\n")
    }

    fn group<'a>(&'a self, level: &Level<'a>, finding: &'a Finding) -> Group<'a> {
        let title = level.clone().primary_title(finding.message.as_str());
        let group = if self.source.is_empty() {
            Group::with_title(title).element(annotate_snippets::Origin::path(self.path.as_str()))
        } else {
            title.element(
                Snippet::source(self.source.as_str())
                    .path(self.path.as_str())
                    .annotation(AnnotationKind::Primary.span(self.visible(finding))),
            )
        };
        match &finding.help {
            Some(help) => group.element(Level::HELP.message(help.as_str())),
            None => group,
        }
    }

    /// The span, at least one character wide, and only its first line: a table
    /// that lacks a key would otherwise be printed whole.
    fn visible(&self, finding: &Finding) -> std::ops::Range<usize> {
        let len = self.source.len();
        let start = finding.span.start.min(len);
        let mut end = finding.span.end.clamp(start, len);
        if let Some(line) = self.source[start..end].find('\n') {
            end = start + line;
        }
        start..end
    }
}
