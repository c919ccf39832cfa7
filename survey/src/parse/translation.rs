//! Whether a translation says all that the first language says.

use super::wording::{Text, Wording, choice_of, names};
use super::{Finding, Findings, nearest};
use crate::Language;

/// Checks a translation against the words that it was made from.
///
/// # Errors
/// A text that only one of them has, and a name in braces that only one has.
pub(super) fn same_texts(
    source: &Wording,
    language: &Language,
    own: &Wording,
) -> Result<(), Vec<Finding>> {
    let mut findings = Findings::default();
    for text in source.iter().filter(|text| own.get(&text.key).is_none()) {
        findings.add(missing(text, language, own));
    }
    for text in own.iter() {
        match source.get(&text.key) {
            Some(theirs) => braces(theirs, text, language, &mut findings),
            // A voice may need words of its own in one language and not in another.
            None if choice_of(&text.key).is_some() => {}
            None => findings.add(
                Finding::new(
                    text.span.clone(),
                    format!("`{}` is not in `{language}`", text.key),
                )
                .help(format!("take it out, or add it to `{language}` first")),
            ),
        }
    }
    findings.or(())
}

/// At the nearest text that is there: the one that shares most of its key.
fn missing(text: &Text, language: &Language, own: &Wording) -> Finding {
    let shared = |other: &&Text| {
        let pairs = text.key.split('.').zip(other.key.split('.'));
        pairs.take_while(|(a, b)| a == b).count()
    };
    let beside = own.iter().max_by_key(shared);
    let span = beside.map_or(0..0, |beside| beside.span.clone());
    Finding::new(span, format!("`{}` is not translated", text.key))
        .help(format!("in `{language}` it is {}", text.value))
}

fn braces(theirs: &Text, text: &Text, language: &Language, findings: &mut Findings) {
    let (wanted, found) = (names(&theirs.value), names(&text.value));
    for name in found.difference(&wanted) {
        let finding = Finding::new(
            text.span.clone(),
            format!("`{{{name}}}` stands for nothing in `{}`", text.key),
        );
        findings.add(match nearest(name, wanted.iter().copied()) {
            Some(meant) => finding.help(format!("did you mean `{{{meant}}}`?")),
            None => finding.help(format!("in `{language}` it is {}", theirs.value)),
        });
    }
    // A misspelt name is one mistake: it is not reported as missing as well.
    if found.is_subset(&wanted) {
        for name in wanted.difference(&found) {
            findings.add(
                Finding::new(
                    text.span.clone(),
                    format!("`{}` lacks `{{{name}}}`", text.key),
                )
                .help(format!("in `{language}` it is {}", theirs.value)),
            );
        }
    }
}
