//! The words of the pages that are made in each language of the survey:
//! `words/<language>.toml` of the theme.

use super::theme;
use super::view::ChartWords;
use crate::content::Content;
use crate::content::Mistakes;
use serde::{Deserialize, Serialize};
use survey::Language;

/// The words of one language.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spoken {
    pub(super) frame: FrameWords,
    pub(super) questions: QuestionWords,
    pub(super) paper: PaperWords,
    pub(super) charts: ChartWords,
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
        let Some(text) = theme::text(&content.theme, &name) else {
            mistakes.other(format!(
                "the paper form has no words in `{language}`: write them in `theme/{name}`, \
                 as the generator's own `words/en.toml` has them"
            ));
            return None;
        };
        let read = toml::from_str(text);
        read.map_err(|error| mistakes.other(format!("`theme/{name}`: {error}")))
            .ok()
    }
}
