//! What can be wrong with a response. Carries no sentences: the widget looks
//! its words up by kind and language, the desk counts the kinds.

use crate::QuestionId;

/// One thing that is wrong with a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The question it is about; `None` if it is about the story or the whole.
    pub question: Option<QuestionId>,
}

/// What is wrong. At most one for each question, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The response is for another survey or wave.
    OtherSurvey,
    /// The answers were given to a definition or consent that is not this one.
    OtherVersion,
    /// The answers lead to a page that ends the survey: there is nothing to send.
    Closed,
    /// A question that must be answered was not.
    Required,
    /// An answer to a question that the survey does not have.
    UnknownQuestion,
    /// An answer to a question that these answers do not lead to.
    NotAsked,
    /// An answer of a kind that the question does not take.
    WrongKind,
    /// A choice that the question does not offer.
    UnknownChoice,
    /// An organisation that is not in the list, or not in the area given.
    UnknownOrganisation,
    /// A choice that stands alone, together with others.
    NotAlone,
    /// The story is empty.
    StoryEmpty,
    /// The story is longer than can be sent.
    StoryTooLong,
    /// The story has control characters that could mislead a reader.
    StoryControls,
    /// A label or word that the story page does not offer.
    UnknownLabel,
}

impl ProblemKind {
    /// A stable short name, for counts in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::OtherSurvey => "other_survey",
            Self::OtherVersion => "other_version",
            Self::Closed => "closed",
            Self::Required => "required",
            Self::UnknownQuestion => "unknown_question",
            Self::NotAsked => "not_asked",
            Self::WrongKind => "wrong_kind",
            Self::UnknownChoice => "unknown_choice",
            Self::UnknownOrganisation => "unknown_organisation",
            Self::NotAlone => "not_alone",
            Self::StoryEmpty => "story_empty",
            Self::StoryTooLong => "story_too_long",
            Self::StoryControls => "story_controls",
            Self::UnknownLabel => "unknown_label",
        }
    }
}
