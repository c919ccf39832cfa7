//! `text/<language>.review.toml`: which texts a fluent speaker has approved.
//!
//! The words' own file says `state = "draft"` or `"approved"` for all of them;
//! this one, which need not be there, says otherwise for some. An approval
//! holds a copy of the words that the translation was made from, and counts
//! for as long as they stay the same.

use super::locate::At::{self, Index, Key};
use super::wording::Wording;
use super::{Finding, Findings, Located, nearest, toml};
use crate::text::Review;
use crate::{Date, Language};
use ::toml::Value;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// Keys, or the beginnings of keys, of texts that are drafts.
    #[serde(default)]
    draft: Vec<String>,
    #[serde(default)]
    approved: Vec<Approval>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Approval {
    #[expect(dead_code, reason = "for those who read the file; its form is checked")]
    date: Date,
    by: String,
    words: BTreeMap<String, Value>,
}

/// The state of every text in one language.
#[derive(Debug, Clone)]
pub struct Translation {
    /// The language.
    pub language: Language,
    /// The file's path within the content folder.
    pub path: String,
    /// The texts, in the order of the file.
    pub texts: Vec<TextState>,
}

/// Whether one text is approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextState {
    /// Its dotted key: `question.role.label`.
    pub key: String,
    /// The line that it begins on.
    pub line: usize,
    /// Whether it is approved.
    pub state: Review,
    /// Whether it was, and the words that it was made from have changed since.
    pub outdated: bool,
    /// Those words as they are now, as a TOML value.
    pub source: String,
}

impl Translation {
    /// The texts that nobody has approved as they stand.
    pub fn drafts(&self) -> impl Iterator<Item = &TextState> {
        self.texts.iter().filter(|t| t.state == Review::Draft)
    }

    /// The texts whose keys are among these or begin with one of them; all of
    /// them if none is named.
    ///
    /// # Errors
    /// The first name that stands for none, and the nearest that does.
    pub fn select(&self, names: &[String]) -> Result<Vec<&TextState>, String> {
        if let Some(name) = names
            .iter()
            .find(|n| !self.texts.iter().any(|t| is_in(&t.key, n)))
        {
            let keys = self.texts.iter().map(|t| t.key.as_str());
            let meant = nearest(name, keys).map(|key| format!(": did you mean `{key}`?"));
            let path = &self.path;
            return Err(format!(
                "{path} has no `{name}`{}",
                meant.unwrap_or_default()
            ));
        }
        let chosen = self.texts.iter();
        Ok(chosen
            .filter(|t| names.is_empty() || names.iter().any(|name| is_in(&t.key, name)))
            .collect())
    }
}

/// Reads the file and checks that every key in it is one of the language's.
///
/// # Errors
/// Unknown or missing keys, a text that is not there, an approval by nobody.
pub(super) fn review(source: &str, own: &Wording) -> Result<File, Vec<Finding>> {
    let file: File = toml(source)?;
    let located = Located::new(source);
    let mut findings = Findings::default();
    let mut unknown = |key: &str, at: &[At<'_>]| {
        let finding = Finding::new(located.span(at), format!("there is no text `{key}`"));
        let keys = own.iter().map(|text| text.key.as_str());
        findings.add(match nearest(key, keys) {
            Some(meant) => finding.help(format!("did you mean `{meant}`?")),
            None => finding,
        });
    };
    for (index, key) in file.draft.iter().enumerate() {
        if !own.iter().any(|text| is_in(&text.key, key)) {
            unknown(key, &[Key("draft"), Index(index)]);
        }
    }
    for (index, approval) in file.approved.iter().enumerate() {
        let at = [Key("approved"), Index(index), Key("words")];
        for key in approval.words.keys().filter(|k| own.get(k).is_none()) {
            unknown(key, &[at[0], at[1], at[2], Key(key)]);
        }
    }
    for (index, approval) in file.approved.iter().enumerate() {
        if approval.by.trim().is_empty() {
            let span = located.span(&[Key("approved"), Index(index), Key("by")]);
            let help = "say in what role they approved it: \"translator, a health board\"";
            findings.add(Finding::new(span, "`by` is empty").help(help));
        }
    }
    findings.or(file)
}

/// The state of every text: the file's own, but for what the review says.
/// `source` are the words that they were made from.
pub(super) fn states(
    state: Review,
    file: &File,
    source: &Wording,
    own: &Wording,
) -> Vec<TextState> {
    let mut texts = Vec::new();
    for text in own.iter() {
        let now = source.source_of(&text.key).unwrap_or(&text.value);
        // The last approval of a text is the one that counts.
        let approvals = file.approved.iter().rev();
        let approved = approvals
            .filter_map(|approval| approval.words.get(&text.key))
            .map(|then| then == now)
            .next();
        let put_back = file.draft.iter().any(|key| is_in(&text.key, key));
        let state = match approved {
            _ if put_back => Review::Draft,
            Some(true) => Review::Approved,
            Some(false) => Review::Draft,
            None => state,
        };
        texts.push(TextState {
            key: text.key.clone(),
            line: text.line,
            state,
            outdated: approved == Some(false) && !put_back,
            source: now.to_string(),
        });
    }
    texts
}

/// Whether a key is this one or lies below it.
fn is_in(key: &str, name: &str) -> bool {
    key.strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
