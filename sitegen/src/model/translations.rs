//! Which of the survey's words a fluent speaker has approved.

use crate::content::{Content, Mistakes};
use survey::parse::Translation;

/// A wave is not opened with words that nobody has approved (DOMAIN E2), unless
/// it is a demonstration. Lists every draft with its file, line and key.
pub(super) fn approved(content: &Content, mistakes: &mut Mistakes) {
    if content.settings.campaign.sample {
        return;
    }
    for translation in &content.survey.translations {
        let lines: Vec<_> = drafts(translation).collect();
        if lines.is_empty() {
            continue;
        }
        let (language, count) = (&translation.language, count(lines.len()));
        mistakes.whole("draft-words", format!(
            "the survey cannot be opened with words that no fluent speaker has approved: {count} in `{language}`\n{}\n  \
             help: `sitegen approve {language}` prints what to write once they are approved; \
             or take `{language}` out of `languages` in survey/survey.toml",
            lines.join("\n"),
        ));
    }
}

fn drafts(translation: &Translation) -> impl Iterator<Item = String> {
    let path = &translation.path;
    translation.drafts().map(move |text| {
        let why = if text.outdated {
            " (approved before the words that it was made from changed)"
        } else {
            ""
        };
        format!("  {path}:{}: {}{why}", text.line, text.key)
    })
}

/// How far each language is: "the survey in `cy`: 12 of 150 texts approved".
pub(super) fn parity(content: &Content) -> Vec<String> {
    let all = content.survey.translations.iter();
    all.map(|translation| {
        let (all, drafts) = (translation.texts.len(), translation.drafts().count());
        format!(
            "the survey in `{}`: {} of {all} texts approved",
            translation.language,
            all - drafts
        )
    })
    .collect()
}

/// What an editor should know of languages that are not approved.
pub(super) fn notes(content: &Content) -> impl Iterator<Item = String> {
    let sample = content.settings.campaign.sample;
    let all = content.survey.translations.iter();
    all.filter_map(move |translation| {
        let drafts = translation.drafts().count();
        let what = if sample {
            "this sample shows them and says so; a real campaign is not opened with them"
        } else {
            "the survey is not opened with them"
        };
        let (language, count) = (&translation.language, count(drafts));
        (drafts > 0).then(|| format!("drafts: {count} of the survey in `{language}`; {what}"))
    })
}

fn count(texts: usize) -> String {
    match texts {
        1 => "1 text".to_owned(),
        n => format!("{n} texts"),
    }
}
