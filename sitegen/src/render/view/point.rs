//! The points of the code and the survey's questions.

use crate::model::{Site, point_url};
use serde::Serialize;
use survey::{Condition, Definition, Kind, Question, Test, Texts};

/// A point of the code.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PointView {
    /// Its place in the code, counted from one.
    pub(crate) number: usize,
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) url: String,
    /// The questions that measure it.
    pub(crate) questions: Vec<QuestionView>,
}

/// A question as it is asked, with everything it offers.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct QuestionView {
    /// Its place in the survey, counted from one.
    pub(crate) number: usize,
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) short: Option<String>,
    pub(crate) required: bool,
    /// Whether more than one choice may be made.
    pub(crate) many: bool,
    /// Whether an organisation is searched for.
    pub(crate) search: bool,
    /// The title of the point that it measures.
    pub(crate) measures: Option<String>,
    pub(crate) choices: Vec<ChoiceView>,
    /// When it is passed over, in words.
    pub(crate) conditions: Vec<String>,
    pub(crate) version: u32,
}

/// A choice.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChoiceView {
    pub(crate) label: String,
    /// Points, if it counts.
    pub(crate) points: Option<u8>,
    /// Whether choosing it ends the survey.
    pub(crate) ends: bool,
}

/// Every question, in order.
pub(crate) fn questions(definition: &Definition, texts: &Texts) -> Vec<QuestionView> {
    let numbered = definition.questions.iter().enumerate();
    numbered
        .map(|(index, question)| view(index + 1, question, definition, texts))
        .collect()
}

/// The points, in order, numbered from the definition.
pub(crate) fn points(site: &Site, questions: &[QuestionView], texts: &Texts) -> Vec<PointView> {
    let definition = &site.content.survey.definition;
    let numbered = definition.principles.iter().enumerate();
    numbered
        .map(|(index, principle)| {
            let words = &texts.principles[principle];
            let measured = definition.questions.iter().zip(questions);
            PointView {
                number: index + 1,
                id: principle.to_string(),
                title: words.title.clone(),
                summary: words.summary.clone(),
                url: point_url(principle.as_str()),
                questions: measured
                    .filter(|(q, _)| q.measures.as_ref() == Some(principle))
                    .map(|(_, view)| view.clone())
                    .collect(),
            }
        })
        .collect()
}

fn view(
    number: usize,
    question: &Question,
    definition: &Definition,
    texts: &Texts,
) -> QuestionView {
    let words = &texts.questions[&question.id];
    let choices = question.choices.iter().map(|choice| ChoiceView {
        label: words.choice(&choice.id, None).to_owned(),
        points: choice.points,
        ends: choice.closing.is_some(),
    });
    let only_if = question.only_if.iter().map(|c| ("Asked only if", c));
    let unless = question.unless.iter().map(|c| ("Not asked if", c));
    QuestionView {
        number,
        id: question.id.to_string(),
        label: words.label.clone(),
        hint: words.hint.clone(),
        short: words.short.clone(),
        required: question.required,
        many: question.kind == Kind::Many,
        search: question.kind == Kind::Organisation,
        measures: question
            .measures
            .as_ref()
            .map(|point| texts.principles[point].title.clone()),
        choices: choices.collect(),
        conditions: only_if
            .chain(unless)
            .map(|(when, condition)| explain(when, condition, definition, texts))
            .collect(),
        version: question.version,
    }
}

/// "Not asked if the answer to question 6 is “I had no NHS care”."
fn explain(when: &str, condition: &Condition, definition: &Definition, texts: &Texts) -> String {
    let asked = &condition.question;
    let at = definition.questions.iter().position(|q| q.id == *asked);
    let number = at.map_or(0, |index| index + 1);
    let words = &texts.questions[asked];
    let (is, choices) = match &condition.test {
        Test::Any(choices) => ("is", choices),
        Test::Only(choices) => ("is nothing but", choices),
    };
    let named: Vec<_> = choices
        .iter()
        .map(|choice| format!("“{}”", words.choice(choice, None)))
        .collect();
    format!(
        "{when} the answer to question {number} {is} {}.",
        named.join(" or ")
    )
}
