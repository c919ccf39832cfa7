//! From page to page, forth and back.

use super::{Person, asked};
use crate::form::Subject;
use crate::mistake::Mistake;
use crate::page::Page;
use crate::sheet::Act;
use survey::ClosingId;

#[test]
fn leads_from_the_start_to_the_check_page() {
    let mut person = Person::new();
    person.is_on(&Page::Start);
    person.form.open("en");
    person.is_on(&Page::Leave);
    person.form.continue_();
    person.is_on(&Page::Age);
    person.choose(&Subject::Age, "yes").goes_on();
    person.is_on(&Page::Consent);
    person.choose(&Subject::Consent, "agreed").goes_on();
    person.is_asked("role");
    Person::checking();
}

#[test]
fn stays_where_something_is_wrong() {
    let mut person = Person::new();
    person.form.open("en");
    person.form.continue_();
    person.form.continue_();
    person.is_on(&Page::Age);
    assert_eq!(person.form.mistakes(), [Mistake::Age]);
    person.choose(&Subject::Age, "yes").goes_on();
    person.form.continue_();
    person.is_on(&Page::Consent);
    assert_eq!(person.form.mistakes(), [Mistake::Consent]);
}

#[test]
fn offers_to_skip_what_need_not_be_answered() {
    let mut person = Person::agreed();
    assert!(!person.can(&Act::Skip));
    person.form.skip();
    person.is_asked("role").form.mistakes();
    person.answers("self").goes_on();
    person.answers("lt6m").goes_on();
    person.is_asked("gest");
    assert!(person.can(&Act::Skip));
    person.answers("6_9").form.skip();
    person.is_asked("area");
    assert!(person.form.answers().get("gest").is_none());
}

#[test]
fn a_change_returns_to_the_check_page() {
    let mut person = Person::checking();
    person.form.change(asked("gest"));
    person.is_asked("gest").sees();
    person.answers("10_13").goes_on();
    person.is_on(&Page::Check);
    assert!(person.form.answers().get("gest").unwrap().has("10_13"));
}

#[test]
fn a_change_that_opens_questions_asks_them_first() {
    let mut person = Person::answered(&[("settings", "none")]);
    person.form.tell_story(false);
    person.is_on(&Page::Check);
    person.form.change(asked("settings"));
    person.form.choose(&subject("settings"), "none", false);
    person.answers("gp").goes_on();
    person.is_asked("staff_listening");
    let mut count = 0;
    while let Page::Question(_) = person.form.page() {
        person.form.skip();
        count += 1;
    }
    person.is_on(&Page::Check);
    assert!(count > 1);
}

#[test]
fn back_restores_each_page_as_it_was() {
    let mut person = Person::agreed();
    person.answers("self").goes_on();
    person.answers("1_2y").goes_on();
    person.goes_back().is_asked("when");
    assert!(person.form.is_chosen(&subject("when"), "1_2y"));
    person.goes_back().is_asked("role");
    person.goes_back().is_on(&Page::Consent);
    let at = person.form.at();
    person.form.travel(at + 2);
    person.is_asked("when");
}

#[test]
fn the_browser_cannot_reach_what_is_not_open_yet() {
    let mut person = Person::agreed();
    person.answers("self").goes_on();
    let when = person.form.at();
    person.goes_back().goes_back();
    person.form.choose(&Subject::Consent, "agreed", false);
    person.form.travel(when);
    person.is_on(&Page::Consent);
    person.form.travel(0);
    person.is_on(&Page::Start);
    person.form.travel(99);
    person.is_on(&Page::Consent);
}

#[test]
fn a_page_that_ends_early_can_be_come_back_from() {
    let mut person = Person::agreed();
    person.answers("none").goes_on();
    person.is_on(&Page::Closing(ClosingId::new("not_for_you").unwrap()));
    person.goes_back();
    assert!(person.form.answers().get("role").unwrap().has("none"));
    person.answers("self").goes_on();
    assert!(!matches!(person.form.page(), Page::Closing(_)));

    let mut young = Person::new();
    young.form.open("en");
    young.form.continue_();
    young.choose(&Subject::Age, "no").goes_on();
    young.is_on(&Page::Closing(ClosingId::new("under_16").unwrap()));
}

#[test]
fn the_number_of_a_question_never_passes_the_total() {
    for others in [
        &[][..],
        &[("settings", "none")],
        &[("settings", "home"), ("area", "pns")],
    ] {
        let mut person = Person::agreed();
        let mut last = usize::MAX;
        while let Page::Question(id) = person.form.page().clone() {
            let question = person.form.question(&id).unwrap().clone();
            let (n, total) = person.form.progress(&question);
            assert!(n <= total && total <= last, "{id}: {n} of {total}");
            last = total;
            let other = others.iter().find(|(question, _)| *question == id.as_str());
            let first = question.choices[0].id.clone();
            person
                .answers(other.map_or(first.as_str(), |(_, choice)| choice))
                .goes_on();
        }
    }
}

fn subject(question: &str) -> Subject {
    let Page::Question(id) = asked(question) else {
        unreachable!("asked gives a question")
    };
    Subject::Question(id)
}
