//! Answers kept on the device, for whoever asked for it.

use super::{Person, bundle};
use crate::form::{Form, Subject};
use crate::host::Host;
use crate::page::{Failure, Page};
use crate::sheet::Act;
use std::cell::{Cell, RefCell};

thread_local! {
    static DEVICE: RefCell<Option<String>> = const { RefCell::new(None) };
    static NOW: Cell<u64> = const { Cell::new(1_795_000_000) };
}

const DAY: u64 = 24 * 60 * 60;

fn load() -> Option<String> {
    DEVICE.with_borrow(Clone::clone)
}

fn save(text: Option<&str>) {
    DEVICE.set(text.map(str::to_owned));
}

/// Somebody at this device, on the start page.
fn someone(framed: bool) -> Person {
    let host = Host {
        now: || NOW.get(),
        load,
        save,
        framed,
        ..Person::new().form.host
    };
    Person {
        form: Form::new(Box::leak(Box::new(bundle())), None, 0, host),
    }
}

fn on_the_third_question() -> Person {
    let mut person = someone(false);
    person.agrees();
    person.answers("self").goes_on();
    person.answers("lt6m").goes_on();
    person.is_asked("gest");
    person
}

/// Saving, as somebody who was asked on the third question.
fn saving() -> Person {
    let mut person = on_the_third_question();
    saves(&mut person);
    person.is_asked("gest");
    person
}

fn saves(person: &mut Person) {
    assert!(person.can(&Act::AskToSave));
    person.form.ask_to_save();
    person.is_on(&Page::Save);
    person.form.save(true);
    person.goes_back();
}

fn comes_back() -> Person {
    let mut person = someone(false);
    person.form.open("en");
    person
}

#[test]
fn nothing_is_saved_unasked() {
    let mut person = on_the_third_question();
    person.form.ask_to_save();
    person.form.save(false);
    person.goes_back().is_asked("gest");
    person.form.skip();
    person.form.put_away();
    assert_eq!(load(), None);
    comes_back().is_on(&Page::Leave);
}

#[test]
fn goes_on_where_it_was_left() {
    let mut person = saving();
    person.form.skip();
    person.answers("wales");
    person.form.put_away();
    assert!(person.form.answers().is_empty());
    let mut again = comes_back();
    again.is_on(&Page::Return);
    assert!(again.form.answers().is_empty());
    again.form.resume();
    again.is_asked("org");
    assert!(again.form.answers().get("area").unwrap().has("wales"));
    assert!(again.form.is_saving());
    again.goes_back().is_asked("area");
    again.goes_on().is_asked("org");
}

#[test]
fn an_organisation_many_choices_and_the_way_of_showing_come_back_too() {
    let mut person = on_the_third_question();
    saves(&mut person);
    person.goes_back().goes_back().is_asked("role");
    person.form.show_all(true);
    person.choose(&subject("area"), "wales");
    person.choose(&subject("settings"), "gp");
    person.choose(&subject("settings"), "ae");
    let first = person.form.offered()[0];
    person.form.pick(Some(first));
    let answers = person.form.answers().clone();
    person.form.put_away();
    let mut again = comes_back();
    again.form.resume();
    again.is_on(&Page::All);
    assert_eq!(again.form.answers(), &answers);
}

#[test]
fn ends_after_a_day() {
    saving();
    NOW.set(NOW.get() + DAY - 1);
    comes_back().is_on(&Page::Return);
    NOW.set(NOW.get() + 1);
    comes_back().is_on(&Page::Leave);
    assert_eq!(load(), None);
}

