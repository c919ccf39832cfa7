//! What keeps a person from going on, and the words for it.

use crate::form::Form;
use crate::page::Page;
use survey::{Kind, ProblemKind, QuestionId};

/// Something on the page that must be put right before going on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// The age gate has no answer.
    Age,
    /// The survey's consent is not given.
    Consent,
    /// The answer to a question is missing or does not fit.
    Answer(QuestionId, ProblemKind),
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
    pub(crate) fn words(&self, form: &Form) -> String {
        let words = form.words();
        let plain = match self {
            Self::Age => words.error_age(),
            Self::Consent => words.error_consent(),
            Self::Answer(id, problem) => return answer_words(form, id, *problem),
            Self::StoryEmpty => words.error_story_empty(),
            Self::StoryLong(over) => {
                return form.counted(&words.error_story_long, "over", *over);
            }
            Self::Permission => words.error_permission(),
            Self::StoryConsent => words.error_story_consent(),
        };
        plain.to_owned()
    }

    /// The id of the field that it is about.
    pub(crate) fn field(&self) -> String {
        let field = match self {
            Self::Answer(id, _) => return field(id),
            Self::Age => "coc-answer",
            Self::Consent | Self::StoryConsent => "coc-consent",
            Self::StoryEmpty | Self::StoryLong(_) => "coc-story",
            Self::Permission => "coc-permission",
        };
        field.to_owned()
    }
}

/// The id of the field of a question, the same on a page of its own and on the
/// page of all of them.
pub(crate) fn field(question: &QuestionId) -> String {
    ["coc-q-", question.as_str()].concat()
}

/// Among other questions it is said which one is meant.
fn answer_words(form: &Form, id: &QuestionId, problem: ProblemKind) -> String {
    let words = form.words();
    let kind = form.question(id).map(|question| question.kind);
    let plain = match problem {
        _ if kind == Some(Kind::Organisation) => words.error_organisation(),
        ProblemKind::NotAlone => words.error_alone(),
        _ => words.error_required(),
    };
    let text = form.texts().questions.get(id);
    match text.filter(|_| *form.page() == Page::All) {
        Some(text) => [plain, ": ", text.label(form.voice())].concat(),
        None => plain.to_owned(),
    }
}
