//! Lists of choices and the search for an organisation.

use super::{Person, asked};
use crate::form::Subject;
use crate::mistake::Mistake;
use crate::page::Page;
use survey::{Answer, OrganisationCode, ProblemKind, QuestionId};

fn at_organisation() -> Person {
    let mut person = Person::agreed();
    for choice in ["self", "lt6m", "6_9", "wales"] {
        person.answers(choice).goes_on();
    }
    person.is_asked("org");
    person
}

fn org() -> QuestionId {
    QuestionId::new("org").unwrap()
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
    let offered = person.form.organisations();
    assert!(!offered.is_empty());
    assert!(offered.iter().all(|o| o.area.as_str() == "wales"));
}

#[test]
fn a_search_without_a_choice_is_not_passed_over() {
    let mut person = at_organisation();
    person.form.search(&org(), true);
    person.form.continue_();
    let mistake = Mistake::Answer(org(), ProblemKind::UnknownOrganisation);
    assert_eq!(person.form.mistakes(), [mistake]);
    person.form.search(&org(), false);
    person.goes_on().is_asked("settings");
}

#[test]
fn another_area_asks_for_the_organisation_again() {
    let mut person = at_organisation();
    let code: OrganisationCode = person.form.organisations()[0].code.clone();
    person.form.answer(&org(), Some(Answer::Organisation(code)));
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
