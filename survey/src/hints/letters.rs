//! Letters, as far as names and words in Latin script need them.
//!
//! The standard library's tables of all scripts would be the largest part of
//! this module in the browser; a few ranges do for English, Welsh and the names
//! of Europe. Other scripts are read as letters without case.

/// Whether `c` can be part of a word. Marks that sit on a letter are part of it.
#[inline(never)]
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{c0}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}' | '\u{3040}'..='\u{fdff}')
            && !matches!(c, '×' | '÷' | '\u{1680}')
}

/// Whether `c` is a letter or a digit of ours.
pub(super) fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c)
}

/// The small letter for a capital one, else `c`.
#[inline(never)]
pub(super) fn lower(c: char) -> char {
    let up = |by: u32| char::from_u32(u32::from(c) + by).unwrap_or(c);
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Ö' | 'Ø'..='Þ' => up(32),
        'Ÿ' => 'ÿ',
        // Pairs of a capital and its small letter, the capital even or odd.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' if u32::from(c) % 2 == 0 => up(1),
        'Ĺ'..='ň' | 'Ź'..='ž' if u32::from(c) % 2 == 1 => up(1),
        _ => c,
    }
}

/// Whether the word begins with a capital letter.
#[inline(never)]
pub(super) fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(|c| lower(c) != c)
}

/// Whether the word has two letters or more and all of them are capitals.
#[inline(never)]
pub(super) fn is_all_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|&c| !is_apostrophe(c));
    letters.next().is_some_and(|c| lower(c) != c)
        && letters.clone().next().is_some()
        && letters.all(|c| lower(c) != c)
}

/// Whether `c` is an apostrophe, straight or curled.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

/// A word as the lists have it: small letters, no accents, a straight apostrophe.
#[inline(never)]
pub(super) fn fold_into(folded: &mut String, word: &str) {
    for c in word.chars() {
        if let Some(c) = fold_char(c) {
            folded.push(c);
        }
    }
}

/// The same, by itself.
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::new();
    fold_into(&mut folded, word);
    folded
}

fn fold_char(c: char) -> Option<char> {
    Some(match lower(c) {
        '\u{300}'..='\u{36f}' => return None,
        c if is_apostrophe(c) => '\'',
        'à'..='å' => 'a',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ŵ' => 'w',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_that_of_the_standard_library_for_latin_letters() {
        for c in '\0'..'\u{180}' {
            // Not pairs of one letter: a dotted I and an n with its apostrophe.
            if matches!(c, 'İ' | 'ı' | 'ĸ' | 'ŉ') {
                continue;
            }
            let mut expected = c.to_lowercase();
            assert_eq!(Some(lower(c)), expected.next(), "{c}");
            if c.is_alphabetic() && !matches!(c, 'ª' | 'º' | 'µ') {
                assert!(is_letter(c), "{c}");
            }
        }
    }

    #[test]
    fn words_are_folded_to_their_plain_form() {
        assert_eq!(fold("SIÂN"), "sian");
        assert_eq!(fold("Sia\u{302}n"), "sian");
        assert_eq!(fold("O’R"), "o'r");
        assert_eq!(fold("Łukasik"), "łukasik");
    }
}
