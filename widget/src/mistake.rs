//! What keeps a person from going on, and the words for it.

use crate::form::Form;
use survey::{Kind, ProblemKind};

/// Something on the page that must be put right before going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// The age gate has no answer.
    Age,
    /// The survey's consent is not given.
    Consent,
    /// An answer is missing or does not fit.
    Answer(Kind, ProblemKind),
    /// The story has no words.
    StoryEmpty,
    /// The story is this many characters too long.
    StoryLong(u64),
    /// Nothing says what may be done with the story.
    Permission,
    /// The story's consent is not given.
    StoryConsent,
}

impl Mistake {
    /// The words for it, the same in the summary and beside the field.
    pub(crate) fn words(self, form: &Form) -> String {
        let words = form.words();
        let plain = match self {
            Self::Age => &words.error_age,
            Self::Consent => &words.error_consent,
            Self::Answer(Kind::Organisation, _) => &words.error_organisation,
            Self::Answer(_, ProblemKind::NotAlone) => &words.error_alone,
            Self::Answer(..) => &words.error_required,
            Self::StoryEmpty => &words.error_story_empty,
            Self::StoryLong(over) => {
                return form.counted(&words.error_story_long, "over", over);
            }
            Self::Permission => &words.error_permission,
            Self::StoryConsent => &words.error_story_consent,
        };
        plain.clone()
    }

    /// The id of the field that it is about.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::Age | Self::Answer(..) => "coc-answer",
            Self::Consent | Self::StoryConsent => "coc-consent",
            Self::StoryEmpty | Self::StoryLong(_) => "coc-story",
            Self::Permission => "coc-permission",
        }
    }
}
