//! E-mail addresses, web addresses and names with an `@`.

use super::letters::{is_all_capitals, is_capital};
use super::line::{Line, Shape};
use super::words::{NOT_HANDLES, TOP_LEVEL};
use super::{Kind, Strength};
use std::ops::Range;

/// Looks at each stretch of tokens without a space.
pub(super) fn scan(line: &mut Line<'_>) {
    let mut first = 0;
    while first < line.len() {
        let mut end = first + 1;
        while line.glued(end) && !separates(line, end) {
            end += 1;
        }
        let opening = line.is_mark(first, "(‘'") || separates(line, first);
        scan_piece(line, first + usize::from(opening)..end);
        first = end;
    }
}

fn separates(line: &Line<'_>, i: usize) -> bool {
    line.is_mark(i, "\"“”«»,;<>[]{}|")
}

fn scan_piece(line: &mut Line<'_>, piece: Range<usize>) {
    let first = piece.start;
    if let Some(last) = web(line, piece.clone()) {
        line.claim(Kind::Web, Strength::Firm, line.bytes(first, last));
        return;
    }
    for at in piece.clone() {
        if !line.is_mark(at, "@") {
            continue;
        }
        if let Some((from, last)) = email(line, piece.clone(), at) {
            line.claim(Kind::Email, Strength::Firm, line.bytes(from, last));
        } else if let Some(last) = handle(line, piece.clone(), at) {
            line.claim(Kind::Handle, Strength::Firm, line.bytes(at, last));
        }
    }
}

/// The token after the words, numbers and `marks` that begin at `from`.
fn run(line: &Line<'_>, from: usize, end: usize, marks: &str) -> usize {
    let fits = |&at: &usize| {
        let token = line.get(at);
        token.is_some_and(|token| token.shape != Shape::Mark) || line.is_mark(at, marks)
    };
    from + (from..end).take_while(fits).count()
}

/// The last token before `end` that is none of `marks`, or `from`.
fn without(line: &Line<'_>, from: usize, end: usize, marks: &str) -> usize {
    let mut last = end.saturating_sub(1).max(from);
    while last > from && line.is_mark(last, marks) {
        last -= 1;
    }
    last
}

/// The last token of the web address with which the piece begins.
fn web(line: &Line<'_>, piece: Range<usize>) -> Option<usize> {
    let (first, end) = (piece.start, piece.end);
    line.get(first).filter(|token| token.shape != Shape::Mark)?;
    let slashes = || (first + 1..first + 4).all(|at| line.is_mark(at, ":/"));
    let begins = match line.folded(first) {
        "http" | "https" => first + 4 < end && slashes(),
        "www" => first + 2 < end && line.is_mark(first + 1, "."),
        _ => false,
    };
    if begins {
        return Some(last_of_path(line, piece));
    }
    let path = run(line, first, end, ".-");
    let host = without(line, first, path, ".-");
    if !is_host(line, first, host) || (path..end).any(|at| line.is_mark(at, "@")) {
        return None;
    }
    let has_path = path < end && line.is_mark(path, "/?#:");
    Some(if has_path {
        last_of_path(line, piece)
    } else {
        host
    })
}

/// Whether the tokens are a host with an ending that is known.
fn is_host(line: &Line<'_>, first: usize, last: usize) -> bool {
    let Some(top) = line.word(last).filter(|_| first + 2 <= last) else {
        return false;
    };
    // A capital after a stop is a new sentence that lacks its space.
    let shouted = is_all_capitals(top) && line.word(first).is_none_or(is_all_capitals);
    let mut name = last - 1;
    while name > first && !line.is_mark(name - 1, ".") {
        name -= 1;
    }
    line.any_of(last, TOP_LEVEL)
        && has_labels(line, first, last)
        && (shouted || !is_capital(top))
        && line.bytes(name, last - 2).len() >= 2
}

/// Whether a stop stands before the last token and no two stand together.
fn has_labels(line: &Line<'_>, first: usize, last: usize) -> bool {
    let stop = |at: usize| line.is_mark(at, ".");
    first < last
        && !stop(first)
        && stop(last - 1)
        && !(first..last - 1).any(|at| stop(at) && stop(at + 1))
}

/// Without the marks that end a sentence or close a bracket around the address.
fn last_of_path(line: &Line<'_>, piece: Range<usize>) -> usize {
    let marks = |mark: &str| piece.clone().filter(|&at| line.is_mark(at, mark)).count();
    let mut unopened = marks(")").saturating_sub(marks("("));
    let mut last = piece.end - 1;
    while last > piece.start {
        match line.mark(last, ".:!?'’…)") {
            Some(')') if unopened == 0 => break,
            Some(')') => unopened -= 1,
            Some(_) => {}
            None => break,
        }
        last -= 1;
    }
    last
}

/// The first token and the last of the e-mail address around the `@`.
fn email(line: &Line<'_>, piece: Range<usize>, at: usize) -> Option<(usize, usize)> {
    let mut from = at;
    while from > piece.start && run(line, from - 1, from, "._%+-'") == from {
        from -= 1;
    }
    while from < at && line.is_mark(from, ".'") {
        from += 1;
    }
    let end = run(line, at + 1, piece.end, ".-");
    let last = without(line, at, end, ".-");
    let top = line.word(last).filter(|top| top.len() >= 2);
    (from < at && top.is_some() && has_labels(line, at + 1, last)).then_some((from, last))
}

/// The last token of the name that begins with the `@`, where no letter stands
/// before it.
fn handle(line: &Line<'_>, piece: Range<usize>, at: usize) -> Option<usize> {
    if at > piece.start && run(line, at - 1, at, "@") == at {
        return None;
    }
    let last = without(line, at, run(line, at + 1, piece.end, "._"), ".");
    let name = at + 1;
    let first = line.is_word(name) || line.is_mark(name, "_");
    let letters = (name..=last).any(|at| line.is_word(at));
    let one_word = name == last && line.any_of(name, NOT_HANDLES);
    let fits = first && letters && !one_word && line.bytes(name, last).len() >= 2;
    fits.then_some(last)
}
