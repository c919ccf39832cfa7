//! The form in English and in Welsh, and between the two.

use super::{Person, Written};
use crate::form::Subject;
use crate::mistake::Mistake;
use crate::page::Page;

const ROLES: [&str; 3] = ["self", "partner", "family_friend"];

/// Everything that a page says.
fn said(sheet: &Written) -> Vec<String> {
    let mut said: Vec<String> = sheet
        .caption
        .iter()
        .chain(&sheet.heading)
        .cloned()
        .collect();
    said.extend(sheet.notes.iter().cloned());
    said.extend(sheet.buttons.iter().map(|(label, _)| label.clone()));
    for group in &sheet.groups {
        said.extend(group.title.iter().map(|(words, _)| words.clone()));
        said.extend(group.hint.iter().chain(&group.mistake).cloned());
        for choice in &group.choices {
            said.push(choice.label.clone());
            said.extend(choice.hint.clone());
        }
    }
    if let Some((label, hints)) = &sheet.story {
        said.push(label.clone());
        said.extend(hints.iter().cloned());
    }
    said.extend(sheet.rows.iter().map(|row| row.label.clone()));
    if let Some([title, _, explain]) = &sheet.code {
        said.extend([title.clone(), explain.clone()]);
    }
    said
}

/// Looks at the page in both languages: nothing is the same, and nothing but
/// the words is different.
#[track_caller]
fn is_in_both_languages(person: &mut Person) {
    let at = (person.form.page().clone(), person.form.answers().clone());
    person.form.set_language("en");
    let english = said(&person.sees());
    person.form.set_language("cy");
    let welsh = said(&person.sees());
    assert_eq!(english.len(), welsh.len(), "on {:?}", at.0);
    for (english, welsh) in english.iter().zip(&welsh) {
        assert_ne!(english, welsh, "on {:?}", at.0);
    }
    let after = (person.form.page().clone(), person.form.answers().clone());
    assert_eq!(after, at);
}

#[test]
fn every_page_of_every_voice_is_in_both_languages() {
    for role in ROLES {
        let mut person = Person::new();
        person.form.open("cy");
        is_in_both_languages(&mut person);
        person.form.continue_();
        is_in_both_languages(&mut person);
        person.choose(&Subject::Age, "yes").goes_on();
        is_in_both_languages(&mut person);
        person.choose(&Subject::Consent, "agreed").goes_on();
        person.answers(role).goes_on();
        while let Page::Question(id) = person.form.page().clone() {
            is_in_both_languages(&mut person);
            let first = person.form.question(&id).unwrap().choices[0].id.clone();
            person.answers(first.as_str()).goes_on();
        }
        is_in_both_languages(&mut person);
        person.form.tell_story(true);
        is_in_both_languages(&mut person);
        person.form.draft_mut().text = "Roedden nhw'n garedig.".to_owned();
        person.goes_on();
        is_in_both_languages(&mut person);
        person.choose(&Subject::Permission, "quote");
        person.choose(&Subject::StoryConsent, "agreed").goes_on();
        is_in_both_languages(&mut person);
        person.goes_on().is_on(&Page::Check);
        is_in_both_languages(&mut person);
        let response = person.form.response();
        assert_eq!(response.language.as_str(), "cy");
        assert_eq!(response.story.unwrap().text, "Roedden nhw'n garedig.");
    }
}

#[test]
fn mistakes_are_said_in_the_language_of_the_page() {
    let mut person = Person::agreed();
    person.form.continue_();
    let english = person.sees().groups[0].mistake.clone();
    assert_eq!(
        english.as_deref(),
        Some("Choose one of the answers to go on")
    );
    person.form.set_language("cy");
    let welsh = person.sees().groups[0].mistake.clone();
    assert_eq!(
        welsh.as_deref(),
        Some("Dewiswch un o'r atebion i fynd ymlaen")
    );
}

#[test]
fn numbers_take_their_form_and_figures_in_each_language() {
    let mut person = Person::new();
    let counted = |person: &Person, number| {
        let words = person.form.words();
        person.form.counted(&words.characters_left, "left", number)
    };
    assert_eq!(counted(&person, 1), "You have 1 character left");
    assert_eq!(counted(&person, 2), "You have 2 characters left");
    person.form.set_language("cy");
    assert_eq!(counted(&person, 0), "Does gennych chi ddim nodau ar ôl");
    assert_eq!(counted(&person, 3), "Mae gennych chi 3 nod ar ôl");
    assert_eq!(
        counted(&person, 1_500),
        "Mae gennych chi 1,500 o nodau ar ôl"
    );
    assert_eq!(
        Mistake::StoryLong(6).words(&person.form),
        "Mae eich stori 6 nod yn rhy hir i'w hanfon"
    );
}

#[test]
fn dates_are_written_in_the_language_of_the_page() {
    let mut person = Person::new();
    assert_eq!(person.form.results_day(), "10 February 2027");
    person.form.set_language("cy");
    assert_eq!(person.form.results_day(), "10 Chwefror 2027");
}

#[test]
fn what_the_campaign_writes_is_marked_where_the_form_is_in_another_language() {
    let mut person = Person::new();
    assert_eq!(person.form.foreign(), None);
    person.form.set_language("cy");
    assert_eq!(person.form.foreign(), Some("en"));
    person.form.set_language("xx");
    assert_eq!(person.form.texts().language.as_str(), "cy");
}
