//! Lists of choices and the search for an organisation.

use super::{Person, asked};
use crate::form::{Key, Subject};
use crate::mistake::Mistake;
use crate::page::Page;
use survey::{ProblemKind, QuestionId};

fn at_organisation() -> Person {
    let mut person = Person::agreed();
    for choice in ["self", "lt6m", "6_9", "wales"] {
        person.answers(choice).goes_on();
    }
    person.is_asked("org");
    person
}

#[test]
fn a_choice_that_stands_alone_clears_the_others() {
    let mut person = at_organisation();
    person.form.skip();
    let settings = Subject::Question(QuestionId::new("settings").unwrap());
    person.is_asked("settings");
    assert!(!person.form.choose(&settings, "gp", true));
    assert!(!person.form.choose(&settings, "ae", true));
    assert!(person.form.choose(&settings, "none", true));
    assert!(!person.form.is_chosen(&settings, "gp"));
    assert!(person.form.choose(&settings, "ae", true));
    assert!(!person.form.is_chosen(&settings, "none"));
    assert!(!person.form.choose(&settings, "ae", false));
    assert!(person.form.answers().get("settings").is_none());
}

#[test]
fn offers_the_organisations_of_the_area() {
    let person = at_organisation();
    let list = &person.form.bundle().organisations;
    let offered = person.form.offered();
    assert!(!offered.is_empty());
    assert!(offered.iter().all(|&at| list[at].area.as_str() == "wales"));
}

#[test]
fn a_search_without_a_choice_is_not_passed_over() {
    let mut person = at_organisation();
    person.form.search("powy");
    person.form.continue_();
    let mistake = Mistake::Answer(
        QuestionId::new("org").unwrap(),
        ProblemKind::UnknownOrganisation,
    );
    assert_eq!(person.form.mistakes(), [mistake]);
    person.form.search("");
    person.goes_on().is_asked("settings");
}

#[test]
fn another_area_asks_for_the_organisation_again() {
    let mut person = at_organisation();
    let first = person.form.offered()[0];
    person.form.pick(Some(first));
    person.goes_on();
    while let Page::Question(_) = person.form.page() {
        person.form.skip();
    }
    person.form.tell_story(false);
    person.is_on(&Page::Check);
    person.form.change(asked("area"));
    person.answers("en_london").goes_on();
    person.is_asked("org");
    assert!(person.form.answers().get("org").is_none());
}

#[test]
fn the_keys_of_the_search_box_walk_the_list_and_pick() {
    let mut person = at_organisation();
    let offered = person.form.offered();
    assert!(!person.form.press(Key::Enter), "the form's own Enter");
    assert!(person.form.press(Key::Up));
    assert_eq!(person.form.found().active, Some(offered.len() - 1));
    assert!(person.form.press(Key::Down));
    assert_eq!(person.form.found().active, Some(0));
    assert!(person.form.press(Key::Enter));
    assert_eq!(person.form.picked(), Some(offered[0]));
    assert!(person.form.press(Key::Escape));
    assert_eq!(person.form.picked(), None);
}

#[test]
fn enter_picks_the_only_one_found_and_never_one_of_several() {
    let mut person = at_organisation();
    person.form.search("bwrdd");
    assert!(person.form.found().places.len() > 1);
    assert!(person.form.press(Key::Enter));
    assert_eq!(person.form.picked(), None);
    person.form.search("powys");
    assert!(person.form.press(Key::Enter));
    assert!(person.form.picked_words().unwrap().contains("Powys"));
    person.form.search("zzzz");
    assert!(person.form.finds_nothing());
}
