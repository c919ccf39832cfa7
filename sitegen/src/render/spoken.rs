//! The words of the pages: `words/<language>.toml` of the theme.
//!
//! The survey's own pages are made in each of its languages and their words are
//! named here one by one; what other templates say is theirs to name, as `t`.

use super::theme;
use super::view::ChartWords;
use crate::content::Content;
use crate::content::{Mistakes, Source};
use serde::{Deserialize, Serialize};
use survey::Language;
use survey::parse::{self, Finding, nearest};
use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

/// The words of one language.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Spoken {
    pub(super) frame: FrameWords,
    pub(super) questions: QuestionWords,
    pub(super) paper: PaperWords,
    pub(super) charts: ChartWords,
    /// What templates call `t`: the words of every other page.
    #[serde(skip)]
    pub(super) pages: Table,
}

/// The frame's first page.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrameWords {
    /// The link to the paper form.
    paper_link: String,
    /// Shown when the form cannot come for want of a connection: `{start}`.
    offline: String,
}

/// Questions, wherever all of them are shown.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionWords {
    title: String,
    lead: String,
    voiced: String,
    /// When a question is asked: `{number}` and `{answers}`.
    pub(super) only_if: String,
    pub(super) only_if_alone: String,
    pub(super) unless: String,
    pub(super) unless_alone: String,
    /// One of the answers: `{answer}`.
    pub(super) answer: String,
    /// Between two answers.
    pub(super) or: String,
    ends: String,
    required: String,
    start: String,
}

/// The paper form.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PaperWords {
    title: String,
    why: String,
    how_title: String,
    how: Vec<String>,
    how_post: String,
    stop: String,
    too_young: String,
    voiced: String,
    search: String,
    consent: String,
    agree: String,
    story_lines: String,
    post_title: String,
    no_post: String,
    after_title: String,
    after: Vec<String>,
    privacy: String,
    screen: String,
}

impl Spoken {
    /// The words of a language; `None`, with a mistake, if there are none or
    /// they are not complete.
    pub(super) fn read(
        content: &Content,
        language: &Language,
        mistakes: &mut Mistakes,
    ) -> Option<Self> {
        let name = format!("words/{language}.toml");
        let ours = theme::ours(&name);
        let own = content.theme.get(&name).map(String::as_str);
        if ours.or(own).is_none() {
            mistakes.whole(
                "site-words",
                format!(
                    "the site has no words in `{language}`: write them in `theme/{name}`, \
                 as the generator's own `words/en.toml` has them"
                ),
            );
            return None;
        }
        let source = Source {
            path: format!("theme/{name}"),
            text: own.unwrap_or_default().to_owned(),
        };
        let words = mistakes.take(&source, words(ours, own))?;
        match words.clone().try_into::<Self>() {
            Ok(mut spoken) => {
                spoken.pages = words;
                Some(spoken)
            }
            Err(error) => {
                mistakes.whole("site-words", format!("`theme/{name}`: {error}"));
                None
            }
        }
    }
}

impl Spoken {
    /// The words of a page that have this name.
    pub(super) fn text(&self, part: &str, name: &str) -> &str {
        let words = self.pages.get(part).and_then(|part| part.get(name));
        words.and_then(Value::as_str).unwrap_or_default()
    }
}

/// Our words, with the campaign's own in their place where it has some.
///
/// # Errors
/// Every mistake in the campaign's own.
fn words(ours: Option<&str>, own: Option<&str>) -> Result<Table, Vec<Finding>> {
    let mut words: Table = parse::toml(ours.unwrap_or_default())?;
    let Some(text) = own else {
        return Ok(words);
    };
    let own: Table = parse::toml(text)?;
    if ours.is_none() {
        return Ok(own);
    }
    let mut findings = Vec::new();
    if let Ok(places) = DeTable::parse(text) {
        replace(&mut words, own, places.get_ref(), "", &mut findings);
    }
    if findings.is_empty() {
        Ok(words)
    } else {
        Err(findings)
    }
}

/// Puts every text of `own` in the place of the one that has its name. `places` is the
/// same as `own`, with where each name stands.
fn replace(
    words: &mut Table,
    own: Table,
    places: &DeTable<'_>,
    within: &str,
    findings: &mut Vec<Finding>,
) {
    for (key, value) in own {
        let Some((name, below)) = places.iter().find(|(name, _)| **name.get_ref() == key) else {
            continue;
        };
        let span = name.span();
        let Some(place) = words.get_mut(&key) else {
            let help = match nearest(&key, words.keys().map(String::as_str)) {
                Some(name) => format!("did you mean `{name}`?"),
                None => "the names are those of the generator's own file".to_owned(),
            };
            let message = format!("there are no words called `{within}{key}`");
            findings.push(Finding::new(span, message).code("site-words").help(help));
            continue;
        };
        match (place, value, below.get_ref()) {
            (Value::Table(words), Value::Table(own), DeValue::Table(places)) => {
                replace(words, own, places, &format!("{within}{key}."), findings);
            }
            (place, value, _) if place.type_str() == value.type_str() => *place = value,
            (place, _, _) => {
                let message = format!("`{within}{key}` takes {}", takes(place));
                findings.push(Finding::new(span, message).code("site-words"));
            }
        }
    }
}

/// What a text of ours is, in an editor's words.
fn takes(ours: &Value) -> &'static str {
    match ours {
        Value::String(_) => "words between marks, as in `\"words\"`",
        Value::Array(_) => "a list, as in `[\"one\", \"another\"]`",
        Value::Table(_) => "names of its own, on the lines after it in brackets",
        _ => "another kind of value",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of all texts, each with what it is within.
    fn names(words: &Table, within: &str) -> Vec<String> {
        let below = words.iter().flat_map(|(key, value)| match value {
            Value::Table(table) => names(table, &format!("{within}{key}.")),
            _ => vec![format!("{within}{key}")],
        });
        below.collect()
    }

    #[test]
    fn welsh_and_english_have_the_same_names() {
        let read = |name| words(theme::ours(name), None).unwrap();
        let (english, welsh) = (read("words/en.toml"), read("words/cy.toml"));
        assert_eq!(names(&english, ""), names(&welsh, ""));
    }

    #[test]
    fn a_campaign_replaces_some_words_and_keeps_the_rest() {
        let ours = "[a]\nb = \"ours\"\nc = \"kept\"\n";
        let words = words(Some(ours), Some("[a]\nb = \"own\"\n")).unwrap();
        assert_eq!(words["a"]["b"].as_str(), Some("own"));
        assert_eq!(words["a"]["c"].as_str(), Some("kept"));
    }

    #[test]
    fn words_that_stand_for_nothing_are_told_with_the_nearest() {
        let ours = "[a]\ntitle = \"ours\"\n";
        let own = "[a]\ntitel = \"own\"\ntitle = 3\n";
        let found = words(Some(ours), Some(own)).unwrap_err();
        assert_eq!(&own[found[0].span.clone()], "titel");
        assert_eq!(found[0].help.as_deref(), Some("did you mean `title`?"));
        assert_eq!(&own[found[1].span.clone()], "title");
        assert!(found[1].message.starts_with("`a.title` takes words"));
        assert!(words(Some(ours), Some("a = 1\n")).is_err());
    }
}
