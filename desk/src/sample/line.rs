//! A made-up response as a line of JSON.

use serde::{Deserialize, Serialize};
use survey::{
    Answers, ChoiceId, Choices, EmbedId, Language, Permission, Response, Story, SurveyId, WaveId,
};

/// A response as a line of JSON; [`Line::of`] and [`Line::into_response`] are
/// each other's inverse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The survey that was answered.
    pub survey: SurveyId,
    /// The wave that it belongs to.
    pub wave: WaveId,
    /// The definition that was on the screen.
    pub definition_version: u32,
    /// The consent statement that was agreed to.
    pub consent_version: u32,
    /// The language it was answered in.
    pub language: Language,
    /// The site that carried the survey, if it gave itself a name.
    pub embed: Option<EmbedId>,
    /// The answers, by question: `{"one": choice}`, `{"many": [choice, …]}` or
    /// `{"organisation": code}`.
    pub answers: Answers,
    /// The story, if one was told.
    pub story: Option<StoryLine>,
}

/// A story as a part of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoryLine {
    /// The writer's words.
    pub text: String,
    /// `research`, `quote` or `full`.
    pub permission: String,
    /// Content labels that the writer chose.
    pub labels: Choices,
    /// The word that the writer prefers for the loss, if they said.
    pub word: Option<ChoiceId>,
}

/// A permission that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a permission; it is `research`, `quote` or `full`")]
pub struct UnknownPermission(String);

impl Line {
    /// The line of a response.
    pub fn of(response: Response) -> Self {
        Self {
            survey: response.survey,
            wave: response.wave,
            definition_version: response.definition_version,
            consent_version: response.consent_version,
            language: response.language,
            embed: response.embed,
            answers: response.answers,
            story: response.story.map(|mut story| StoryLine {
                text: std::mem::take(&mut story.text),
                permission: story.permission.as_str().to_owned(),
                labels: std::mem::take(&mut story.labels),
                word: story.word.take(),
            }),
        }
    }

    /// The response of a line.
    ///
    /// # Errors
    /// The permission is none that exists.
    pub fn into_response(self) -> Result<Response, UnknownPermission> {
        let story = self.story.map(StoryLine::into_story).transpose()?;
        Ok(Response {
            survey: self.survey,
            wave: self.wave,
            definition_version: self.definition_version,
            consent_version: self.consent_version,
            language: self.language,
            embed: self.embed,
            answers: self.answers,
            story,
        })
    }
}

impl StoryLine {
    fn into_story(self) -> Result<Story, UnknownPermission> {
        let Some(permission) = Permission::from_name(&self.permission) else {
            return Err(UnknownPermission(self.permission));
        };
        Ok(Story {
            text: self.text,
            permission,
            labels: self.labels,
            word: self.word,
        })
    }
}
