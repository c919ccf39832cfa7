//! Places on the campaign's list, and the names of its support lines.

use super::known::{Known, Role, folded_word};
use super::letters::{is_apostrophe, is_capital};
use super::line::Line;
use super::words::JOINING;
use super::{Kind, Strength};

/// Keeps the support lines' names from being pointed at.
pub(super) fn spare(line: &mut Line<'_>, known: &Known) {
    each(line, known, true);
}

/// Finds places.
pub(super) fn scan(line: &mut Line<'_>, known: &Known) {
    each(line, known, false);
}

struct Found {
    start: usize,
    end: usize,
    /// The last token.
    last: usize,
    role: Role,
}

/// Spares the support lines, or claims the places.
#[inline(never)]
fn each(line: &mut Line<'_>, known: &Known, spare: bool) {
    let mut i = 0;
    while i < line.len() {
        let found = line.word(i).and_then(|word| {
            let first = folded_word(word);
            longest(line, known, i, &first).or_else(|| {
                let mutated = is_capital(word).then_some(first)?;
                CHANGES.iter().find_map(|(after, before)| {
                    let mut first = (*before).to_owned();
                    first.push_str(mutated.strip_prefix(after)?);
                    // A lone word with another first letter is another word.
                    longest(line, known, i, &first).filter(|found| found.last > i)
                })
            })
        });
        if let Some(found) = found {
            let (role, span) = (found.role, found.start..found.end);
            if spare && role == Role::Support {
                line.spare(span);
            } else if !spare && role != Role::Support {
                let sure = role == Role::Place;
                let strength = if sure { Strength::Firm } else { Strength::Soft };
                line.claim(Kind::Place, strength, span);
            }
            i = found.last;
        }
        i += 1;
    }
}

/// The longest name that begins at `i`, whose first word is read as `first`.
fn longest(line: &Line<'_>, known: &Known, i: usize, first: &str) -> Option<Found> {
    let mut words = first.to_owned();
    let mut names = known.beginning(&words, (0, usize::MAX));
    let (mut at, mut best) = (i, None);
    let mut capitals = true;
    loop {
        let token = line.get(at)?;
        let text = &line.text[token.start..token.end];
        capitals &= is_capital(text) || at > i && line.any_of(at, JOINING);
        let fits = |role: Role| role != Role::ShortPlace || capitals;
        let start = line.bytes(i, i).start;
        let found = |end, role| Found {
            start,
            end,
            last: at,
            role,
        };
        // "the Royal's car park": the name without its 's.
        if let Some((owner, role)) = owner(text).and_then(|owner| {
            let shorter = &words[..words.len() - 1];
            let names = known.beginning(shorter, (0, usize::MAX));
            Some((owner, known.role(shorter, names.0)?))
        }) && fits(role)
        {
            best = Some(found(token.start + owner.len(), role));
        }
        if names.0 == names.1 {
            return best;
        }
        if let Some(role) = known.role(&words, names.0).filter(|&role| fits(role)) {
            best = Some(found(token.end, role));
        }
        let Some((next, word)) = next_word(line, at) else {
            return best;
        };
        words.push(' ');
        words.push_str(&word);
        names = known.beginning(&words, names);
        at = next;
    }
}

/// The word without its `'s`.
fn owner(word: &str) -> Option<&str> {
    word.strip_suffix(['s', 'S'])?.strip_suffix(is_apostrophe)
}

/// The next word of a name, past a hyphen or the stop of "St."
fn next_word(line: &Line<'_>, at: usize) -> Option<(usize, String)> {
    let mut next = at + 1;
    if line.is_mark(next, "&") {
        return Some((next, "and".to_owned()));
    }
    if line.is_mark(next, "-‐‑–.") {
        next += 1;
    }
    let word = line.word(next).or(line.number(next))?;
    Some((next, folded_word(word)))
}

/// How a Welsh word may begin, and how it then began before its first letter
/// changed.
const CHANGES: [(&str, &str); 21] = [
    ("ngh", "c"),
    ("mh", "p"),
    ("nh", "t"),
    ("ng", "g"),
    ("ch", "c"),
    ("ph", "p"),
    ("th", "t"),
    ("dd", "d"),
    ("f", "b"),
    ("f", "m"),
    ("g", "c"),
    ("b", "p"),
    ("d", "t"),
    ("m", "b"),
    ("n", "d"),
    ("l", "ll"),
    ("l", "gl"),
    ("r", "rh"),
    ("r", "gr"),
    ("w", "gw"),
    ("", "g"),
];

#[cfg(test)]
mod tests {
    use super::super::{Known, Strength, hints};

    fn found<'a>(text: &'a str, places: &[&str]) -> Vec<(&'a str, Strength)> {
        let known = Known::new(places.iter().copied(), []);
        let found = hints(text, &known).into_iter();
        found
            .map(|hint| (&text[hint.span], hint.strength))
            .collect()
    }

    #[test]
    fn the_first_letter_may_be_mutated() {
        let places = [
            "Ysbyty Glan Clwyd",
            "Ysbyty Gwynedd",
            "Bwrdd Iechyd Powys",
            "Tŷ Mawr",
        ];
        for (text, name, strength) in [
            ("yng Nglan Clwyd", "Nglan Clwyd", Strength::Soft),
            ("i Lan Clwyd", "Lan Clwyd", Strength::Soft),
            ("yn Ysbyty Gwynedd", "Ysbyty Gwynedd", Strength::Firm),
            (
                "gan Fwrdd Iechyd Powys",
                "Fwrdd Iechyd Powys",
                Strength::Firm,
            ),
            (
                "ym Mwrdd Iechyd Powys",
                "Mwrdd Iechyd Powys",
                Strength::Firm,
            ),
            ("yn Nhŷ Mawr", "Nhŷ Mawr", Strength::Firm),
        ] {
            assert_eq!(found(text, &places), [(name, strength)], "{text}");
        }
    }

    #[test]
    fn whole_words_the_longest_name_and_no_general_ones() {
        let places = [
            "The Royal Infirmary",
            "St Ann's",
            "St Ann's Royal",
            "Haven General",
        ];
        assert_eq!(found("the royal infirmary", &places), []);
        assert_eq!(found("haven generally", &places), []);
        let royal = "St. Ann’s Royal";
        assert_eq!(found(royal, &places), [(royal, Strength::Firm)]);
        let owned = found("Haven General's car park", &places);
        assert_eq!(owned, [("Haven General", Strength::Firm)]);
    }
}
