//! Postcodes.

use super::line::{Line, Shape};
use super::words::{POSTCODE_AREAS, UNITS, is_in};
use super::{Kind, Strength};

/// Finds whole postcodes: area, district, then a digit and two letters.
pub(super) fn scan(line: &mut Line<'_>) {
    for i in 0..line.len() {
        let Some(token) = line.get(i) else { return };
        if token.shape != Shape::Word || token.glued && !line.is_mark(i.wrapping_sub(1), "(-/,:.") {
            continue;
        }
        if let Some(end) = postcode(line.text, token.start) {
            line.claim(Kind::Postcode, Strength::Firm, token.start..end);
        }
    }
}

/// Where the postcode that begins at `start` ends.
fn postcode(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let first = leading(rest)?;
    let (outward, inward, length) = if first.len() >= 5 {
        let (outward, inward) = first.split_at(first.len() - 3);
        (outward, inward, first.len())
    } else {
        let after = &rest[first.len()..];
        let gap = after.len() - after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
        let inward = leading(&after[gap..])?;
        (first, inward, first.len() + gap + inward.len())
    };
    (is_outward(outward) && is_inward(inward)).then_some(start + length)
}

/// The letters and digits at the start, if there are at most seven and nothing
/// of another script joins them.
fn leading(text: &str) -> Option<&str> {
    let found = text.bytes().take(8).take_while(u8::is_ascii_alphanumeric);
    let (found, rest) = text.split_at(found.count());
    let ends = !rest.starts_with(super::letters::is_letter_or_digit);
    (!found.is_empty() && ends).then_some(found)
}

/// Area and district: `A9`, `A99`, `A9A`, `AA9`, `AA99`, `AA9A`, and `GIR 0AA`'s.
fn is_outward(code: &str) -> bool {
    let letters = code.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (area, district) = code.split_at(letters);
    let area = area.to_ascii_lowercase();
    if area == "gir" {
        return district.is_empty();
    }
    let fits = match district.as_bytes() {
        [a] => a.is_ascii_digit(),
        [a, b] => a.is_ascii_digit() && b.is_ascii_alphanumeric(),
        _ => false,
    };
    fits && is_in(&area, POSTCODE_AREAS)
}

/// A digit and two letters, none of C, I, K, M, O and V.
fn is_inward(code: &str) -> bool {
    let [digit, letters @ ..] = code.as_bytes() else {
        return false;
    };
    let unused = |byte: &u8| b"CIKMOV".contains(&byte.to_ascii_uppercase());
    let fits = digit.is_ascii_digit()
        && letters.len() == 2
        && letters
            .iter()
            .all(|b| b.is_ascii_alphabetic() && !unused(b));
    // "B12 2nd", "2lb", "2hr": small letters that are a word.
    let lower = &code[1.min(code.len())..];
    fits && !is_in(lower, UNITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_six_shapes_and_the_odd_one() {
        for code in [
            "M1 1AE",
            "B33 8TH",
            "CR2 6XH",
            "DN55 1PT",
            "W1A 0AX",
            "EC1A 1BB",
            "GIR 0AA",
            "M11AE",
            "EC1A1BB",
            "gir0aa",
            "Ll18 5uj",
            "M1\u{a0}1AE",
        ] {
            assert_eq!(postcode(code, 0), Some(code.len()), "{code}");
        }
    }

    #[test]
    fn not_what_only_looks_like_one() {
        for text in [
            "A1 2 days",
            "A1 2AB",
            "B12 2nd",
            "E1 3am",
            "M1 1AC",
            "SW1A 1A",
            "SW1A 1AAA",
            "GIR 0A",
            "M1 11AE",
            "M111 1AE",
            "HC5 1XX",
            "S5 2hr",
            "1M1 1AE",
            "é1 1AE",
            "",
        ] {
            assert_eq!(postcode(text, 0), None, "{text}");
        }
    }
}
