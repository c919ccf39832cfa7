//! A report as annotations of a GitHub workflow: one command on a line
//! (docs.github.com, "Workflow commands for GitHub Actions").

use super::{Diagnostic, Report, Severity};
use crate::Due;
use std::path::Path;
use survey::Date;

impl Report {
    /// A line for each, with paths as seen from the folder that `content` is relative to.
    pub fn github(&self, content: &Path) -> String {
        let lines = self.iter().map(|one| one.github(content));
        lines.collect()
    }
}

impl Diagnostic {
    fn github(&self, content: &Path) -> String {
        let command = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut properties = Vec::new();
        let place = self.place.as_ref();
        if let Some(place) = place.filter(|place| !place.file.starts_with("sitegen:")) {
            properties.push(file_of(content, &place.file));
            if let Some(region) = &place.region {
                properties.push(format!("line={}", region.line));
                properties.push(format!("col={}", region.column));
                properties.push(format!("endColumn={}", region.end_column));
            }
        }
        properties.push(format!("title={}", property(self.code)));
        let mut text = self.message.clone();
        if let Some(help) = &self.help {
            text = format!("{text}\nhelp: {help}");
        }
        if !self.pages.is_empty() {
            text = format!("{text}\non {}", self.pages.join(", "));
        }
        format!("::{command} {}::{}\n", properties.join(","), message(&text))
    }
}

/// What falls due, as a line of its own: a mistake if it is overdue.
pub fn due(due: &Due, today: Date, content: &Path) -> String {
    let Due {
        kind,
        name,
        next_check,
        ..
    } = due;
    let (command, must) = match *next_check < today {
        true => ("error", "should have been"),
        false => ("warning", "must be"),
    };
    let file = file_of(content, &due.file);
    let text = format!("{kind} `{name}` {must} checked again by {next_check}");
    format!(
        "::{command} {file},line={},title=due::{}\n",
        due.line,
        message(&text)
    )
}

/// A file as seen from the folder that `content` is relative to.
fn file_of(content: &Path, file: &str) -> String {
    let file = content.join(file).display().to_string();
    let file = file.replace('\\', "/");
    let file = file.strip_prefix("./").unwrap_or(&file);
    format!("file={}", property(file))
}

/// What may stand after the second `::`.
fn message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What may stand as the value of a property.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_written_otherwise() {
        assert_eq!(message("50% of\r\nall: a, b"), "50%25 of%0D%0Aall: a, b");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }

    #[test]
    fn a_line_names_the_file_from_the_working_folder() {
        let mut one = Diagnostic::whole("broken-link", "no page");
        one.help = Some("write another".to_owned());
        let report = Report::new([one]);
        assert_eq!(
            report.github(Path::new("content")),
            "::error title=broken-link::no page%0Ahelp: write another\n"
        );
    }
}
