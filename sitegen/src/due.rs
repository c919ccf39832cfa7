//! What somebody must look at again, and by when.

use crate::Options;
use crate::content::{self, Content, Folder, Mistakes};
use anyhow::Result;
use std::ops::Range;
use survey::Date;

/// Something that must be looked at again by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Due {
    /// What it is: "helpline", "page".
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
    /// The file that it stands in, within the content folder.
    pub file: String,
    /// The line of it, from one.
    pub line: usize,
    /// When it was checked.
    pub checked: Date,
    /// The last day before it must be checked again: a year later.
    pub next_check: Date,
}

/// Everything in a content folder that somebody must look at again, what comes first
/// first. What is overdue is in the list, and no error.
///
/// # Errors
/// [`Mistakes`], as an error that can be downcast, if files cannot be understood, for then
/// the list would have holes; other errors if they cannot be read.
pub fn due(options: &Options) -> Result<Vec<Due>> {
    let mut mistakes = Mistakes::default();
    let folder = Folder::open(&options.content)?;
    let content = content::read(&folder, &mut mistakes)?;
    let Some(content) = content.filter(|_| mistakes.is_empty()) else {
        return Err(mistakes.into());
    };
    let lines = folder.text("helplines.toml")?.unwrap_or_default();
    let mut due = register(&content, &lines);
    due.sort_by(|a, b| (a.next_check, &a.file, a.line).cmp(&(b.next_check, &b.file, b.line)));
    Ok(due)
}

fn register(content: &Content, lines: &str) -> Vec<Due> {
    let helplines = content.helplines.iter().map(|line| Due {
        kind: "helpline",
        name: line.name.clone(),
        file: "helplines.toml".to_owned(),
        line: line_of(lines, &line.number.span()),
        checked: line.checked,
        next_check: year_after(line.checked),
    });
    let pages = content.pages.iter().chain(&content.points);
    let pages = pages.filter_map(|page| {
        let checked = page.front.checked?;
        let text = &page.source.text;
        let at = text.find("\nchecked").map_or(0, |at| at + 1);
        Some(Due {
            kind: "page",
            name: page.front.title.clone(),
            file: page.source.path.clone(),
            line: line_of(text, &(at..at)),
            checked,
            next_check: year_after(checked),
        })
    });
    helplines.chain(pages).collect()
}

fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.get(..span.start)
        .unwrap_or_default()
        .matches('\n')
        .count()
        + 1
}

/// The same day of the next year; the last of February for a leap day.
fn year_after(date: Date) -> Date {
    let next = |day| Date::new(date.year() + 1, date.month(), day);
    next(date.day()).or_else(|| next(28)).unwrap_or(date)
}
