//! A name after a word that announces one.

use super::letters::{fold, is_all_capitals, is_apostrophe, is_capital};
use super::line::Line;
use super::words::{NOT_AFTER_ROLES, NOT_NAMES, PARTICLES, is_in};
use std::ops::Range;

/// The most words of a name after its first.
const MORE_WORDS: usize = 3;

/// The bytes of the name at `i`, and its last token. Only after a `sure` sign of
/// a name is a word of nothing but capitals taken, which may be shouting or an
/// abbreviation, and a word that is a surname among other things.
pub(super) fn name(line: &Line<'_>, i: usize, sure: bool) -> Option<(Range<usize>, usize)> {
    let start = line.get(i)?.start;
    let mut at = i;
    let mut initials = 0;
    while let Some(after) = initial(line, at) {
        if initials == MORE_WORDS {
            return None;
        }
        initials += 1;
        at = after;
    }
    let word = part(line, at, sure)?;
    let shouted = is_all_capitals(word);
    let mut end = line.get(at)?.start + owner(word).len();
    let mut more = 0;
    while owner(line.word(at)?).len() == line.word(at)?.len() && more < MORE_WORDS {
        let Some((next, word)) = next_part(line, at, shouted) else {
            break;
        };
        end = line.get(next)?.start + owner(word).len();
        at = next;
        more += 1;
    }
    Some((start..end, at))
}

/// The token after "A." or "Ll.", or after a lone letter before a capital.
fn initial(line: &Line<'_>, i: usize) -> Option<usize> {
    let word = line.word(i).filter(|word| is_capital(word))?;
    let stop = line.is_glued_mark(i + 1, ".");
    let capital_follows = |at: usize| line.word(at).is_some_and(is_capital);
    if stop && is_short(word, 2) {
        return capital_follows(i + 2).then_some(i + 2);
    }
    let lone = is_short(word, 1) && word != "I" && !line.glued(i + 1);
    (lone && capital_follows(i + 1)).then_some(i + 1)
}

/// The word at `i`, if it can be part of a name and nothing else claims it.
fn part<'a>(line: &Line<'a>, i: usize, sure: bool) -> Option<&'a str> {
    let word = line.word(i)?;
    let owner = owner(word);
    let fits = is_capital(word)
        && (!is_short(owner, 1) || sure && !matches!(owner, "A" | "I"))
        && (sure || !is_all_capitals(word))
        && !line.is_taken(line.bytes(i, i))
        && !is_word(line.folded(i), sure)
        && !is_word(&fold(owner), sure);
    fits.then_some(word)
}

/// Whether the word is rather not a name.
fn is_word(word: &str, sure: bool) -> bool {
    is_in(word, NOT_NAMES) || !sure && is_in(word, NOT_AFTER_ROLES)
}

/// The next word of a name: after a hyphen, a space, or "van", "ap" and the like.
fn next_part<'a>(line: &Line<'a>, at: usize, shouted: bool) -> Option<(usize, &'a str)> {
    let hyphen = line.is_glued_mark(at + 1, "-‐‑");
    if hyphen && line.glued(at + 2) {
        let word = line.word(at + 2).filter(|word| is_capital(word))?;
        return Some((at + 2, word));
    }
    // In a sentence of capitals there is no telling where a name ends.
    if shouted {
        return None;
    }
    let mut next = at + 1;
    while next <= at + 2 && line.any_of(next, PARTICLES) {
        next += 1;
    }
    part(line, next, false).map(|word| (next, word))
}

/// Whether the word has at most `most` letters.
fn is_short(word: &str, most: usize) -> bool {
    word.chars().nth(most).is_none()
}

/// The word without a short ending after an apostrophe: `'s`, `'n`, `'r`.
fn owner(word: &str) -> &str {
    let mut marks = word.char_indices().rev().filter(|&(_, c)| is_apostrophe(c));
    let cut = marks
        .next()
        .map(|(at, c)| (&word[..at], &word[at + c.len_utf8()..]));
    match cut {
        Some((owner, ending)) if is_short(ending, 2) && !is_capital(ending) => owner,
        Some((owner, "S")) => owner,
        _ => word,
    }
}
