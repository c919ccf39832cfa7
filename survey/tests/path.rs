//! The path through the demonstration survey, branch by branch.

mod support;

use support::{answers, campaign};
use survey::{Answer, Answers, ChoiceId, Definition, QuestionId, Step};

fn asked(definition: &Definition, answers: &Answers) -> Vec<String> {
    let path = definition.path(answers);
    path.questions.iter().map(|q| q.id.to_string()).collect()
}

fn with_settings(chosen: &[&str]) -> Answers {
    let mut answers = answers(&[("role", "self"), ("when", "lt6m"), ("area", "wales")]);
    let chosen = chosen.iter().map(|c| ChoiceId::new(c).unwrap()).collect();
    answers.set(QuestionId::new("settings").unwrap(), Answer::Many(chosen));
    answers
}

#[test]
fn without_answers_every_question_is_ahead() {
    let definition = campaign().definition;
    assert_eq!(asked(&definition, &Answers::new()).len(), 16);
    assert_eq!(definition.longest_path(&Answers::new()), 16);
}

#[test]
fn no_nhs_care_leaves_only_what_came_after() {
    let definition = campaign().definition;
    let asked = asked(&definition, &with_settings(&["none"]));
    assert_eq!(asked[6..], ["teams_told", "no_chasing"]);
}

#[test]
fn care_by_phone_or_at_home_skips_the_places() {
    let definition = campaign().definition;
    for chosen in [&["phone"][..], &["home"], &["phone", "home"]] {
        let asked = asked(&definition, &with_settings(chosen));
        assert_eq!(asked.len(), 14, "{chosen:?}");
        assert!(
            !asked
                .iter()
                .any(|q| q == "place_apart" || q == "procedure_wait")
        );
    }
    assert_eq!(
        asked(&definition, &with_settings(&["phone", "gp"])).len(),
        16
    );
}

#[test]
fn closing_answers_end_the_survey() {
    let definition = campaign().definition;
    for (question, choice, closing) in [
        ("role", "none", "not_for_you"),
        ("gest", "ge24", "after_24_weeks"),
        ("area", "outside_uk", "outside_uk"),
    ] {
        let answers = answers(&[("role", "self"), (question, choice)]);
        let path = definition.path(&answers);
        assert_eq!(path.closing.map(survey::ClosingId::as_str), Some(closing));
        assert_eq!(path.questions.last().unwrap().id.as_str(), question);
        let next = definition.next(&answers, Some(question));
        assert!(matches!(next, Step::Close(page) if page.as_str() == closing));
    }
}

#[test]
fn changing_an_answer_and_changing_it_back_loses_nothing() {
    let definition = campaign().definition;
    let mut given = with_settings(&["epu"]);
    given.set(
        QuestionId::new("info_clear").unwrap(),
        Answer::One(ChoiceId::new("very").unwrap()),
    );
    let before = given.clone();
    let settings = QuestionId::new("settings").unwrap();
    given.set(
        settings.clone(),
        Answer::Many([ChoiceId::new("none").unwrap()].into()),
    );
    assert!(!asked(&definition, &given).contains(&"info_clear".to_owned()));
    given.set(
        settings,
        Answer::Many([ChoiceId::new("epu").unwrap()].into()),
    );
    assert_eq!(given, before);
    let mut sent = with_settings(&["none"]);
    sent.set(
        QuestionId::new("info_clear").unwrap(),
        Answer::One(ChoiceId::new("very").unwrap()),
    );
    definition.prune(&mut sent);
    assert!(sent.get("info_clear").is_none());
}
