//! What pages place in their text: that it is there, and stands where it can.

use super::suggest;
use crate::content::{Content, DraftKind, Mistakes, Page, Segment};
use crate::render::theme;
use survey::parse::{Finding, nearest};

/// That the quotes and formulas that a page places are there.
pub(super) fn arguments(content: &Content, page: &Page, mistakes: &mut Mistakes) {
    for segment in &page.body.segments {
        let Segment::Block { name, arg, span } = segment else {
            continue;
        };
        let (what, known): (_, Vec<&str>) = match name.as_str() {
            "quote" => (
                "quote",
                content.quotes.iter().map(|q| q.id.as_str()).collect(),
            ),
            "table" => (
                "table",
                content.tables.all.iter().map(|t| t.name.as_str()).collect(),
            ),
            "formulas" => ("set of formulas", theme::FORMULAS.to_vec()),
            _ => continue,
        };
        let wanted = arg.as_deref().unwrap_or_default();
        if !known.contains(&wanted) {
            let message = format!("there is no {what} `{wanted}`");
            let draft = content.draft(DraftKind::Quote, wanted);
            let finding = match draft.filter(|_| name == "quote") {
                Some(draft) => draft.finding(span.clone(), message),
                None => suggest(span.clone(), message, nearest(wanted, known)),
            };
            mistakes.add(&page.source, finding);
        }
    }
}

/// That a page is not two places to answer at: both would be one survey.
pub(super) fn surveys(page: &Page, most: usize, mistakes: &mut Mistakes) {
    let places = page
        .body
        .segments
        .iter()
        .filter_map(|segment| match segment {
            Segment::Block { name, span, .. } if name == "survey" => Some(span),
            _ => None,
        });
    for span in places.skip(most) {
        let finding = if most == 0 {
            Finding::new(span.clone(), "only a page in `pages/` can hold the survey")
                .code("survey-place")
                .help("write a page in `pages/` for it, and a link to that here")
        } else {
            Finding::new(span.clone(), "the survey is on this page already")
                .code("survey-twice")
                .help("take one `{survey}` away")
        };
        mistakes.add(&page.source, finding);
    }
}

/// That what a block draws has been written.
pub(super) fn empty_blocks(content: &Content, page: &Page, mistakes: &mut Mistakes) {
    let people = &content.people;
    for segment in &page.body.segments {
        let Segment::Block { name, span, .. } = segment else {
            continue;
        };
        let (file, empty) = match name.as_str() {
            "complaints" => ("complaints.toml", people.complaints.is_empty()),
            "directory" => ("directory.toml", people.directory.is_empty()),
            "history" => ("history.toml", people.history.is_empty()),
            _ => continue,
        };
        // What is wrong in the file itself is told there.
        if empty && !mistakes.has(file) {
            let message = format!("there is nothing to show here: `{file}` has no entries");
            let finding = Finding::new(span.clone(), message).code("empty-block");
            let help = format!("write `{file}`, or take `{{{name}}}` away");
            mistakes.add(&page.source, finding.help(help));
        }
    }
}
