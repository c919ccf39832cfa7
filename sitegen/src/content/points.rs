//! `code/*.md`: the pages of the points.

use super::page::{self, Page};
use super::{Folder, Mistakes};
use anyhow::Result;
use survey::parse::{Campaign, Finding, nearest};

/// The pages of the points, in the survey's order: their numbers follow from it.
///
/// # Errors
/// If a file cannot be read.
pub(super) fn read(
    folder: &Folder,
    survey: &Campaign,
    values: &[(&str, &str)],
    mistakes: &mut Mistakes,
) -> Result<Vec<Page>> {
    let mut sources = folder.files("code", "md")?;
    let mut points = Vec::new();
    for principle in &survey.definition.principles {
        let found = sources.iter().position(|s| s.stem() == principle.as_str());
        let Some(found) = found else {
            mistakes.whole(
                "missing-page",
                format!("point `{principle}` has no page: write `code/{principle}.md`"),
            );
            continue;
        };
        let source = sources.remove(found);
        let title = survey
            .texts
            .first()
            .and_then(|t| t.principles.get(principle));
        let title = title.map_or(principle.as_str(), |t| &t.title);
        points.extend(page::read_point(&source, title, values, mistakes));
    }
    for source in sources {
        let known = survey
            .definition
            .principles
            .iter()
            .map(survey::PrincipleId::as_str);
        let finding = Finding::new(0..0, format!("the survey has no point `{}`", source.stem()))
            .code("unknown-point");
        let finding = match nearest(source.stem(), known) {
            Some(name) => finding.help(format!("did you mean `{name}.md`?")),
            None => finding,
        };
        mistakes.add(&source, finding);
    }
    Ok(points)
}