#[test]
fn the_story_is_saved_only_if_that_was_ticked() {
    for ticked in [false, true] {
        save(None);
        let mut person = someone(false);
        person.agrees();
        person.answers_all(&[]);
        person.form.ask_to_save();
        person.form.choose(&Subject::SaveStory, "on", ticked);
        person.form.save(true);
        person.goes_back().is_on(&Page::StoryOffer);
        person.form.tell_story(true);
        person.form.draft_mut().text = "Quiet.\n\nVery quiet.\n.".to_owned();
        person.goes_on();
        person.form.put_away();
        assert_eq!(load().unwrap().contains("quiet"), ticked);
        let mut again = comes_back();
        again.form.resume();
        if ticked {
            again.is_on(&Page::Story);
            assert_eq!(again.form.draft().text, "Quiet.\n\nVery quiet.\n.");
        } else {
            again.is_on(&Page::StoryOffer);
        }
    }
}

#[test]
fn clearing_is_on_every_page_and_keeps_what_is_on_it() {
    let mut person = saving();
    assert!(person.can(&Act::ClearSaved) && !person.can(&Act::AskToSave));
    person
        .goes_back()
        .goes_back()
        .goes_back()
        .is_on(&Page::Consent);
    assert!(person.can(&Act::ClearSaved));
    person.form.clear_saved();
    assert_eq!(load(), None);
    assert!(person.form.take_said().contains("Nothing is saved"));
    person.goes_on().goes_on();
    assert!(!person.form.answers().is_empty());
    assert_eq!(load(), None);
}

#[test]
fn sending_leaving_and_deleting_leave_nothing_on_the_device() {
    let ends: [fn(&mut Form); 3] = [
        |form| assert!(form.send()),
        Form::leave,
        Form::delete_everything,
    ];
    for end in ends {
        let mut person = saving();
        while let Page::Question(_) = person.form.page() {
            person.form.skip();
            if person.form.page() == &super::asked("area") {
                person.answers("wales").goes_on();
            }
        }
        person.form.tell_story(false);
        person.is_on(&Page::Check);
        assert!(load().is_some());
        end(&mut person.form);
        assert_eq!(load(), None);
        person.form.put_away();
        assert_eq!(load(), None);
    }
}

#[test]
fn what_may_have_arrived_is_not_saved_again() {
    let mut person = on_the_third_question();
    person.form.skip();
    person.answers("wales").goes_on();
    while let Page::Question(_) = person.form.page() {
        person.form.skip();
    }
    person.form.tell_story(false);
    saves(&mut person);
    person.is_on(&Page::Check);
    person.form.send();
    person.form.sent(None, Err(Failure::Network), None);
    person.form.check();
    assert!(!person.can(&Act::AskToSave));
    person.form.put_away();
    assert_eq!(load(), None);
}

#[test]
fn a_frame_on_another_page_neither_offers_nor_looks() {
    saving();
    let mut person = someone(true);
    person.form.open("en");
    person.is_on(&Page::Leave);
    person.form.continue_();
    person.choose(&Subject::Age, "yes").goes_on();
    person.choose(&Subject::Consent, "agreed").goes_on();
    assert!(!person.can(&Act::AskToSave));
    person.form.ask_to_save();
    person.is_asked("role");
    person.form.leave();
    assert!(load().is_some());
}

#[test]
fn what_is_damaged_old_or_anothers_is_dropped() {
    saving();
    let good = load().unwrap();
    let worse = [
        good.replace("2026", "2024"),
        good.replace("code-of-care", "other"),
        good.replace("role=self", "role=nobody"),
        good.replace("role=self", "role=self,partner"),
        good.replace("role=self", "role=@X01"),
        good.replace("role=self", "roll=self"),
        good.replace("role=self", "role"),
        good.replacen('1', "2", 1),
        good[..good.len() - 1].to_owned(),
        good[1..].to_owned(),
        good.replace(&NOW.get().to_string(), &(NOW.get() + 9).to_string()),
        String::new(),
    ];
    for bad in worse {
        assert_ne!(bad, good);
        save(Some(&bad));
        comes_back().is_on(&Page::Leave);
        assert_eq!(load(), None, "{bad}");
    }
    save(Some(&good));
    comes_back().is_on(&Page::Return);
}

fn subject(question: &str) -> Subject {
    Subject::Question(survey::QuestionId::new(question).unwrap())
}
