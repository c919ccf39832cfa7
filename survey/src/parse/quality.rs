//! `quality.toml`: what is looked at before answers are counted.

use super::{Finding, Findings, Located, locate::At, toml};
use serde::{Deserialize, Serialize};

/// The rules of the quality checks (DOMAIN C9): decided and published before
/// anybody answers. They say what two people look at, never what is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct QualityRules {
    /// Stories with fewer words than this are not compared: short ones are
    /// alike by chance.
    pub story_words: u32,
    /// Two stories are near-identical if they share at least this percentage
    /// of their runs of three words.
    pub story_alike: u32,
    /// An embed with fewer answers in a batch than this is not looked at.
    pub burst_answers: u32,
    /// A burst is more than this percentage of the batch's answers …
    pub burst_share: u32,
    /// … and more than this many times the embed's usual number.
    pub burst_times: u32,
}

impl Default for QualityRules {
    fn default() -> Self {
        Self {
            story_words: 20,
            story_alike: 80,
            burst_answers: 30,
            burst_share: 20,
            burst_times: 4,
        }
    }
}

/// Reads the rules of the quality checks. What is left out is as in the defaults.
///
/// # Errors
/// Unknown keys, and numbers with which a rule would say nothing or everything.
pub fn quality(source: &str) -> Result<QualityRules, Vec<Finding>> {
    let rules: QualityRules = toml(source)?;
    let located = Located::new(source);
    let mut findings = Findings::default();
    for (key, value, least, most) in [
        ("story_words", rules.story_words, 3, 1_000),
        ("story_alike", rules.story_alike, 50, 100),
        ("burst_answers", rules.burst_answers, 1, 1_000_000),
        ("burst_share", rules.burst_share, 1, 99),
        ("burst_times", rules.burst_times, 1, 1_000),
    ] {
        if !(least..=most).contains(&value) {
            let span = located.span(&[At::Key(key)]);
            let message = format!("`{key}` is {value}; it can be {least} to {most}");
            findings.add(Finding::new(span, message));
        }
    }
    findings.or(rules)
}
