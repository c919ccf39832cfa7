//! `guidance.toml`: which national standards ask for what a point of the code
//! asks for.

use super::Reading;
use crate::content::State;
use serde::Deserialize;
use survey::parse::{self, Finding, nearest};
use survey::{Date, Definition, PrincipleId};
use toml::Spanned;

/// A standard or guideline beside a point of the code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Standard {
    /// The point that it stands beside.
    pub(crate) principle: Spanned<PrincipleId>,
    /// Its name.
    pub(crate) name: String,
    /// What it says, in our words.
    pub(crate) what: String,
    /// Where we found that.
    pub(crate) source: String,
    /// When it was looked up.
    pub(crate) checked: Date,
    /// Whether the wording has been checked with the standard itself.
    pub(crate) state: Spanned<State>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    guidance: Vec<Standard>,
}

/// Reads the standards.
pub(super) fn read(mut file: Reading<'_>, definition: &Definition) -> Vec<Standard> {
    let text = parse::toml::<File>(&file.source.text);
    let Some(File { guidance }) = file.mistakes.take(file.source, text) else {
        return Vec::new();
    };
    for standard in &guidance {
        let point = standard.principle.get_ref();
        if !definition.principles.contains(point) {
            let message = format!("`{point}` is not a point of the code");
            let finding = Finding::new(standard.principle.span(), message);
            let known = definition.principles.iter().map(PrincipleId::as_str);
            file.add(match nearest(point.as_str(), known) {
                Some(name) => finding.help(format!("did you mean `{name}`?")),
                None => finding,
            });
        }
        file.checked(&format!("`{}`", standard.name), &standard.state);
    }
    guidance
}
