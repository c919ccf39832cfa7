//! E-mail addresses, web addresses and names with an `@`.

use super::letters::is_letter_or_digit;
use super::line::{Line, is_space};
use super::words::{NOT_HANDLES, TOP_LEVEL, is_in};
use super::{Kind, Strength};
use std::ops::Range;

/// Looks at each stretch of text without a space.
pub(super) fn scan(line: &mut Line<'_>) {
    let text = line.text;
    let mut rest = 0;
    for piece in text.split(|c| is_space(c) || "\"“”«»,;<>[]{}|".contains(c)) {
        // `split` gives pieces of `text`: where one begins follows from the
        // lengths, as every separator is one character.
        let start = rest;
        let separator = text[start + piece.len()..].chars().next();
        rest = start + piece.len() + separator.map_or(0, char::len_utf8);
        let inner = piece.trim_start_matches(['(', '‘', '\'']);
        scan_piece(line, start + piece.len() - inner.len(), inner);
    }
}

fn scan_piece(line: &mut Line<'_>, start: usize, piece: &str) {
    let at = |span: Range<usize>| start + span.start..start + span.end;
    let mut found = Vec::new();
    if let Some(length) = web(piece) {
        found.push((Kind::Web, at(0..length)));
    } else {
        for (mark, _) in piece.match_indices('@') {
            if let Some(span) = email(piece, mark) {
                found.push((Kind::Email, at(span)));
            } else if let Some(span) = handle(piece, mark) {
                found.push((Kind::Handle, at(span)));
            }
        }
    }
    for (kind, span) in found {
        line.claim(kind, Strength::Firm, span);
    }
}

/// The length of the web address with which `piece` begins.
fn web(piece: &str) -> Option<usize> {
    let has_scheme = ["http://", "https://", "www."].iter().any(|scheme| {
        piece.len() > scheme.len()
            && piece.as_bytes()[..scheme.len()].eq_ignore_ascii_case(scheme.as_bytes())
    });
    let length = trimmed(piece).len();
    if has_scheme {
        return Some(length);
    }
    let host = run(piece.chars(), |c| {
        c.is_ascii_alphanumeric() || ".-".contains(c)
    });
    let path = &piece[host..];
    if path.contains('@') || path.starts_with(is_letter_or_digit) {
        return None;
    }
    let host = piece[..host].trim_end_matches(['.', '-']);
    let (name, top) = host.rsplit_once('.')?;
    let labels = name.split('.').all(|label| !label.is_empty());
    let second = name.rsplit('.').next().unwrap_or_default();
    // A capital after a stop is a new sentence that lacks its space.
    let one_case = !top.starts_with(|c: char| c.is_ascii_uppercase())
        || !host.contains(|c: char| c.is_ascii_lowercase());
    let known = is_in(&top.to_ascii_lowercase(), TOP_LEVEL);
    let fits = labels && one_case && known && second.len() >= 2;
    fits.then(|| {
        if path.starts_with(['/', '?', '#', ':']) {
            length
        } else {
            host.len()
        }
    })
}

/// Without the marks that end a sentence or close a bracket around it.
fn trimmed(piece: &str) -> &str {
    let mut end = piece;
    let open = end.matches('(').count();
    let mut closed = end.matches(')').count();
    while let Some(c) = end.chars().next_back() {
        match c {
            '.' | ':' | '!' | '?' | '\'' | '’' | '…' => {}
            ')' if closed > open => closed -= 1,
            _ => break,
        }
        end = &end[..end.len() - c.len_utf8()];
    }
    end
}

/// The e-mail address around the `@` at `mark`.
fn email(piece: &str, mark: usize) -> Option<Range<usize>> {
    let local = |c| is_letter_or_digit(c) || "._%+-'".contains(c);
    let before = piece[..mark].trim_end_matches(local).len();
    let before = mark - piece[before..mark].trim_start_matches(['.', '\'']).len();
    let domain = |c| is_letter_or_digit(c) || ".-".contains(c);
    let after = run(piece[mark + 1..].chars(), domain);
    let host = piece[mark + 1..mark + 1 + after].trim_end_matches(['.', '-']);
    count(mark - before + after);
    let (name, top) = host.rsplit_once('.')?;
    let labels = name.split('.').all(|label| !label.is_empty());
    let top_fits = top.len() >= 2 && !top.contains(|c: char| c.is_ascii_digit() || c == '-');
    (before < mark && labels && top_fits).then(|| before..mark + 1 + host.len())
}

/// The name that begins with the `@` at `mark`, where no letter stands before it.
fn handle(piece: &str, mark: usize) -> Option<Range<usize>> {
    if piece[..mark].ends_with(|c| is_letter_or_digit(c) || c == '@') {
        return None;
    }
    let rest = &piece[mark + 1..];
    let name = &rest[..run(rest.chars(), |c| {
        c.is_ascii_alphanumeric() || "._".contains(c)
    })];
    count(name.len());
    let name = name.trim_end_matches('.');
    let first = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let letters = name.contains(|c: char| c.is_ascii_alphabetic());
    let fits = first && letters && name.len() >= 2;
    (fits && !is_in(&name.to_ascii_lowercase(), NOT_HANDLES)).then(|| mark..mark + 1 + name.len())
}

/// The length of the characters at the start for which `fits` holds.
fn run(chars: std::str::Chars<'_>, fits: impl Fn(char) -> bool) -> usize {
    chars.take_while(|&c| fits(c)).map(char::len_utf8).sum()
}

/// Counts what was looked at, in tests.
fn count(_characters: usize) {
    #[cfg(test)]
    (0.._characters).for_each(|_| super::work::step());
}
