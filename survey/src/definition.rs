//! What a survey asks: the definition, checked once and then only read.

use crate::pack::{Pack, Packer, Unpacker, packed, packed_enum};
use crate::{AreaId, ChoiceId, ClosingId, Language, PrincipleId, QuestionId, SurveyId};
use serde::{Deserialize, Serialize};

/// The most points that one answer can earn (DOMAIN B6: 0, 2, 3, 4 or 6).
pub const MAX_POINTS: u8 = 6;

/// A survey: its questions in the order they are asked, and how they count.
///
/// With feature `parse`, [`crate::parse::definition`] makes one from TOML and
/// guarantees what the fields say; nobody needs to check again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The survey's name.
    pub id: SurveyId,
    /// Goes up with every change to what is asked.
    pub version: u32,
    /// Goes up with every change to how answers are scored.
    pub scoring_version: u32,
    /// Goes up with every change to the consent statement.
    pub consent_version: u32,
    /// The youngest age that may take part, in years; younger people are
    /// shown [`Definition::under_age`].
    pub minimum_age: u8,
    /// The closing page for people below that age.
    pub under_age: ClosingId,
    /// Every language that the survey is offered in, the default first.
    pub languages: Vec<Language>,
    /// The points of the code, in order.
    pub principles: Vec<PrincipleId>,
    /// The areas that results are given for; each parent stands before its children.
    pub areas: Vec<Area>,
    /// The questions in the order they are asked; ids are unique.
    pub questions: Vec<Question>,
    /// Pages that end the survey early.
    pub closings: Vec<ClosingId>,
    /// The story that may follow the questions.
    pub story: StoryRules,
    /// Which questions say who counts and where.
    pub counting: Counting,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question's name, the same in every language and wave.
    pub id: QuestionId,
    /// Goes up when the wording or the choices change, so that answers to
    /// different questions are never compared.
    pub version: u32,
    /// How it is answered.
    pub kind: Kind,
    /// Whether the person must answer to go on.
    pub required: bool,
    /// The point of the code that it measures; such a question's choices carry points.
    pub measures: Option<PrincipleId>,
    /// Whether each voice (see [`Counting::role`]) has its own approved wording.
    pub voiced: bool,
    /// Asked only if every one of these holds.
    pub only_if: Vec<Condition>,
    /// Not asked if any one of these holds.
    pub unless: Vec<Condition>,
    /// The choices in the order they are shown; ids are unique within the question.
    pub choices: Vec<Choice>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Exactly one of the choices.
    One,
    /// Any number of the choices.
    Many,
    /// One organisation from the list, narrowed by the area, or one of the choices.
    Organisation,
}

/// One answer that a question offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The choice's name, unique within its question.
    pub id: ChoiceId,
    /// Points out of [`MAX_POINTS`]; `None` leaves the answer out of scoring.
    pub points: Option<u8>,
    /// In a question of kind [`Kind::Many`]: clears all others when chosen.
    pub alone: bool,
    /// Choosing it ends the survey on this page.
    pub closing: Option<ClosingId>,
}

/// A condition on an answer given earlier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The earlier question.
    pub question: QuestionId,
    /// What its answer must be.
    pub test: Test,
}

/// What a [`Condition`] asks of an answer. No test holds for a question that
/// was skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// At least one of these was chosen.
    Any(Vec<ChoiceId>),
    /// Something was chosen, and nothing outside these.
    Only(Vec<ChoiceId>),
}

/// An area that results are given for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The area's name; a choice of the area question with the same id leads here.
    pub id: AreaId,
    /// Which publication rules apply.
    pub level: Level,
    /// The area that it is part of; `None` for the whole.
    pub parent: Option<AreaId>,
}

/// How large an area is, which decides the publication rules that apply.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The United Kingdom.
    #[default]
    Uk,
    /// A nation of the United Kingdom.
    Nation,
    /// A region of a nation.
    Region,
    /// A trust or health board.
    Trust,
}

impl Level {
    /// Whether rule R4 (small counts) applies: below national level.
    pub fn is_below_national(self) -> bool {
        matches!(self, Self::Region | Self::Trust)
    }
}

/// What the story page offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryRules {
    /// The most characters, counted as a person sees them.
    pub max_characters: u32,
    /// Content labels that the writer may choose.
    pub labels: Vec<ChoiceId>,
    /// Words for the loss that the writer may prefer.
    pub words: Vec<ChoiceId>,
}

/// Which questions decide who counts, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counting {
    /// The question whose choices are the voices: who is answering.
    pub role: QuestionId,
    /// The roles whose answers make the main figures; others are given apart.
    pub own: Vec<ChoiceId>,
    /// The question that says when it happened.
    pub when: QuestionId,
    /// The answers to it that belong to this wave.
    pub recent: Vec<ChoiceId>,
    /// The answers to it that mean "before this wave"; given apart. An answer
    /// in neither list is not counted.
    pub earlier: Vec<ChoiceId>,
    /// The question that says where.
    pub area: QuestionId,
    /// The question that names the organisation, if there is one.
    pub organisation: Option<QuestionId>,
}

impl Definition {
    /// The question of this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|q| q.id.as_str() == id)
    }

    /// The area of this id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|a| a.id.as_str() == id)
    }

    /// The voices other than the first: the roles that have wordings of their own.
    pub fn other_voices(&self) -> impl Iterator<Item = &ChoiceId> {
        let roles = self.question(self.counting.role.as_str());
        roles
            .into_iter()
            .flat_map(|q| &q.choices)
            .filter(|c| c.closing.is_none())
            .skip(1)
            .map(|c| &c.id)
    }
}

impl Question {
    /// The choice of this id.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|c| c.id.as_str() == id)
    }
}

packed!(Definition {
    id,
    version,
    consent_version,
    under_age,
    languages,
    areas,
    questions,
    story,
    counting,
} without { scoring_version, minimum_age, principles, closings });
packed!(Question {
    id,
    kind,
    required,
    only_if,
    unless,
    choices,
} without { version, measures, voiced });
packed!(Choice {
    id,
    alone,
    closing,
} without { points });
packed!(Condition { question, test });
packed!(Area { id } without { level, parent });
packed!(StoryRules {
    max_characters,
    labels,
    words,
});
packed!(Counting {
    role,
    when,
    area,
    organisation,
} without { own, recent, earlier });
packed_enum!(Kind {
    One,
    Many,
    Organisation,
});

impl Pack for Test {
    fn pack(&self, to: &mut Packer) {
        let (any, choices) = match self {
            Self::Any(choices) => (true, choices),
            Self::Only(choices) => (false, choices),
        };
        any.pack(to);
        choices.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        if bool::unpack(from) {
            Self::Any(Vec::unpack(from))
        } else {
            Self::Only(Vec::unpack(from))
        }
    }
}
