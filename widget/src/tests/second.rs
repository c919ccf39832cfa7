//! Another campaign's survey, `tests/second`: the form asks what its file says.

use super::{Person, bundle, key};
use crate::form::Subject;
use crate::mistake::Mistake;
use crate::page::Page;
use crate::seal::Parcel;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use survey::{
    Bundle, ClosingId, Delivery, ProblemKind, QuestionId, WaveId, envelope, parse, validate,
};

const SURVEY: &str = include_str!("../../../tests/second/survey/survey.toml");
const WORDS: &str = include_str!("../../../tests/second/survey/text/en.toml");

fn second() -> Person {
    let definition = parse::definition(SURVEY).unwrap();
    let ours = bundle();
    Person::with(&Bundle {
        delivery: Delivery {
            wave: WaveId::new("second").unwrap(),
            ..ours.delivery
        },
        texts: vec![parse::texts(WORDS, &definition).unwrap()],
        organisations: Vec::new(),
        definition,
        ..ours
    })
}

fn agreed() -> Person {
    let mut person = second();
    person.agrees();
    person
}

#[test]
fn is_asked_from_the_start_page_to_the_check_page_and_sealed() {
    let mut person = second();
    person.is_on(&Page::Start);
    person.agrees();
    person.is_asked("who");
    let sheet = person.sees();
    assert_eq!(sheet.caption.as_deref(), Some("1 of at most 13"));
    let title = ("Who are you to the baby?".to_owned(), true);
    assert_eq!(sheet.groups[0].title, Some(title));
    person.answers_all(&[]);
    person.is_on(&Page::StoryOffer);
    person.form.tell_story(true);
    person.form.draft_mut().text = "The room was quiet.".to_owned();
    person.goes_on();
    person.choose(&Subject::Permission, "full");
    person.choose(&Subject::StoryConsent, "agreed").goes_on();
    person.choose(&Subject::Labels, "kindness");
    person.choose(&Subject::Word, "baby").goes_on();
    person.is_on(&Page::Check);
    let rows = person.sees().rows;
    assert_eq!(rows.len(), 13 + 4);
    let value = |row: &super::written::Row| (row.label.clone(), row.value.clone());
    let (label, chosen) = value(&rows[10]);
    assert_eq!(label, "When did somebody explain its findings?");
    assert_eq!(chosen, "When they were ready");
    assert_eq!(value(&rows[16]).1, "Our baby");

    let response = person.form.response();
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let parcel = Parcel::seal(response.clone(), &key().public(), None, &mut rng).unwrap();
    let (survey, wave) = (
        &person.form.bundle().definition.id,
        &person.form.bundle().delivery.wave,
    );
    assert_eq!(
        (survey.as_str(), wave.as_str()),
        ("stillbirth-care", "second")
    );
    let opened = envelope::open(parcel.envelope(), &key(), survey, wave).unwrap();
    assert_eq!(opened, response);
    assert_eq!(opened.consent_version, 4);
    let problems = validate::response(&person.form.bundle().definition, wave, &[], &opened);
    assert_eq!(problems, []);
}

#[test]
fn none_of_these_stands_alone_and_passes_over_four_questions() {
    let mut person = agreed();
    for choice in ["mother", "north", "this"] {
        person.answers(choice).goes_on();
    }
    person.is_asked("helped_by");
    let helped_by = Subject::Question(QuestionId::new("helped_by").unwrap());
    assert!(!person.form.choose(&helped_by, "midwife", true));
    assert!(person.form.choose(&helped_by, "none_of_these", true));
    assert!(!person.form.is_chosen(&helped_by, "midwife"));
    person.goes_on().is_asked("honest");
    let caption = person.sees().caption;
    assert_eq!(caption.as_deref(), Some("5 of at most 9"));
}

#[test]
fn a_question_is_worded_for_each_of_its_voices() {
    for (who, label) in [
        (
            "mother",
            "Did you have as much time with your baby as you wanted?",
        ),
        (
            "other_parent",
            "Did both of you have as much time with your baby as you wanted?",
        ),
        (
            "relative",
            "Did the parents have as much time with their baby as they wanted?",
        ),
    ] {
        let mut person = agreed();
        for choice in [who, "south", "last", "doctor"] {
            person.answers(choice).goes_on();
        }
        person.is_asked("unhurried");
        let title = (label.to_owned(), true);
        assert_eq!(person.sees().groups[0].title, Some(title));
    }
}

#[test]
fn each_early_end_has_its_page() {
    let closing = |id: &str| Page::Closing(ClosingId::new(id).unwrap());
    let mut young = second();
    young.form.open("en");
    young.form.continue_();
    young.choose(&Subject::Age, "no").goes_on();
    young.is_on(&closing("too_young"));
    let heading = young.sees().heading;
    assert_eq!(heading.as_deref(), Some("This survey begins at 18"));

    let mut other = agreed();
    other.answers("nobody").goes_on();
    other.is_on(&closing("another_loss"));
    let mut abroad = agreed();
    abroad.answers("relative").goes_on();
    abroad.answers("abroad").goes_on();
    abroad.is_on(&closing("elsewhere"));
}

#[test]
fn the_limit_of_the_story_is_the_campaigns() {
    let mut person = agreed();
    person.answers_all(&[]);
    person.form.tell_story(true);
    person.form.draft_mut().text = "a".repeat(2_001);
    assert_eq!(person.form.characters_left(), Some(-1));
    person.form.continue_();
    assert_eq!(person.form.mistakes(), [Mistake::StoryLong(1)]);
}

#[test]
fn what_must_be_answered_is_said_in_its_words() {
    let mut person = agreed();
    person.form.continue_();
    let mistake = Mistake::Answer(QuestionId::new("who").unwrap(), ProblemKind::Required);
    assert_eq!(person.form.mistakes(), [mistake]);
    let said = person.sees().groups[0].mistake.clone();
    assert_eq!(said.as_deref(), Some("Choose one to go on"));
}
