//! People: a title or "called" and the like, followed by a name.

use super::letters::{is_all_capitals, is_capital};
use super::line::Line;
use super::name::name;
use super::words::{ABBREVIATIONS, NAMING, NAMING_WELSH, OWNERS, ROLES, THINGS, is_in};
use super::{Kind, Strength};
use std::ops::Range;

/// Finds people.
pub(super) fn scan(line: &mut Line<'_>) {
    let mut i = 0;
    while i < line.len() {
        let found = titled(line, i).or_else(|| {
            let at = announced(line, i)?;
            // "called" is no sign of a name in "a leaflet called …".
            (!about_a_thing(line, i)).then_some(())?;
            let quote = usize::from(line.is_mark(at, "\"“‘'«"));
            name(line, at + quote, false)
        });
        if let Some((span, last)) = found
            && line.claim(Kind::Person, Strength::Firm, span)
        {
            i = last;
        }
        i += 1;
    }
}

enum Title {
    /// "Dr", "Mrs": nothing but a title.
    Short,
    /// "Nurse", "bydwraig": a word for somebody, in small letters too.
    Role,
}

/// The title at `i`.
fn title(line: &Line<'_>, i: usize) -> Option<Title> {
    let word = line.word(i)?;
    let folded = line.folded(i);
    if is_in(folded, ABBREVIATIONS) {
        // "MS" is an illness.
        return (word != "MS").then_some(Title::Short);
    }
    let role = is_in(folded, ROLES) && !is_all_capitals(word);
    // "I miss", "Miss Carriage": only a title with a capital.
    let miss = folded == "miss" && (!is_capital(word) || line.any_of(i.wrapping_sub(1), "i"));
    (role && !miss).then_some(Title::Role)
}

/// A title, perhaps two or a couple's, and the name after it.
fn titled(line: &Line<'_>, i: usize) -> Option<(Range<usize>, usize)> {
    let mut kind = title(line, i)?;
    let mut at = after_title(line, i, &kind)?;
    // "Consultant Mr Hughes", "Mr and Mrs Khan"; at most one more.
    let and = line.any_of(at, "a and") || line.is_mark(at, "&");
    let second = at + usize::from(and);
    match title(line, second) {
        Some(other) if !and || matches!((&kind, &other), (Title::Short, Title::Short)) => {
            at = after_title(line, second, &other)?;
            kind = other;
        }
        _ => {}
    }
    let (span, last) = name(line, at, matches!(kind, Title::Short))?;
    Some((line.bytes(article(line, i), i).start..span.end, last))
}

/// "Yr Athro" is a title with its article.
fn article(line: &Line<'_>, i: usize) -> usize {
    let athro = i > 0 && line.any_of(i, "athro") && line.any_of(i - 1, "yr");
    if athro { i - 1 } else { i }
}

/// The token after a title and the stop that a short one may have.
fn after_title(line: &Line<'_>, i: usize, kind: &Title) -> Option<usize> {
    let stop = line.is_glued_mark(i + 1, ".");
    match kind {
        Title::Short => Some(i + 1 + usize::from(stop)),
        Title::Role => (!stop).then_some(i + 1),
    }
}

/// Where a name begins if the word at `i` announces one.
fn announced(line: &Line<'_>, i: usize) -> Option<usize> {
    line.word(i)?;
    let folded = line.folded(i);
    match folded {
        word if is_in(word, NAMING) => Some(past_object(line, i + 1)),
        "name" if is_owned(line, i) => line.any_of(i + 1, "is was").then_some(i + 2),
        "name's" if is_owned(line, i) => Some(i + 1),
        "enw" if line.any_of(i.wrapping_sub(1), "o'r") => Some(i + 1),
        "enw" | "henw" if is_owned(line, i) => {
            let pronoun = line.any_of(i + 1, "e ef fo hi i o");
            let verb = i + 1 + usize::from(pronoun);
            line.any_of(verb, "oedd ydi ydy yw").then_some(verb + 1)
        }
        word if is_in(word, NAMING_WELSH) => {
            let yn = line.any_of(i + 1, "e'n fo'n hi'n o'n yn");
            let needs = matches!(word, "enwi" | "henwi") && !yn;
            (!needs).then_some(i + 1 + usize::from(yn))
        }
        _ => None,
    }
}

/// Past "her", or "our son", between "named" and the name.
fn past_object(line: &Line<'_>, at: usize) -> usize {
    let small = |at: usize| line.word(at).is_some_and(|word| !is_capital(word));
    match line.folded(at) {
        "him" | "them" => at + 1,
        "her" if !small(at + 1) => at + 1,
        "our" | "my" | "the" | "their" | "his" | "her" if small(at + 1) => at + 2,
        _ => at,
    }
}

fn is_owned(line: &Line<'_>, i: usize) -> bool {
    line.any_of(i.wrapping_sub(1), OWNERS)
}

/// Whether a leaflet, a charity or a drug is what is called so: one of the
/// three words before says so.
fn about_a_thing(line: &Line<'_>, i: usize) -> bool {
    (i.saturating_sub(3)..i)
        .rev()
        .take_while(|&at| line.is_word(at))
        .any(|at| line.any_of(at, THINGS))
}
