//! What a campaign knows beforehand: its places and its support lines.

use super::letters::fold;
use super::line::{Shape, tokens};
use super::words::{GENERAL, ORGANISATION, is_in};
use crate::{Organisation, SupportLine};

/// The places to look for, and the support lines to leave alone. It is made
/// once; [`hints`](super::hints) then only reads it.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// In order, so that those with the same beginning stand together.
    names: Vec<Name>,
    /// Digits only, as they are dialled in the United Kingdom.
    support: Vec<String>,
}

#[derive(Debug, Clone)]
struct Name {
    /// Folded words with one space between them.
    words: String,
    role: Role,
}

/// What a name that was recognised is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A support line, which is not pointed at.
    Support,
    /// A name on the list.
    Place,
    /// A name on the list without its "Hospital" or "Ysbyty".
    ShortPlace,
}

impl Known {
    /// With the names of places and the numbers of support lines. A note in
    /// round brackets is not part of a name, and a name of nothing but general
    /// words ("General Hospital") is not looked for.
    pub fn new<'a>(
        places: impl IntoIterator<Item = &'a str>,
        support: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut known = Self::default();
        for place in places {
            known.add_place(place);
        }
        for number in support {
            known.add_number(number);
        }
        known
    }

    /// From a campaign's lists: every name of every organisation in every
    /// language, now and before, its hospitals with and without the town behind
    /// the comma, and the names and numbers of the support lines.
    pub fn of(organisations: &[Organisation], support: &[SupportLine]) -> Self {
        let mut known = Self::default();
        for line in support {
            known.add_number(&line.number);
            known.add(&folded_words(&line.name), Role::Support);
        }
        for organisation in organisations {
            let names = organisation.names.values();
            for name in names.chain(&organisation.former_names) {
                known.add_place(name);
            }
            for hospital in &organisation.hospitals {
                known.add_place(hospital);
                let alone = hospital.split(',').next().unwrap_or_default();
                if alone != hospital {
                    known.add_place(alone);
                }
            }
        }
        known
    }

    fn add_number(&mut self, number: &str) {
        let number = dialled(number);
        // 999 and 111 are never taken for anything.
        if number.len() > 4 {
            self.support.push(number);
        }
    }

    /// Puts a name in its place. A list has some thousand names at the most, so
    /// that moving the later ones costs less than the code of a sort.
    fn add(&mut self, words: &[String], role: Role) {
        let words = words.join(" ");
        let at = self.names.partition_point(|name| name.words < words);
        let same = self.names.get_mut(at).filter(|name| name.words == words);
        match same {
            // What is spared stays spared; a name on the list is no short form.
            Some(name) if role < name.role => name.role = role,
            None if !words.is_empty() => self.names.insert(at, Name { words, role }),
            _ => {}
        }
    }

    fn add_place(&mut self, place: &str) {
        let words = folded_words(place);
        let words = words.strip_prefix(&["the".to_owned()]).unwrap_or(&words);
        let is_general = |word: &String| is_in(word, GENERAL);
        if words.iter().all(is_general) {
            return;
        }
        self.add(words, Role::Place);
        let mut short = words;
        while let [first, rest @ ..] = short
            && matches!(
                first.as_str(),
                "ysbyty" | "bwrdd" | "iechyd" | "prifysgol" | "cyffredinol" | "ymddiriedolaeth"
            )
        {
            short = rest;
        }
        while let [rest @ .., last] = short
            && is_in(last, ORGANISATION)
        {
            short = rest;
        }
        // One word would be a town or a saint; an ordinary word would be next.
        if short.len() >= 2 && short.len() < words.len() && !short.iter().all(is_general) {
            self.add(short, Role::ShortPlace);
        }
    }

    /// How many of the digits are a support line's number, with or without the
    /// country, for each number with which they begin.
    pub(super) fn support_numbers(&self, digits: &str) -> impl Iterator<Item = usize> {
        // No number that is kept has fewer digits.
        let enough = (digits.len() > 4).then_some(self.support.as_slice());
        let dialled = dialled(digits);
        let more = digits.len() - dialled.len();
        let numbers = enough.unwrap_or_default().iter();
        numbers
            .filter(move |number| dialled.starts_with(number.as_str()))
            .map(move |number| number.len() + more)
    }

    /// Those of `among` whose words begin with `words`; all of them are `0..usize::MAX`.
    pub(super) fn beginning(&self, words: &str, among: (usize, usize)) -> (usize, usize) {
        let names = &self.names[among.0.min(self.names.len())..among.1.min(self.names.len())];
        #[cfg(test)]
        super::work::step();
        let first = names.partition_point(|name| name.words.as_str() < words);
        let count = names[first..].partition_point(|name| {
            let rest = name.words.strip_prefix(words);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        (among.0 + first, among.0 + first + count)
    }

    /// The role of the first name from `first` on, if it is just `words`.
    pub(super) fn role(&self, words: &str, first: usize) -> Option<Role> {
        let name = self.names.get(first)?;
        (name.words == words).then_some(name.role)
    }
}

/// The digits of a number as they are dialled in the United Kingdom.
fn dialled(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let abroad = digits.strip_prefix("0044").or(digits.strip_prefix("44"));
    match abroad {
        Some(rest) => {
            let mut number = String::from("0");
            number.push_str(rest.strip_prefix('0').unwrap_or(rest));
            number
        }
        None => digits,
    }
}

/// The words of a name as they are compared, without notes in brackets.
fn folded_words(name: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut words = Vec::new();
    for token in tokens(name) {
        let text = &name[token.start..token.end];
        match text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            "&" => words.push("and".to_owned()),
            _ if token.shape == Shape::Mark => {}
            _ => words.push(folded_word(text)),
        }
    }
    words
}

/// A word as it is compared: no capitals, accents or apostrophes.
pub(super) fn folded_word(word: &str) -> String {
    let mut folded = fold(word);
    folded.retain(|c| c != '\'');
    if folded == "saint" {
        folded.truncate(1);
        folded.push('t');
    }
    folded
}
