//! National Insurance numbers.

use super::line::{Line, Shape};
use super::{Kind, Strength};

/// Finds two letters, six digits and a letter from A to D, with the prefixes
/// that are given out.
pub(super) fn scan(line: &mut Line<'_>) {
    for i in 0..line.len() {
        let Some(token) = line.get(i) else { return };
        if token.shape != Shape::Word || token.glued && line.is_number(i.wrapping_sub(1)) {
            continue;
        }
        if let Some(last) = number(line, i) {
            line.claim(Kind::NationalInsurance, Strength::Firm, line.bytes(i, last));
        }
    }
}

/// The last token of the number whose prefix is at `i`.
fn number(line: &Line<'_>, i: usize) -> Option<usize> {
    if !is_prefix(line.word(i)?.as_bytes()) {
        return None;
    }
    let (mut next, mut digits) = (i + 1, 0);
    while digits < 6 {
        if line.is_mark(next, "-.") {
            next += 1;
        }
        digits += line.number(next)?.len();
        next += 1;
    }
    if line.is_mark(next, "-.") {
        next += 1;
    }
    let suffix = line.word(next)?.as_bytes();
    let ends = matches!(suffix, [b'A'..=b'D' | b'a'..=b'd']);
    // "a" after six digits in small letters is more likely a word.
    let written = suffix != b"a" || line.glued(next);
    (digits == 6 && ends && written).then_some(next)
}

/// HMRC's rule: neither letter D, F, I, Q, U or V, the second not O, and not
/// one of seven pairs that are kept back.
fn is_prefix(word: &[u8]) -> bool {
    let &[first, second] = word else { return false };
    let pair = [first.to_ascii_uppercase(), second.to_ascii_uppercase()];
    let kept_back = [b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ"];
    pair.iter()
        .all(|c| c.is_ascii_uppercase() && !b"DFIQUV".contains(c))
        && pair[1] != b'O'
        && !kept_back.contains(&&pair)
}

#[cfg(test)]
mod tests {
    use super::is_prefix;

    #[test]
    fn prefixes_that_are_never_given_out() {
        for prefix in ["AB", "JT", "pa", "CE", "zy"] {
            assert!(is_prefix(prefix.as_bytes()), "{prefix}");
        }
        for prefix in ["GB", "nk", "ZZ", "QQ", "DA", "AD", "AO", "VA", "A", "ABC"] {
            assert!(!is_prefix(prefix.as_bytes()), "{prefix}");
        }
    }
}
