//! What one person sends: their answers and, if they wish, a story.

use crate::{Answers, ChoiceId, Choices, EmbedId, Language, SurveyId, WaveId};
use zeroize::Zeroize;

/// The most bytes a story may take: 6,000 characters of four bytes each
/// (DOMAIN D3). A story of composed characters may reach this before 6,000.
pub const MAX_STORY_BYTES: usize = 24_000;

/// A response, as it is sealed and as the desk opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
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
    /// The answers.
    pub answers: Answers,
    /// The story, if one was told.
    pub story: Option<Story>,
}

/// A story, with the permission that travels with it. Its text is overwritten
/// when it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// The writer's words.
    pub text: String,
    /// What may be done with them.
    pub permission: Permission,
    /// Content labels that the writer chose.
    pub labels: Choices,
    /// The word that the writer prefers for the loss, if they said.
    pub word: Option<ChoiceId>,
}

impl Drop for Story {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// What a writer allows (DOMAIN B4). There is no default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// Read it to understand care; never publish.
    Research,
    /// Publish short parts.
    Quote,
    /// Publish the whole story, and short parts of it.
    Full,
}

impl Permission {
    /// Every permission, the least first.
    pub const ALL: [Self; 3] = [Self::Research, Self::Quote, Self::Full];

    /// The name under which it is stored: `research`, `quote` or `full`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Research => "research",
            Self::Quote => "quote",
            Self::Full => "full",
        }
    }

    /// The permission of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == name)
    }
}
