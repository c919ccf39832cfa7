//! Sending once, trying again, and forgetting.

use super::{Person, asked, key};
use crate::page::{Failure, Page};
use crate::seal::Parcel;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use survey::{envelope, validate};

/// Seals as the browser does on each try.
fn seal(person: &mut Person, seed: u64) -> Parcel {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let earlier = person.form.take_parcel();
    let response = person.form.response();
    Parcel::seal(response, &key().public(), earlier, &mut rng).unwrap()
}

#[test]
fn what_is_sealed_is_what_the_desk_counts() {
    let mut person = Person::checking();
    let parcel = seal(&mut person, 1);
    let bundle = person.form.bundle();
    let (survey, wave) = (&bundle.definition.id, &bundle.delivery.wave);
    let opened = envelope::open(parcel.envelope(), &key(), survey, wave).unwrap();
    assert_eq!(opened, person.form.response());
    let problems = validate::response(&bundle.definition, wave, &bundle.organisations, &opened);
    assert_eq!(problems, []);
    assert_eq!(
        envelope::Header::read(parcel.envelope()).unwrap().tag,
        parcel.code().tag()
    );
}

#[test]
fn a_double_press_sends_once() {
    let mut person = Person::checking();
    assert!(person.form.send());
    assert!(!person.form.send());
}

#[test]
fn a_retry_sends_the_same_bytes() {
    let mut person = Person::checking();
    person.form.send();
    let mut first = seal(&mut person, 1);
    first.prove([7; 8]);
    let body = first.body().unwrap().to_vec();
    person.form.sent(Some(first), Err(Failure::Network), None);
    person.is_on(&Page::Failed(Failure::Network));
    assert!(person.form.send());
    assert_eq!(seal(&mut person, 2).body(), Some(&body[..]));
}

#[test]
fn a_changed_answer_is_sealed_anew_under_the_same_code() {
    let mut person = Person::checking();
    person.form.send();
    let first = seal(&mut person, 1);
    let (envelope, code) = (first.envelope().to_vec(), first.code().to_string());
    person.form.sent(Some(first), Err(Failure::Down), None);
    person.form.check();
    person.form.change(asked("gest"));
    person.answers("14_17").goes_on();
    assert!(person.form.send());
    let second = seal(&mut person, 2);
    assert_ne!(second.envelope(), envelope);
    assert_eq!(second.code().to_string(), code);
    assert!(second.body().is_none());
    let third = second
        .reseal(&key().public(), &mut ChaCha20Rng::seed_from_u64(3))
        .unwrap();
    assert_ne!(third.code().to_string(), code);
}

#[test]
fn shows_the_code_where_it_may_have_arrived() {
    for (failure, shown) in [
        (Failure::Network, true),
        (Failure::Busy, false),
        (Failure::Refused, false),
    ] {
        let mut person = Person::checking();
        person.form.send();
        let parcel = seal(&mut person, 1);
        person.form.sent(Some(parcel), Err(failure), None);
        assert_eq!(person.sees().code.is_some(), shown, "{failure:?}");
        assert!(!person.form.answers().is_empty());
    }
}

#[test]
fn once_sent_only_the_code_is_left() {
    let mut person = Person::checking();
    person.form.send();
    let parcel = seal(&mut person, 1);
    let code = parcel.code().to_string();
    person.form.sent(Some(parcel), Ok(()), None);
    person.is_on(&Page::Done);
    assert!(person.form.answers().is_empty());
    assert_eq!(person.form.code(), Some(code));
    person.goes_back().is_on(&Page::Start);
    assert_eq!(person.form.code(), None);
}

#[test]
fn a_reply_after_leaving_changes_nothing() {
    let mut person = Person::checking();
    person.form.send();
    let parcel = seal(&mut person, 1);
    person.form.leave();
    person.form.sent(Some(parcel), Ok(()), None);
    person.is_on(&Page::Left);
    assert_eq!(person.form.code(), None);
}
