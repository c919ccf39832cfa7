//! What prose may name in braces: who the campaign is, and every number of the
//! method, so that no page repeats a setting that may change.

use super::Settings;
use crate::render::words::{count, list};
use survey::parse::{Campaign, ExtractRules};
use survey::results::number;
use survey::scoring::MET_FROM;
use survey::{ChoiceId, Definition, MAX_POINTS, QuestionId};

/// Every name with what stands for it.
pub(super) fn values(settings: &Settings, survey: &Campaign) -> Vec<(&'static str, String)> {
    let mut values = vec![
        ("campaign", settings.campaign.name.clone()),
        ("controller", settings.campaign.controller.clone()),
        ("contact", settings.campaign.contact.clone()),
        ("site", settings.site.base_url.get_ref().clone()),
    ];
    values.extend(publication(survey));
    values.extend(scoring(survey));
    values.extend(checks(survey));
    values
}

/// The thresholds of publication, as `survey/publication.toml` has them.
fn publication(survey: &Campaign) -> Vec<(&'static str, String)> {
    let rules = &survey.settings;
    let extract_base = ExtractRules::LEAST_BASE.max(rules.minimum_base);
    let numbers = [
        ("minimum_base", rules.minimum_base),
        ("under_minimum", rules.minimum_base.saturating_sub(1)),
        ("low_base", rules.low_base),
        ("under_low", rules.low_base.saturating_sub(1)),
        ("small_count", rules.small_count),
        ("under_small", rules.small_count.saturating_sub(1)),
        ("base_rounding", rules.base_rounding),
        ("refresh_growth", rules.refresh_growth),
        ("extract_shared", ExtractRules::SHARED_BY),
        ("extract_base", extract_base),
        ("extract_deleted", ExtractRules::MOST_DELETED),
    ];
    let numbers = numbers.map(|(name, value)| (name, number(value)));
    numbers.into_iter().collect()
}

/// How answers are scored and whose are counted, as `survey.toml` has it.
fn scoring(survey: &Campaign) -> Vec<(&'static str, String)> {
    let definition = &survey.definition;
    let counting = &definition.counting;
    vec![
        ("max_points", MAX_POINTS.to_string()),
        ("met_from", MET_FROM.to_string()),
        ("point_count", count(definition.principles.len())),
        ("questions_each", questions_each(definition)),
        ("scoring_version", definition.scoring_version.to_string()),
        ("survey_version", definition.version.to_string()),
        ("minimum_age", definition.minimum_age.to_string()),
        (
            "own_answers",
            choices(survey, &counting.role, &counting.own),
        ),
        (
            "recent_answers",
            choices(survey, &counting.when, &counting.recent),
        ),
        (
            "earlier_answers",
            choices(survey, &counting.when, &counting.earlier),
        ),
    ]
}

/// How many questions measure each point: "two", or "one to three".
fn questions_each(definition: &Definition) -> String {
    let measures = |principle| {
        let questions = definition.questions.iter();
        let measured = questions.filter(|q| q.measures.as_ref() == Some(principle));
        measured.count()
    };
    let counts = || definition.principles.iter().map(measures);
    match (counts().min(), counts().max()) {
        (Some(least), Some(most)) if least != most => {
            format!("{} to {}", count(least), count(most))
        }
        (least, _) => count(least.unwrap_or(0)),
    }
}

/// What two people look at before answers are counted, as
/// `survey/quality.toml` has it.
fn checks(survey: &Campaign) -> Vec<(&'static str, String)> {
    let rules = &survey.quality;
    let numbers = [
        ("story_words", rules.story_words),
        ("story_alike", rules.story_alike),
        ("burst_answers", rules.burst_answers),
        ("burst_share", rules.burst_share),
        ("burst_times", rules.burst_times),
    ];
    let numbers = numbers.map(|(name, value)| (name, number(value)));
    numbers.into_iter().collect()
}

/// The words of some choices, in the survey's first language: "“A” and “B”".
fn choices(survey: &Campaign, question: &QuestionId, choices: &[ChoiceId]) -> String {
    let words = survey.texts.first();
    let words = words.and_then(|texts| texts.questions.get(question));
    let named = choices.iter().map(|choice| {
        let label = words.map_or(choice.as_str(), |words| words.choice(choice, None));
        format!("“{label}”")
    });
    list(&named.collect::<Vec<_>>())
}
