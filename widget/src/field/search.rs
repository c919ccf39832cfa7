//! Finding an organisation by part of any of its names.

use survey::text::fill;
use survey::{Language, Organisation};

/// What each organisation can be found by, ready to be searched.
pub(crate) struct Index(Vec<Vec<String>>);

/// Whether a word is what was typed, or begins with it.
type Same = fn(&str, &str) -> bool;

impl Index {
    /// Takes in the names of these organisations; results are places in the slice.
    pub(crate) fn new(organisations: &[Organisation]) -> Self {
        let entry = |organisation: &Organisation| {
            let names = organisation.names.values();
            let others = organisation.hospitals.iter();
            let all = names.chain(others).chain(&organisation.former_names);
            all.flat_map(|name| spoken(name)).collect()
        };
        Self(organisations.iter().map(entry).collect())
    }

    /// The organisations that have, for every word typed, a word that begins
    /// with it; or else those that nearly do. All of them if nothing was typed.
    pub(crate) fn find(&self, typed: &str) -> Vec<usize> {
        let typed = words(typed);
        let exact = self.matching(&typed, begins);
        if exact.is_empty() {
            self.matching(&typed, nearly_begins)
        } else {
            exact
        }
    }

    fn matching(&self, typed: &[String], same: Same) -> Vec<usize> {
        let found = |place: &usize| typed.iter().all(|typed| has(&self.0[*place], typed, same));
        (0..self.0.len()).filter(found).collect()
    }
}

/// A line below the name of what was found, and its language if it is another
/// than the form's.
pub(crate) struct Reason {
    pub(crate) text: String,
    pub(crate) language: Option<String>,
}

impl Reason {
    fn plain(text: String) -> Self {
        let language = None;
        Self { text, language }
    }
}

/// Why an organisation was found, where its own name does not say so: the
/// hospitals and other names that what was typed is in. `was` is the wording
/// for a former name. Where the name says it all, its hospitals.
pub(crate) fn reasons(
    organisation: &Organisation,
    language: &Language,
    was: &str,
    typed: &str,
) -> Vec<Reason> {
    let shown = organisation.name(language);
    let (typed, name) = (words(typed), spoken(shown));
    for same in [begins as Same, nearly_begins] {
        let mut found = others(organisation, shown, was);
        found.retain(|reason| {
            let said = spoken(&reason.text);
            let mut typed = typed.iter();
            typed.any(|typed| !has(&name, typed, same) && has(&said, typed, same))
        });
        if !found.is_empty() {
            return found;
        }
    }
    hospitals(organisation).collect()
}

/// What an organisation is called besides the name that is shown.
fn others(organisation: &Organisation, shown: &str, was: &str) -> Vec<Reason> {
    let mut all = Vec::new();
    for (language, name) in &organisation.names {
        if name != shown {
            all.push(Reason {
                text: name.clone(),
                language: Some(language.to_string()),
            });
        }
    }
    all.extend(hospitals(organisation));
    for name in &organisation.former_names {
        all.push(Reason::plain(fill(was, &[("name", name)])));
    }
    all
}

fn hospitals(organisation: &Organisation) -> impl Iterator<Item = Reason> {
    organisation.hospitals.iter().cloned().map(Reason::plain)
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
            names: [(Language::new("en").unwrap(), names[0].to_owned())].into(),
            area: AreaId::new("wales").unwrap(),
            hospitals: owned(&names[1..]),
            former_names: Vec::new(),
            valid_from: None,
            valid_to: None,
            successor: None,
        }
    }

    fn index(names: &[&[&str]]) -> Index {
        let all: Vec<_> = names.iter().map(|names| organisation(names)).collect();
        Index::new(&all)
    }

    /// The lines below the name, in English.
    fn why(organisation: &Organisation, typed: &str) -> Vec<String> {
        let english = Language::new("en").unwrap();
        let reasons = reasons(organisation, &english, "was {name}", typed);
        reasons.into_iter().map(|r| r.text).collect()
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
        assert_eq!(marked[0].language.as_deref(), Some("cy"));
        assert_eq!(reasons(&board, &welsh, "", "board")[0].text, "Betsi Board");
    }

    #[test]
    fn finds_by_hospital_and_former_name_and_saint_by_st() {
        let mut trust = organisation(&["Weald", "St Michael’s Hospital", "Saint Mary's"]);
        trust.former_names = vec!["Downs".to_owned()];
        let index = Index::new(&[trust]);
        for typed in ["saint michaels", "sain", "st marys", "downs weald"] {
            assert_eq!(index.find(typed), [0], "{typed}");
        }
        assert!(index.find("weald marrick").is_empty());
    }

    #[test]
    fn finds_by_any_word_of_any_name() {
        let index = index(&[
            &["Glanafon Health Board", "Ysbyty Tŷ Gwyn"],
            &["East Marrick", "St. Mary's"],
        ]);
        assert_eq!(index.find("board"), [0]);
        assert_eq!(index.find("TY gw"), [0]);
        assert_eq!(index.find("st marys"), [1]);
        assert_eq!(index.find("St Mary’s"), [1]);
        assert_eq!(index.find(""), [0, 1]);
        assert!(index.find("rick").is_empty());
    }

    #[test]
    fn forgives_slips_only_where_nothing_fits() {
        let index = index(&[&["Brackwater"], &["Blackwater"], &["Thornmere"]]);
        assert_eq!(index.find("brack"), [0]);
        assert_eq!(index.find("thonmere"), [2]);
        assert_eq!(index.find("thronmere"), [2]);
        assert!(index.find("bro").is_empty());
    }
}
