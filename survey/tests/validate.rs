//! Every kind of problem that a response can have, each from one valid response.

#[path = "support/arbitrary.rs"]
mod arbitrary;
mod support;

use proptest::prelude::*;
use std::sync::LazyLock;
use support::{answers, campaign};
use survey::parse::Campaign;
use survey::{
    Answer, Answers, ChoiceId, Choices, OrganisationCode, Permission, ProblemKind, QuestionId,
    Response, Step, Story, WaveId, validate,
};

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(campaign);

fn valid() -> Response {
    Response {
        survey: CAMPAIGN.definition.id.clone(),
        wave: CAMPAIGN.waves[0].id.clone(),
        definition_version: CAMPAIGN.definition.version,
        consent_version: CAMPAIGN.definition.consent_version,
        language: CAMPAIGN.definition.languages[0].clone(),
        embed: None,
        answers: answers(&[("role", "self"), ("when", "lt6m"), ("area", "en_east")]),
        story: None,
    }
}

/// The problems after one change: each kind with the question it is about.
fn after(change: impl FnOnce(&mut Response)) -> Vec<(ProblemKind, Option<String>)> {
    let mut response = valid();
    change(&mut response);
    let wave = &CAMPAIGN.waves[0].id;
    validate::response(&CAMPAIGN.definition, wave, &CAMPAIGN.known(true), &response)
        .into_iter()
        .map(|p| (p.kind, p.question.map(String::from)))
        .collect()
}

fn set(response: &mut Response, question: &str, answer: Answer) {
    response
        .answers
        .set(QuestionId::new(question).unwrap(), answer);
}

fn one(choice: &str) -> Answer {
    Answer::One(ChoiceId::new(choice).unwrap())
}

fn many(choices: &[&str]) -> Answer {
    Answer::Many(choices.iter().map(|c| ChoiceId::new(c).unwrap()).collect())
}

fn organisation(code: &str) -> Answer {
    Answer::Organisation(OrganisationCode::new(code).unwrap())
}

fn about(kind: ProblemKind, question: &str) -> Vec<(ProblemKind, Option<String>)> {
    vec![(kind, Some(question.to_owned()))]
}

#[test]
fn the_least_that_can_be_sent_has_no_problem() {
    assert_eq!(after(|_| {}), []);
}

#[test]
fn another_wave_or_version_is_told_and_nothing_else() {
    let other = |r: &mut Response| r.wave = WaveId::new("2099").unwrap();
    assert_eq!(after(other), [(ProblemKind::OtherSurvey, None)]);
    assert_eq!(
        after(|r| r.definition_version += 1),
        [(ProblemKind::OtherVersion, None)]
    );
    assert_eq!(
        after(|r| r.consent_version = 0),
        [(ProblemKind::OtherVersion, None)]
    );
}

#[test]
fn required_questions_are_answered() {
    assert_eq!(
        after(|r| r.answers.clear("when")),
        about(ProblemKind::Required, "when")
    );
}

#[test]
fn answers_are_to_questions_that_are_there_and_were_asked() {
    let unknown = after(|r| set(r, "shoe_size", one("lt6")));
    assert_eq!(unknown, about(ProblemKind::UnknownQuestion, "shoe_size"));
    let not_asked = after(|r| {
        set(r, "settings", many(&["none"]));
        set(r, "pain_help", one("enough"));
    });
    assert_eq!(not_asked, about(ProblemKind::NotAsked, "pain_help"));
}

#[test]
fn answers_are_of_the_kind_and_choices_offered() {
    assert_eq!(
        after(|r| set(r, "gest", many(&["lt6"]))),
        about(ProblemKind::WrongKind, "gest")
    );
    assert_eq!(
        after(|r| set(r, "gest", one("lt7"))),
        about(ProblemKind::UnknownChoice, "gest")
    );
    let settings = after(|r| set(r, "settings", many(&["gp", "spa"])));
    assert_eq!(settings, about(ProblemKind::UnknownChoice, "settings"));
    let together = after(|r| set(r, "settings", many(&["gp", "none"])));
    assert_eq!(together, about(ProblemKind::NotAlone, "settings"));
}

#[test]
fn an_organisation_is_in_the_list_and_the_area() {
    assert_eq!(after(|r| set(r, "org", organisation("X08"))), []);
    assert_eq!(
        after(|r| set(r, "org", organisation("ZZZ"))),
        about(ProblemKind::UnknownOrganisation, "org")
    );
    assert_eq!(
        after(|r| set(r, "org", organisation("X01"))),
        about(ProblemKind::UnknownOrganisation, "org")
    );
    let anywhere = after(|r| {
        set(r, "area", one("pns"));
        set(r, "org", organisation("X01"));
    });
    assert_eq!(anywhere, []);
}

#[test]
fn nothing_is_sent_from_a_closing_page() {
    let closed = after(|r| r.answers = answers(&[("role", "none")]));
    assert_eq!(closed, [(ProblemKind::Closed, None)]);
}

fn story(text: &str) -> Story {
    Story {
        text: text.to_owned(),
        permission: Permission::Research,
        labels: Choices::default(),
        word: None,
    }
}

#[test]
fn stories_have_words_a_length_and_no_hidden_marks() {
    let told = |text: &str| after(|r| r.story = Some(story(text)));
    assert_eq!(told("An example."), []);
    assert_eq!(told(" \n "), [(ProblemKind::StoryEmpty, None)]);
    assert_eq!(told(&"ŵ".repeat(12_000)), []);
    assert_eq!(
        told(&"ŵ".repeat(12_001)),
        [(ProblemKind::StoryTooLong, None)]
    );
    assert_eq!(told("one\u{202e}owt"), [(ProblemKind::StoryControls, None)]);
    assert_eq!(
        told(&validate::clean_story("one\u{202e}owt\u{0}\r\nthree")),
        []
    );
    let mut labelled = story("An example.");
    labelled.labels.insert(ChoiceId::new("weather").unwrap());
    assert_eq!(
        after(|r| r.story = Some(labelled)),
        [(ProblemKind::UnknownLabel, None)]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// "Question n of up to total" is never more than the total, and the total never grows.
    #[test]
    fn progress_is_reliable(response in arbitrary::response(CAMPAIGN.clone())) {
        let definition = &CAMPAIGN.definition;
        let mut given = Answers::new();
        let mut last: Option<String> = None;
        let (mut asked, mut total) = (0, usize::MAX);
        while let Step::Ask(question) = definition.next(&given, last.as_deref()) {
            asked += 1;
            let now = definition.longest_path(&given);
            prop_assert!(now <= total && asked <= now, "{asked} of {now} after {total}");
            total = now;
            if let Some(answer) = response.answers.get(question.id.as_str()) {
                given.set(question.id.clone(), answer.clone());
            }
            last = Some(question.id.to_string());
        }
        prop_assert_eq!(asked, definition.path(&given).questions.len());
    }

    /// Pruned answers are always ones that could be sent.
    #[test]
    fn pruning_leaves_only_what_was_asked(response in arbitrary::response(CAMPAIGN.clone()), lone: bool) {
        let mut response = response;
        let choice = if lone { "none" } else { "phone" };
        set(&mut response, "settings", many(&[choice]));
        CAMPAIGN.definition.prune(&mut response.answers);
        let wave = &CAMPAIGN.waves[0].id;
        let problems = validate::response(&CAMPAIGN.definition, wave, &CAMPAIGN.known(true), &response);
        prop_assert_eq!(problems, []);
    }
}
