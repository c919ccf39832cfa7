//! What may point to a person, before the story is sent.

use super::Person;
use crate::form::{Fate, Focus};
use crate::page::Page;
use crate::sheet::Act;

const STORY: &str = "Dr Patel 🌻 was kind. We named her Seren. It was 12 March.";

fn told(story: &str) -> Person {
    let mut person = Person::answered(&[]);
    person.form.tell_story(true);
    person.form.draft_mut().text = story.to_owned();
    person.form.continue_();
    person
}

fn listed(person: &Person) -> Vec<String> {
    let passages = person.sees().passages.into_iter();
    passages.map(|(_, words)| words).collect()
}

#[test]
fn asks_once_and_never_blocks() {
    let mut person = told(STORY);
    person.is_on(&Page::Story);
    assert_eq!(listed(&person), ["Dr Patel", "Seren", "12 March"]);
    assert_eq!(person.form.mistakes(), []);
    assert_eq!(person.form.focus(), &Focus::To("coc-hints".to_owned()));
    assert!(person.can(&Act::Continue));
    person.goes_on().is_on(&Page::StoryPermission);
    assert_eq!(person.form.draft().text, STORY);
    person.goes_back().is_on(&Page::Story);
    assert!(listed(&person).is_empty());
    person.goes_on().is_on(&Page::StoryPermission);
}

#[test]
fn a_name_may_be_the_babys() {
    let person = told(STORY);
    let passages = person.sees().passages;
    assert!(passages[1].0.contains("your baby's name"));
    assert!(!passages[2].0.contains("baby"));
}

#[test]
fn a_story_without_any_goes_straight_on() {
    told("They were kind to me.").is_on(&Page::StoryPermission);
}

#[test]
fn what_is_taken_out_leaves_dots_and_the_rest_stays_listed() {
    let mut person = told(STORY);
    person.form.decide(0, Fate::TakeOut);
    assert!(person.form.draft().text.starts_with("… 🌻 was kind."));
    assert!(person.form.take_said().contains("Taken out"));
    assert_eq!(listed(&person), ["Seren", "12 March"]);
    person.form.decide(1, Fate::TakeOut);
    person.form.decide(0, Fate::Keep);
    assert!(listed(&person).is_empty());
    assert_eq!(person.form.focus(), &Focus::To("coc-story".to_owned()));
    person.goes_on().is_on(&Page::StoryPermission);
    assert_eq!(
        person.form.draft().text,
        "… 🌻 was kind. We named her Seren. It was …."
    );
}

#[test]
fn what_is_kept_is_not_asked_about_again_and_what_is_new_is() {
    let mut person = told(STORY);
    for _ in 0..3 {
        person.form.decide(0, Fate::Keep);
    }
    person
        .form
        .draft_mut()
        .text
        .push_str(" Seren. Call 01632 960111.");
    person.form.continue_();
    assert_eq!(listed(&person), ["01632 960111"]);
}

#[test]
fn shows_it_where_the_browser_counts_it() {
    let mut person = told(STORY);
    person.form.decide(0, Fate::Show);
    assert_eq!(person.form.take_marked(), Some((0, 8)));
    assert_eq!(person.form.take_marked(), None);
    person.form.decide(1, Fate::Show);
    let from = "Dr Patel XX was kind. We named her ".len() as u32;
    assert_eq!(person.form.take_marked(), Some((from, from + 5)));
}

#[test]
fn follows_what_is_written_in_the_meantime() {
    let mut person = told(STORY);
    person.form.draft_mut().text.insert_str(0, "Yes: ");
    person.form.decide(0, Fate::Show);
    assert_eq!(person.form.take_marked(), Some((5, 13)));
    person.form.draft_mut().text = "Dr Jones on 12 March, Dr Jones on 12 March.".to_owned();
    person.form.decide(2, Fate::TakeOut);
    let text = &person.form.draft().text;
    assert_eq!(text.matches("12 March").count(), 1, "{text}");
    person.form.draft_mut().text = "Nobody.".to_owned();
    person.form.decide(0, Fate::TakeOut);
    assert_eq!(person.form.draft().text, "Nobody.");
    assert!(listed(&person).is_empty());
}
