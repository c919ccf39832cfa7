//! Finding an organisation by part of any of its names.

use std::mem;
use survey::hints::{JOINED, fold};
use survey::text::fill;
use survey::{Language, Organisation};

/// Whether a word is what was typed, or begins with it.
type Same = fn(&[u8], &[u8]) -> bool;

/// Keeps of `places` the organisations that have, for every word typed, a word
/// in one of their names that begins with it; or else those that nearly do. All
/// of them if nothing was typed.
pub(super) fn find(organisations: &[Organisation], places: &mut Vec<usize>, typed: &str) {
    let typed = words(typed);
    if all_words(&typed).next().is_none() {
        return;
    }
    let all = mem::take(places);
    for same in [begins as Same, nearly_begins] {
        for &place in &all {
            let mut names = Vec::new();
            each_name(&organisations[place], &mut |_, name| {
                names.append(&mut spoken(name));
            });
            if all_words(&typed).all(|typed| has(&names, typed, same)) {
                places.push(place);
            }
        }
        if !places.is_empty() {
            return;
        }
    }
}

/// What a name of an organisation is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Called<'a> {
    /// Its name in a language.
    In(&'a Language),
    /// The name of one of its hospitals.
    Hospital,
    /// What it was called before.
    Formerly,
}

fn each_name<'a>(organisation: &'a Organisation, see: &mut dyn FnMut(Called<'a>, &'a str)) {
    for (language, name) in &organisation.names {
        see(Called::In(language), name);
    }
    for name in &organisation.hospitals {
        see(Called::Hospital, name);
    }
    for name in &organisation.former_names {
        see(Called::Formerly, name);
    }
}

/// A line below the name of what was found, after its language.
type Reason<'a> = (Option<&'a str>, String);

