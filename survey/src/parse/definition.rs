//! `survey.toml`: what is asked.

use super::{Finding, breakdown, extract, survey_file};
use crate::{
    Area, AreaId, Choice, ChoiceId, ClosingId, Condition, Counting, Definition, Kind, Language,
    Level, PrincipleId, Question, QuestionId, StoryRules, SurveyId, Test,
};
use serde::Deserialize;

/// The definition alone, of a file that is [right](survey_file) as a whole.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn definition(source: &str) -> Result<Definition, Vec<Finding>> {
    survey_file(source).map(|file| file.definition)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    id: SurveyId,
    version: u32,
    scoring_version: u32,
    consent_version: u32,
    minimum_age: u8,
    under_age: ClosingId,
    languages: Vec<Language>,
    principles: Vec<PrincipleId>,
    closings: Vec<ClosingId>,
    story: RawStory,
    counting: RawCounting,
    area: Vec<RawArea>,
    question: Vec<RawQuestion>,
    extract: Option<extract::Raw>,
    #[serde(default)]
    breakdown: Vec<breakdown::Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStory {
    max_characters: u32,
    labels: Vec<ChoiceId>,
    words: Vec<ChoiceId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCounting {
    role: QuestionId,
    own: Vec<ChoiceId>,
    when: QuestionId,
    recent: Vec<ChoiceId>,
    #[serde(default)]
    earlier: Vec<ChoiceId>,
    area: QuestionId,
    organisation: Option<QuestionId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawArea {
    id: AreaId,
    level: Level,
    parent: Option<AreaId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    id: QuestionId,
    version: u32,
    kind: Kind,
    #[serde(default)]
    required: bool,
    measures: Option<PrincipleId>,
    #[serde(default)]
    voiced: bool,
    #[serde(default)]
    only_if: Vec<RawCondition>,
    #[serde(default)]
    unless: Vec<RawCondition>,
    choices: Vec<RawChoice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCondition {
    question: QuestionId,
    #[serde(flatten)]
    test: RawTest,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum RawTest {
    Any(Vec<ChoiceId>),
    Only(Vec<ChoiceId>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChoice {
    id: ChoiceId,
    points: Option<u8>,
    #[serde(default)]
    alone: bool,
    closing: Option<ClosingId>,
}

impl Raw {
    /// What is asked, and the other sections as they were read.
    pub(super) fn into_parts(self) -> (Definition, Option<extract::Raw>, Vec<breakdown::Raw>) {
        let definition = Definition {
            id: self.id,
            version: self.version,
            scoring_version: self.scoring_version,
            consent_version: self.consent_version,
            minimum_age: self.minimum_age,
            under_age: self.under_age,
            languages: self.languages,
            principles: self.principles,
            areas: self.area.into_iter().map(RawArea::into_area).collect(),
            questions: self
                .question
                .into_iter()
                .map(RawQuestion::into_question)
                .collect(),
            closings: self.closings,
            story: StoryRules {
                max_characters: self.story.max_characters,
                labels: self.story.labels,
                words: self.story.words,
            },
            counting: Counting {
                role: self.counting.role,
                own: self.counting.own,
                when: self.counting.when,
                recent: self.counting.recent,
                earlier: self.counting.earlier,
                area: self.counting.area,
                organisation: self.counting.organisation,
            },
        };
        (definition, self.extract, self.breakdown)
    }
}

impl RawArea {
    fn into_area(self) -> Area {
        Area {
            id: self.id,
            level: self.level,
            parent: self.parent,
        }
    }
}

impl RawQuestion {
    fn into_question(self) -> Question {
        let conditions =
            |raw: Vec<RawCondition>| raw.into_iter().map(RawCondition::into_condition).collect();
        Question {
            id: self.id,
            version: self.version,
            kind: self.kind,
            required: self.required,
            measures: self.measures,
            voiced: self.voiced,
            only_if: conditions(self.only_if),
            unless: conditions(self.unless),
            choices: self
                .choices
                .into_iter()
                .map(RawChoice::into_choice)
                .collect(),
        }
    }
}

impl RawCondition {
    fn into_condition(self) -> Condition {
        Condition {
            question: self.question,
            test: match self.test {
                RawTest::Any(choices) => Test::Any(choices),
                RawTest::Only(choices) => Test::Only(choices),
            },
        }
    }
}

impl RawChoice {
    fn into_choice(self) -> Choice {
        Choice {
            id: self.id,
            points: self.points,
            alone: self.alone,
            closing: self.closing,
        }
    }
}
