//! `survey.toml`, the whole of it.

use super::definition::Raw;
use super::{
    BreakdownRule, ExtractRules, Finding, Findings, Located, breakdown, check, extract, toml,
};
use crate::Definition;

/// Everything that `survey.toml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyFile {
    /// What is asked.
    pub definition: Definition,
    /// How research extracts are made safe, `[extract]`, if it says so.
    pub extract: Option<ExtractRules>,
    /// By which answers areas are broken down, `[[breakdown]]`.
    pub breakdowns: Vec<BreakdownRule>,
}

/// Reads and checks `survey.toml`.
///
/// # Errors
/// Everything that is wrong with the definition: unknown or missing keys, ids
/// that occur twice or nowhere, conditions that do not look back, scored
/// questions that do not measure exactly one principle, areas before their
/// parents. If nothing is, everything that is wrong with the other sections:
/// unknown questions and choices, choices in two bands, fewer than two bands of
/// a breakdown, steps of an extract that do not say exactly one thing or give
/// more detail than the ones before them.
pub fn survey_file(source: &str) -> Result<SurveyFile, Vec<Finding>> {
    let (file, findings) = read(source)?;
    findings.or(file)
}

/// The file, and what is wrong with the sections beside the definition, against
/// which other files can be checked all the same.
pub(super) fn read(source: &str) -> Result<(SurveyFile, Findings), Vec<Finding>> {
    let raw: Raw = toml(source)?;
    let located = Located::new(source);
    let (definition, extract, breakdowns) = raw.into_parts();
    let mut findings = Findings::default();
    check::definition(&definition, &located, &mut findings);
    let definition = findings.or(definition)?;
    let mut findings = Findings::default();
    let extract = extract.map(|raw| extract::rules(raw, &definition, &located, &mut findings));
    let breakdowns = breakdown::rules(breakdowns, &definition, &located, &mut findings);
    let file = SurveyFile {
        definition,
        extract,
        breakdowns,
    };
    Ok((file, findings))
}
