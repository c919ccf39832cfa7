//! Finding an organisation by part of any of its names.

use survey::{Language, Organisation};

/// What each organisation can be found by, ready to be searched.
pub(crate) struct Index(Vec<Entry>);

struct Entry {
    words: Vec<String>,
    place: usize,
}

impl Index {
    /// Takes in the names of these organisations; results are places in the slice.
    pub(crate) fn new(organisations: &[Organisation]) -> Self {
        let entry = |(place, organisation): (usize, &Organisation)| {
            let names = organisation.names.values().chain(&organisation.known_as);
            Entry {
                words: names.flat_map(|name| words(name)).collect(),
                place,
            }
        };
        Self(organisations.iter().enumerate().map(entry).collect())
    }

    /// The organisations that have, for every word typed, a word that begins
    /// with it; or else those that nearly do. All of them if nothing was typed.
    pub(crate) fn find(&self, typed: &str) -> Vec<usize> {
        let typed = words(typed);
        let exact = self.matching(&typed, |word, typed| word.starts_with(typed));
        if exact.is_empty() {
            self.matching(&typed, nearly_begins)
        } else {
            exact
        }
    }

    fn matching(&self, typed: &[String], same: fn(&str, &str) -> bool) -> Vec<usize> {
        let found = |entry: &&Entry| {
            let has = |typed: &String| entry.words.iter().any(|word| same(word, typed));
            typed.iter().all(has)
        };
        self.0.iter().filter(found).map(|e| e.place).collect()
    }
}

/// The other names of an organisation, for the line below its name.
pub(crate) fn known_as(organisation: &Organisation, language: &Language) -> String {
    let shown = organisation.name(language);
    let others = organisation.names.values().filter(|name| *name != shown);
    let all: Vec<_> = others
        .chain(&organisation.known_as)
        .map(String::as_str)
        .collect();
    all.join(", ")
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

    fn index(names: &[&[&str]]) -> Index {
        let organisation = |names: &&[&str]| Organisation {
            code: OrganisationCode::new("X01").unwrap(),
            names: [(Language::new("en").unwrap(), names[0].to_owned())].into(),
            area: AreaId::new("wales").unwrap(),
            known_as: names[1..].iter().map(|&n| n.to_owned()).collect(),
        };
        Index::new(&names.iter().map(organisation).collect::<Vec<_>>())
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
