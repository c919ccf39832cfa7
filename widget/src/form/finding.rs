//! Finding an organisation by part of any of its names.

use survey::text::fill;
use survey::{Language, Organisation};

/// Whether a word is what was typed, or begins with it.
type Same = fn(&str, &str) -> bool;

/// Keeps of `places` the organisations that have, for every word typed, a word
/// in one of their names that begins with it; or else those that nearly do. All
/// of them if nothing was typed.
pub(super) fn find(organisations: &[Organisation], places: &mut Vec<usize>, typed: &str) {
    let typed = words(typed);
    if typed.is_empty() {
        return;
    }
    let all: Vec<_> = places
        .iter()
        .map(|&place| (place, called(&organisations[place])))
        .collect();
    for same in [begins as Same, nearly_begins] {
        places.clear();
        for (place, names) in &all {
            if typed.iter().all(|typed| has(names, typed, same)) {
                places.push(*place);
            }
        }
        if !places.is_empty() {
            return;
        }
    }
}

/// Every word that an organisation can be found by.
fn called(organisation: &Organisation) -> Vec<String> {
    let mut all = Vec::new();
    for name in organisation.names.values() {
        all.append(&mut spoken(name));
    }
    for name in organisation
        .hospitals
        .iter()
        .chain(&organisation.former_names)
    {
        all.append(&mut spoken(name));
    }
    all
}

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
    let (typed, name) = (words(typed), spoken(shown));
    for same in [begins as Same, nearly_begins] {
        let mut found = others(organisation, shown, was);
        found.retain(|(_, text)| {
            let said = spoken(text);
            let mut typed = typed.iter();
            typed.any(|typed| !has(&name, typed, same) && has(&said, typed, same))
        });
        if !found.is_empty() {
            return found;
        }
    }
    hospitals(organisation)
}

/// A line below the name of what was found, after its language.
type Reason<'a> = (Option<&'a str>, String);

/// What an organisation is called besides the name that is shown.
fn others<'a>(organisation: &'a Organisation, shown: &str, was: &str) -> Vec<Reason<'a>> {
    let mut all = hospitals(organisation);
    for (language, name) in &organisation.names {
        if name != shown {
            all.insert(0, (Some(language.as_str()), name.clone()));
        }
    }
    for name in &organisation.former_names {
        all.push((None, fill(was, &[("name", name)])));
    }
    all
}

fn hospitals(organisation: &Organisation) -> Vec<Reason<'_>> {
    let mut all = Vec::new();
    for name in &organisation.hospitals {
        all.push((None, name.clone()));
    }
    all
}

fn has(words: &[String], typed: &str, same: Same) -> bool {
    words.iter().any(|word| same(word, typed))
}

fn begins(word: &str, typed: &str) -> bool {
    word.starts_with(typed)
}

/// The words of a name as they may be typed: Saint for St and the other way round.
fn spoken(name: &str) -> Vec<String> {
    let mut all = words(name);
    for (short, long) in [("st", "saint"), ("saint", "st")] {
        if all.iter().any(|word| word == short) {
            all.push(long.to_owned());
        }
    }
    all
}

/// The words of a text without case, accents or apostrophes.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.chars().filter_map(plain).collect();
    plain.split_whitespace().map(str::to_owned).collect()
}

/// A letter without case and accent (the letters of English, Welsh, Gaelic and
/// Irish names); a space for what parts words; nothing for what does not.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ŵ' | 'ŵ' | 'Ẁ'..='ẅ' => 'w',
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ' | 'ỳ' => 'y',
        '\'' | '’' | '‘' | '.' | '\u{300}'..='\u{36f}' => return None,
        _ => ' ',
    })
}

/// Whether a word begins with something that is one slip of the finger away
/// from what was typed; two slips from eight letters on. Three letters and
/// fewer must be right.
fn nearly_begins(word: &str, typed: &str) -> bool {
    let allowed = match typed.len() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    prefix_distance(word.as_bytes(), typed.as_bytes()) <= allowed
}

/// The fewest letters to put in, take out or change so that `typed` becomes
/// the beginning of `word`.
fn prefix_distance(word: &[u8], typed: &[u8]) -> usize {
    // Row by row of the usual table; the last row's least value is the answer,
    // because what follows in the word does not matter.
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (done, letter) in typed.iter().enumerate() {
        let mut diagonal = done;
        let mut left = done + 1;
        let mut next = vec![left];
        for (above, other) in row.iter().skip(1).zip(word) {
            let change = diagonal + usize::from(letter != other);
            left = change.min(above + 1).min(left + 1);
            next.push(left);
            diagonal = *above;
        }
        row = next;
    }
    row.into_iter().min().unwrap_or(0)
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
