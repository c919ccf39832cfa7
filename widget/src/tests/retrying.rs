//! Tries that nobody asked for, and being offline.

use super::Person;
use crate::form::Focus;
use crate::page::{Failure, Page};
use crate::sheet::Act;

fn failed(failure: Failure, asked: Option<u32>) -> Person {
    let mut person = Person::checking();
    fails(&mut person, failure, asked);
    person
}

fn fails(person: &mut Person, failure: Failure, asked: Option<u32>) {
    assert!(person.form.send());
    person.form.sent(None, Err(failure), asked);
    person.is_on(&Page::Failed(failure));
}

fn says(person: &Person, words: &str) -> bool {
    person.sees().notes.iter().any(|note| note.contains(words))
}

#[test]
fn waits_longer_each_time_and_not_for_ever() {
    let mut person = failed(Failure::Network, None);
    let mut waits = Vec::new();
    while let Some(wait) = person.form.wait() {
        assert!(person.can(&Act::StopTrying) && person.can(&Act::Send));
        waits.push(wait);
        fails(&mut person, Failure::Network, None);
    }
    assert_eq!(waits, [6, 12, 25, 50, 100, 200, 375]);
    assert!(!person.can(&Act::StopTrying) && person.can(&Act::Send));
}

#[test]
fn says_when_and_stops_when_told_to() {
    let mut person = failed(Failure::Down, None);
    assert!(says(&person, "in about 6 seconds"));
    let drawn = person.form.drawn();
    person.form.stop_trying();
    assert_eq!(person.form.wait(), None);
    assert!(person.form.drawn() > drawn);
    assert_eq!(person.form.focus(), &Focus::Heading);
    assert!(!says(&person, "seconds"));
    assert!(person.can(&Act::Send));
}

#[test]
fn leaves_the_endpoint_alone_as_long_as_it_asks_but_not_for_days() {
    assert_eq!(failed(Failure::Busy, Some(90)).form.wait(), Some(90));
    assert_eq!(failed(Failure::Busy, Some(2)).form.wait(), Some(6));
    let later = failed(Failure::Busy, Some(600));
    assert!(says(&later, "in about 10 minutes"));
    let long = failed(Failure::Busy, Some(1_000_000));
    assert_eq!(long.form.wait(), Some(3_600));
}

#[test]
fn does_not_repeat_what_was_refused() {
    let person = failed(Failure::Refused, None);
    assert_eq!(person.form.wait(), None);
    assert!(person.can(&Act::Send));
}

#[test]
fn nothing_is_tried_again_from_another_page() {
    let mut person = failed(Failure::Network, None);
    person.form.check();
    person.is_on(&Page::Check);
    assert_eq!(person.form.wait(), None);
    let mut left = failed(Failure::Network, None);
    left.form.wipe();
    assert_eq!(left.form.wait(), None);
    assert!(!left.form.send());
}

#[test]
fn is_told_of_being_offline_before_sending_and_of_being_back() {
    let mut person = Person::checking();
    let drawn = person.form.drawn();
    person.form.set_offline(true);
    assert!(says(&person, "offline"));
    assert!(person.form.take_said().contains("offline"));
    assert!(person.form.drawn() > drawn);
    assert_eq!(person.form.focus(), &Focus::Stay);
    person.form.set_offline(false);
    assert!(!says(&person, "offline"));
    assert!(person.form.take_said().contains("connected"));
    assert!(person.form.send());
}

#[test]
fn a_try_that_waits_for_the_connection_comes_soon_after_it() {
    let mut person = failed(Failure::Network, Some(100));
    person.form.set_offline(true);
    assert!(says(&person, "offline") && !says(&person, "seconds"));
    assert!(person.can(&Act::StopTrying));
    person.form.set_offline(false);
    assert_eq!(person.form.wait(), Some(2));
    person.form.stop_trying();
    person.form.set_offline(true);
    person.form.set_offline(false);
    assert_eq!(person.form.wait(), None);
}

#[test]
fn being_offline_is_not_told_while_answering() {
    let mut person = Person::agreed();
    let drawn = person.form.drawn();
    person.form.set_offline(true);
    assert_eq!(person.form.drawn(), drawn);
    assert_eq!(person.form.take_said(), "");
}
