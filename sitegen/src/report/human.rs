//! A report for a person: grouped by file, each mistake with its line and a mark below it.

use super::{Diagnostic, Place, Report, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// How many of one file are shown, and how many in all: nobody reads more at a time, and
/// one slip in a shared file can repeat itself on every page.
const OF_A_FILE: usize = 50;
const IN_ALL: usize = 200;
/// How many pages are named that a mistake shows on.
const PAGES: usize = 8;

impl Report {
    /// All of it for a person to read, in colour for a terminal or plain for a log. Of a
    /// very long report, the beginning of each file and how many more there are.
    pub fn human(&self, colour: bool) -> String {
        let mut shown = Vec::new();
        let mut left = IN_ALL;
        let mut hidden = 0;
        for file in self.diagnostics.chunk_by(|a, b| a.file() == b.file()) {
            let now = file.len().min(OF_A_FILE).min(left);
            left -= now;
            shown.extend(file[..now].iter().map(|one| one.human(colour)));
            let more = file.len() - now;
            match file[0].file() {
                Some(name) if more > 0 && now > 0 => {
                    shown.push(format!("… and {more} more in {name}"));
                }
                _ => hidden += more,
            }
        }
        if hidden > 0 {
            shown.push(format!(
                "… and {hidden} more; put these right first, or see all with `--format json`"
            ));
        }
        shown.join("\n\n")
    }
}

impl Diagnostic {
    /// It alone for a person to read.
    pub fn human(&self, colour: bool) -> String {
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let mut text = renderer.render(&self.groups());
        // A message may bring a list of its own.
        for line in self.message.lines().skip(1) {
            text.push('\n');
            text.push_str(line);
        }
        if !self.pages.is_empty() {
            let shown = self.pages.len().min(PAGES);
            text.push_str("\n  on ");
            text.push_str(&self.pages[..shown].join(", "));
            if self.pages.len() > shown {
                text.push_str(&format!(" and {} more", self.pages.len() - shown));
            }
        }
        text
    }

    fn file(&self) -> Option<&str> {
        self.place.as_ref().map(|place| place.file.as_str())
    }

    fn groups(&self) -> Vec<Group<'_>> {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = self.message.lines().next().unwrap_or_default();
        let title = level.primary_title(title);
        let group = match &self.place {
            Some(place) => at(Group::with_title(title), place),
            None => Group::with_title(title),
        };
        let group = match &self.help {
            Some(help) => group.element(Level::HELP.message(help.as_str())),
            None => group,
        };
        if self.through.is_empty() {
            return vec![group];
        }
        let title = Level::NOTE.secondary_title("it was reached through");
        let outer = self.through.iter().rev();
        let outer = outer.fold(Group::with_title(title), at);
        vec![group, outer]
    }
}

/// Adds a place, with its line if it has one.
fn at<'a>(group: Group<'a>, place: &'a Place) -> Group<'a> {
    let Some(region) = &place.region else {
        return group.element(Origin::path(place.file.as_str()));
    };
    if region.excerpt.is_empty() {
        let origin = Origin::path(place.file.as_str()).line(region.line);
        return group.element(origin.char_column(region.column));
    }
    group.element(
        Snippet::source(region.excerpt.as_str())
            .line_start(region.line)
            .path(place.file.as_str())
            .annotation(AnnotationKind::Primary.span(region.marked())),
    )
}
