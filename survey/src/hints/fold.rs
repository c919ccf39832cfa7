//! Text as the patterns read it: plain ASCII, so that every engine reads it alike.
//!
//! Small letters without accents, one kind of apostrophe, quote, space and
//! dash, and never two spaces together. A word that begins with a capital has
//! `^` before it, one of nothing but capitals `~`. Letters of no list become
//! `x`, an underscore a backtick, whatever else there is `*`. A line break
//! stands before the first character and behind the last.

use std::ops::Range;

/// The text, and where in the original each of its characters is.
pub(super) struct Folded {
    pub(super) text: String,
    /// From and to, in bytes; a mark before a word is where the word is.
    places: Vec<(usize, usize)>,
}

/// A word while it is read.
#[derive(Default)]
struct Word {
    letters: usize,
    capitals: usize,
    /// Where the mark of its capital is.
    mark: Option<usize>,
}

impl Folded {
    pub(super) fn new(source: &str) -> Self {
        // With room for all, so that no part of a story is left behind: no
        // letter has more than one mark.
        let mut bytes = Vec::with_capacity(2 * source.len() + 2);
        bytes.push(b'\n');
        let mut places = vec![(0, 0)];
        let mut word = Word::default();
        for (at, c) in source.char_indices().chain([(source.len(), '\n')]) {
            let end = at + c.len_utf8();
            let byte = fold(c);
            let before = bytes.len() - 1;
            let again = byte == b' ' && matches!(bytes[before], b' ' | b'\n');
            if byte == JOINED || again {
                if !again {
                    places[before].1 = end;
                }
                continue;
            }
            if byte.is_ascii_lowercase() {
                let capital = lower(c) != c;
                if capital && word.letters == 0 {
                    word.mark = Some(bytes.len());
                    bytes.push(b'^');
                    places.push((at, at));
                }
                word.letters += 1;
                word.capitals += usize::from(capital);
            } else if byte != b'\'' || word.letters == 0 {
                let word = std::mem::take(&mut word);
                if let Some(mark) = word.mark
                    && word.letters > 1
                    && word.letters == word.capitals
                {
                    bytes[mark] = b'~';
                }
            }
            bytes.push(byte);
            places.push((at, end));
        }
        Self {
            text: plain(bytes),
            places,
        }
    }

    /// Where a part of the folded text is in the original.
    pub(super) fn source(&self, part: Range<usize>) -> Range<usize> {
        self.places[part.start].0..self.places[part.end - 1].1
    }
}

/// Bytes of ASCII as a text, in the same place.
pub(super) fn plain(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}

/// Stands for an accent that is a character of its own.
pub const JOINED: u8 = 0;

/// Characters and what they are read as.
const PAIRS: &str = "’'‘'ʼ'“\"”\"«\"»\"‐-‑-–=—=£$€$°%….×*÷*ŵwŷyẁwẃwẅwỳy_`^*~*`*";

/// What the letters from à on are read as.
const ACCENTED: &[u8; 32] = b"aaaaaaxceeeeiiiixnooooo*xuuuuyxy";

/// What a character is read as: a small letter without its accent, or a mark of its
/// kind.
pub fn fold(c: char) -> u8 {
    let c = lower(c);
    let mut pairs = PAIRS.chars();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if from == c {
            return to as u8;
        }
    }
    match c {
        '\n' => b'\n',
        // What cannot be seen stands between digits in pasted text.
        ..=' '
        | '\u{7f}'..='\u{a0}'
        | '\u{ad}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}'
        | '\u{205f}'..='\u{206f}'
        | '\u{3000}'
        | '\u{feff}' => b' ',
        ..='\u{7e}' => c as u8,
        'à'..='ÿ' => ACCENTED[c as usize - 'à' as usize],
        '\u{300}'..='\u{36f}' => JOINED,
        '\u{c0}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}' | '\u{3040}'..='\u{fdff}' => b'x',
        _ => b'*',
    }
}

/// The small letter for a capital one of Latin script, else `c`. The standard
/// library's tables of all scripts would be larger than all the rest.
fn lower(c: char) -> char {
    let up = |by: u32| char::from_u32(u32::from(c) + by).unwrap_or(c);
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => up(32),
        'Ÿ' => 'ÿ',
        // Pairs of a capital and its small letter, the capital even or odd.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ẁ'..='ỳ' if u32::from(c) % 2 == 0 => up(1),
        'Ĺ'..='ň' | 'Ź'..='ž' if u32::from(c) % 2 == 1 => up(1),
        _ => c,
    }
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
                assert!(fold(c).is_ascii_lowercase(), "{c}");
            }
        }
    }

    #[test]
    fn words_are_folded_to_their_plain_form() {
        for (text, folded) in [
            ("SIÂN siân", "~sian sian"),
            ("Sia\u{302}n", "^sian"),
            ("O’R O'Rourke", "~o'r ^o'rourke"),
            ("A Łukasik", "^a ^xukasik"),
            (" a \u{a0}\u{200b} _b_ 🌻", "a `b` *"),
            ("a \n b…", "a \nb."),
            ("\u{301}^~\u{1}\0", "** "),
            ("12–3‑4 M11AE", "12=3-4 ^m11~ae"),
        ] {
            assert_eq!(Folded::new(text).text, format!("\n{folded}\n"), "{text}");
        }
    }

    #[test]
    fn every_part_is_found_in_the_original() {
        let text = "  É\u{301}a\u{a0} \u{a0}Ŵ…  ";
        let folded = Folded::new(text);
        assert_eq!(folded.text, "\n^ea ^w. \n");
        assert_eq!(&text[folded.source(1..4)], "É\u{301}a");
        assert_eq!(&text[folded.source(5..8)], "Ŵ…");
    }
}
