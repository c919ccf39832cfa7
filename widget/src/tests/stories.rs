//! The story, its permission and its consent.

use super::Person;
use crate::form::Subject;
use crate::mistake::Mistake;
use crate::page::Page;

fn writing() -> Person {
    let mut person = Person::answered(&[]);
    person.form.tell_story(true);
    person.is_on(&Page::Story);
    person
}

#[test]
fn a_story_needs_words_a_permission_and_its_own_consent() {
    let mut person = writing();
    person.form.continue_();
    assert_eq!(person.form.mistakes(), [Mistake::StoryEmpty]);
    person.form.draft_mut().text = "They listened.\u{202e}".to_owned();
    person.goes_on().is_on(&Page::StoryPermission);
    person.form.continue_();
    assert_eq!(
        person.form.mistakes(),
        [Mistake::Permission, Mistake::StoryConsent]
    );
    person.choose(&Subject::Permission, "quote");
    person.choose(&Subject::StoryConsent, "agreed").goes_on();
    person.choose(&Subject::Labels, "hope").goes_on();
    person.is_on(&Page::Check);
    let story = person.form.response().story.unwrap();
    assert_eq!(story.text, "They listened.");
    assert_eq!(story.permission.as_str(), "quote");
    assert!(story.labels.contains("hope"));
}

#[test]
fn a_story_may_be_left_out_again() {
    let mut person = writing();
    person.form.draft_mut().text = "Perhaps not.".to_owned();
    person.form.tell_story(false);
    person.is_on(&Page::Check);
    assert!(person.form.response().story.is_none());
}

#[test]
fn says_how_much_is_left_from_three_quarters_on() {
    let mut person = writing();
    person.form.draft_mut().text = "a".repeat(4_499);
    assert_eq!(person.form.characters_left(), None);
    person.form.draft_mut().text = "a".repeat(4_500);
    assert_eq!(person.form.characters_left(), Some(1_500));
    person.form.draft_mut().text = "é".repeat(6_001);
    assert_eq!(person.form.characters_left(), Some(-1));
    person.form.continue_();
    assert_eq!(person.form.mistakes(), [Mistake::StoryLong(1)]);
    person.form.draft_mut().text = "🌻".repeat(6_000);
    person.goes_on();
}

#[test]
fn a_consent_taken_back_keeps_the_story_here() {
    let mut person = writing();
    person.form.draft_mut().text = "They listened.".to_owned();
    person.goes_on();
    person.choose(&Subject::Permission, "full");
    person
        .choose(&Subject::StoryConsent, "agreed")
        .goes_on()
        .goes_on();
    person.is_on(&Page::Check);
    person.form.change(Page::StoryPermission);
    person.form.choose(&Subject::StoryConsent, "agreed", false);
    let at = person.form.at();
    person.form.travel(at - 1);
    person.is_on(&Page::StoryPermission);
    assert!(!person.form.send());
    assert!(person.form.response().story.is_none());
}
