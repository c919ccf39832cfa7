//! The lines of the opened files: answers without the story, and stories
//! without the answers.

use serde::{Deserialize, Serialize};
use survey::{Answers, ChoiceId, Choices, EmbedId, Language, Response, Tag};

/// A line of `responses.jsonl`. Holds no story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The withdrawal tag, 64 hexadecimal digits.
    pub tag: String,
    /// The language it was answered in.
    pub language: Language,
    /// The site that carried the survey, if it gave itself a name.
    pub embed: Option<EmbedId>,
    /// The answers.
    pub answers: Answers,
}

/// A line of `stories.jsonl`. Holds no answers, so that who moderates a story
/// does not see them (DOMAIN T18).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoryRecord {
    /// The withdrawal tag, 64 hexadecimal digits.
    pub tag: String,
    /// The writer's words.
    pub text: String,
    /// What may be done with them: `research`, `quote` or `full`.
    pub permission: String,
    /// Content labels that the writer chose.
    pub labels: Choices,
    /// The word that the writer prefers for the loss, if they said.
    pub word: Option<ChoiceId>,
    /// The language it was written in, as far as the form knows.
    pub language: Language,
}

impl Record {
    /// The answers of a response.
    pub fn of(tag: Tag, response: &Response) -> Self {
        Self {
            tag: tag.to_string(),
            language: response.language.clone(),
            embed: response.embed.clone(),
            answers: response.answers.clone(),
        }
    }
}

impl StoryRecord {
    /// The story of a response, if there is one.
    pub fn of(tag: Tag, response: &Response) -> Option<Self> {
        let story = response.story.as_ref()?;
        Some(Self {
            tag: tag.to_string(),
            text: story.text.clone(),
            permission: story.permission.as_str().to_owned(),
            labels: story.labels.clone(),
            word: story.word.clone(),
            language: response.language.clone(),
        })
    }
}