/// Why an organisation was found, where its own name does not say so: the
/// hospitals and other names that what was typed is in, each with its language
/// if it is another than the form's. `was` is the wording for a former name.
/// Where the name says it all, its hospitals.
pub(super) fn reasons<'a>(
    organisation: &'a Organisation,
    language: &Language,
    was: &str,
    typed: &str,
) -> Vec<Reason<'a>> {
    let shown = organisation.name(language);
    let (typed, own) = (words(typed), spoken(shown));
    let mut found = Vec::new();
    for same in [Some(begins as Same), Some(nearly_begins), None] {
        each_name(organisation, &mut |called, name| {
            let said = spoken(name);
            let says = match same {
                Some(same) => all_words(&typed)
                    .any(|typed| !has(&own, typed, same) && has(&said, typed, same)),
                None => called == Called::Hospital,
            };
            if says && name != shown {
                found.push(match called {
                    Called::In(language) => (Some(language.as_str()), name.to_owned()),
                    Called::Hospital => (None, name.to_owned()),
                    Called::Formerly => (None, fill(was, &[("name", name)])),
                });
            }
        });
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// The words of a text without case, accents or apostrophes, a space before each.
fn words(text: &str) -> Vec<u8> {
    let mut words = vec![b' '];
    for c in text.chars() {
        match fold(c) {
            JOINED | b'\'' | b'.' => {}
            byte if byte.is_ascii_alphanumeric() => words.push(byte),
            _ => words.push(b' '),
        }
    }
    words
}

/// The words of a name as they may be typed: Saint for St and the other way round.
fn spoken(name: &str) -> Vec<u8> {
    let mut words = words(name);
    for (short, long) in [("st", " saint"), ("saint", " st")] {
        if has(&words, short.as_bytes(), |word, short| word == short) {
            words.extend_from_slice(long.as_bytes());
        }
    }
    words
}

fn all_words(words: &[u8]) -> impl Iterator<Item = &[u8]> {
    let all = words.split(|&byte| byte == b' ');
    all.filter(|word| !word.is_empty())
}

fn has(words: &[u8], typed: &[u8], same: Same) -> bool {
    all_words(words).any(|word| same(word, typed))
}

fn begins(word: &[u8], typed: &[u8]) -> bool {
    word.starts_with(typed)
}

/// Whether a word begins with something that is one slip of the finger away
/// from what was typed; two slips from eight letters on. Three letters and
/// fewer must be right.
fn nearly_begins(word: &[u8], typed: &[u8]) -> bool {
    let allowed = match typed.len() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    prefix_distance(word, typed) <= allowed
}

/// The fewest letters to put in, take out or change so that `typed` becomes
/// the beginning of `word`.
fn prefix_distance(word: &[u8], typed: &[u8]) -> usize {
    // Row by row of the usual table; the last row's least value is the answer,
    // because what follows in the word does not matter.
    let mut row: Vec<usize> = (1..=word.len()).collect();
    let mut first = 0;
    for letter in typed {
        let (mut diagonal, mut left) = (first, first + 1);
        first = left;
        for (place, other) in row.iter_mut().zip(word) {
            let change = diagonal + usize::from(letter != other);
            diagonal = *place;
            left = change.min(diagonal + 1).min(left + 1);
            *place = left;
        }
    }
    row.into_iter().min().unwrap_or(first).min(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use survey::{AreaId, OrganisationCode};

    fn organisation(names: &[&str]) -> Organisation {
        let owned = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect();
        Organisation {
            code: OrganisationCode::new("X01").unwrap(),
            names: [(Language::new("en").unwrap(), names[0].to_owned())]
                .into_iter()
                .collect(),
            area: AreaId::new("wales").unwrap(),
            hospitals: owned(&names[1..]),
            former_names: Vec::new(),
            valid_from: None,
            valid_to: None,
            successor: None,
        }
    }

    /// A list to find things in.
    struct List(Vec<Organisation>);

    impl List {
        fn find(&self, typed: &str) -> Vec<usize> {
            let mut places = (0..self.0.len()).collect();
            find(&self.0, &mut places, typed);
            places
        }
    }

    fn list(names: &[&[&str]]) -> List {
        List(names.iter().map(|names| organisation(names)).collect())
    }

    /// The lines below the name, in English.
    fn why(organisation: &Organisation, typed: &str) -> Vec<String> {
        let english = Language::new("en").unwrap();
        let reasons = reasons(organisation, &english, "was {name}", typed);
        reasons.into_iter().map(|r| r.1).collect()
    }

    #[test]
    fn says_why_it_was_found() {
        let mut board = organisation(&["Betsi Board", "Ysbyty Gwynedd", "Wrexham Maelor Hospital"]);
        let welsh = Language::new("cy").unwrap();
        board.names.insert(welsh.clone(), "Bwrdd Betsi".to_owned());
        board.former_names = vec!["Conwy and Denbighshire".to_owned()];
        let hospitals = ["Ysbyty Gwynedd", "Wrexham Maelor Hospital"];
        assert_eq!(why(&board, "betsi"), hospitals);
        assert_eq!(why(&board, "betsi maelor"), ["Wrexham Maelor Hospital"]);
        assert_eq!(why(&board, "wrecsham"), ["Wrexham Maelor Hospital"]);
        assert_eq!(why(&board, "conwy"), ["was Conwy and Denbighshire"]);
        assert_eq!(why(&board, "bwr"), ["Bwrdd Betsi"]);
        let marked = reasons(&board, &Language::new("en").unwrap(), "", "bwr");
        assert_eq!(marked[0].0, Some("cy"));
        assert_eq!(reasons(&board, &welsh, "", "board")[0].1, "Betsi Board");
    }

    #[test]
    fn finds_by_hospital_and_former_name_and_saint_by_st() {
        let mut trust = organisation(&["Weald", "St Michael’s Hospital", "Saint Mary's"]);
        trust.former_names = vec!["Downs".to_owned()];
        let list = List(vec![trust]);
        for typed in ["saint michaels", "sain", "st marys", "downs weald"] {
            assert_eq!(list.find(typed), [0], "{typed}");
        }
        assert!(list.find("weald marrick").is_empty());
    }

    #[test]
    fn finds_by_any_word_of_any_name() {
        let list = list(&[
            &["Glanafon Health Board", "Ysbyty Tŷ Gwyn"],
            &["East Marrick", "St. Mary's"],
        ]);
        assert_eq!(list.find("board"), [0]);
        assert_eq!(list.find("TY gw"), [0]);
        assert_eq!(list.find("st marys"), [1]);
        assert_eq!(list.find("St Mary’s"), [1]);
        assert_eq!(list.find(""), [0, 1]);
        assert!(list.find("rick").is_empty());
    }

    #[test]
    fn forgives_slips_only_where_nothing_fits() {
        let list = list(&[&["Brackwater"], &["Blackwater"], &["Thornmere"]]);
        assert_eq!(list.find("brack"), [0]);
        assert_eq!(list.find("thonmere"), [2]);
        assert_eq!(list.find("thronmere"), [2]);
        assert!(list.find("bro").is_empty());
    }
}
