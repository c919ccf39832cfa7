//! All questions on one page.

use super::{Person, asked};
use crate::form::{Focus, Subject};
use crate::mistake::Mistake;
use crate::page::Page;
use crate::sheet::Act;
use survey::{ClosingId, ProblemKind, QuestionId};

fn all() -> Person {
    let mut person = Person::agreed();
    assert!(person.can(&Act::All(true)));
    person.form.show_all(true);
    person.is_on(&Page::All);
    person
}

fn says(person: &mut Person, question: &str, choice: &str) {
    person.choose(&subject(question), choice);
}

fn subject(question: &str) -> Subject {
    Subject::Question(QuestionId::new(question).unwrap())
}

fn ids(person: &Person) -> Vec<String> {
    let groups = person.sees().groups.into_iter();
    groups.map(|group| group.id).collect()
}

#[test]
fn shows_each_question_under_one_heading_with_an_id_of_its_own() {
    let person = all();
    let sheet = person.sees();
    assert_eq!(sheet.heading.as_deref(), Some("All the questions"));
    for group in &sheet.groups {
        assert!(group.title.as_ref().is_some_and(|(_, heading)| !heading));
    }
    let mut ids = ids(&person);
    let count = ids.len();
    assert!(count > 10);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(sheet.groups[0].hint.as_ref().unwrap().starts_with("Needs"));
}

#[test]
fn finds_every_mistake_and_says_which_question_is_meant() {
    let mut person = all();
    person.form.continue_();
    let missing = |id: &str| Mistake::Answer(QuestionId::new(id).unwrap(), ProblemKind::Required);
    let expected = ["role", "when", "area"].map(missing);
    assert_eq!(person.form.mistakes(), expected);
    let words: Vec<_> = expected.iter().map(|m| m.words(&person.form)).collect();
    assert!(words[1].ends_with(": When did it happen?"), "{words:?}");
    let group = &person.sees().groups[1];
    assert_eq!(group.mistake.as_ref(), Some(&words[1]));
    assert_eq!(group.id, expected[1].field());
}

#[test]
fn questions_come_and_go_with_an_answer_and_the_focus_stays() {
    let mut person = all();
    let (drawn, before) = (person.form.drawn(), ids(&person));
    says(&mut person, "staff_listening", "always");
    assert_eq!(person.form.drawn(), drawn);
    assert_eq!(person.form.take_said(), "");
    says(&mut person, "settings", "none");
    assert!(ids(&person).len() < before.len());
    assert!(person.form.drawn() > drawn);
    assert_eq!(person.form.focus(), &Focus::Stay);
    assert!(person.form.take_said().contains("have changed"));
    person.form.choose(&subject("settings"), "none", false);
    assert_eq!(ids(&person), before);
    assert!(person.form.is_chosen(&subject("staff_listening"), "always"));
}

#[test]
fn wording_and_trusts_follow_their_answers() {
    let mut person = all();
    let label = |person: &Person| person.sees().groups[6].title.clone();
    let own = label(&person);
    let drawn = person.form.drawn();
    says(&mut person, "role", "partner");
    assert!(person.form.drawn() > drawn);
    assert_ne!(label(&person), own);
    let drawn = person.form.drawn();
    says(&mut person, "area", "wales");
    assert!(person.form.drawn() > drawn);
}

#[test]
fn goes_on_to_the_story_and_back_from_the_check_page_to_the_question() {
    let mut person = all();
    for (question, choice) in [("role", "self"), ("when", "lt6m"), ("area", "wales")] {
        says(&mut person, question, choice);
    }
    person.goes_on().is_on(&Page::StoryOffer);
    person.goes_back().is_on(&Page::All);
    person.goes_on();
    person.form.tell_story(false);
    person.is_on(&Page::Check);
    person.form.change(asked("area"));
    person.is_on(&Page::All);
    assert_eq!(person.form.focus(), &Focus::To("coc-q-area".to_owned()));
    person.goes_on().is_on(&Page::Check);
    assert!(person.form.send());
}

#[test]
fn an_answer_that_ends_the_survey_leads_to_its_page() {
    let mut person = all();
    says(&mut person, "role", "none");
    assert_eq!(ids(&person), ["coc-q-role"]);
    person.goes_on();
    person.is_on(&Page::Closing(ClosingId::new("not_for_you").unwrap()));
    person.goes_back().is_on(&Page::All);
}

#[test]
fn switching_keeps_answers_and_goes_to_the_first_that_is_open() {
    let mut person = all();
    says(&mut person, "role", "self");
    says(&mut person, "when", "lt6m");
    says(&mut person, "staff_listening", "always");
    person.form.show_all(false);
    person.is_asked("gest");
    assert!(person.form.is_chosen(&subject("staff_listening"), "always"));
    person.goes_back().is_asked("when");
    person.goes_back().is_on(&Page::Consent);
    person.goes_on().is_asked("role");
    person.form.show_all(true);
    assert!(person.form.is_chosen(&subject("when"), "lt6m"));
    person.goes_back().is_on(&Page::Consent);
}

#[test]
fn a_search_goes_on_while_another_question_is_answered() {
    let mut person = all();
    for (question, choice) in [("role", "self"), ("when", "lt6m"), ("area", "wales")] {
        says(&mut person, question, choice);
    }
    let org = QuestionId::new("org").unwrap();
    person.form.search("zz");
    says(&mut person, "gest", "6_9");
    person.form.continue_();
    let mistake = Mistake::Answer(org, ProblemKind::UnknownOrganisation);
    assert_eq!(person.form.mistakes(), [mistake]);
}
