//! The words of a text, as they are looked for: the same rule as in `search.js`.

use super::stem::stem;
use std::borrow::Cow;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The most letters of a term; the rest of a longer word is left off.
const LONGEST: usize = 32;

/// What may follow an apostrophe and is not a part of the word: the English
/// possessive and "I'm", and the Welsh short forms of "yn", "yr", "ein", "eich",
/// "eu" and the like. Other endings are, as in "don't" and "O'Brien".
const TAILS: [&[u8]; 9] = [b"s", b"r", b"n", b"i", b"w", b"u", b"m", b"ch", b"th"];

/// Calls `each` with every word of a text, in order: in lower case, without
/// accents, and, if the text is in English, as its singular.
///
/// ```
/// let mut found = Vec::new();
/// sitegen::search::words("Her scan’s results, mae’r tŷ", "en", |word| found.push(word.to_owned()));
/// assert_eq!(found, ["her", "scan", "result", "mae", "ty"]);
/// ```
pub fn words(text: &str, language: &str, each: impl FnMut(&str)) {
    let mut reader = Reader {
        word: Vec::with_capacity(64),
        apostrophe: None,
        stems: language == "en" || language.starts_with("en-"),
        each,
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            reader.ascii(byte);
            at += 1;
        } else {
            let Some(c) = text[at..].chars().next() else {
                break;
            };
            decompose_compatible(c, |part| reader.part(part));
            at += c.len_utf8();
        }
    }
    reader.end();
}

struct Reader<F> {
    word: Vec<u8>,
    /// Where the first apostrophe of the word stood.
    apostrophe: Option<usize>,
    stems: bool,
    each: F,
}

impl<F: FnMut(&str)> Reader<F> {
    #[inline]
    fn ascii(&mut self, byte: u8) {
        if byte.is_ascii_alphanumeric() {
            self.word.push(byte.to_ascii_lowercase());
        } else if byte == b'\'' {
            self.apostrophe();
        } else {
            self.end();
        }
    }

    /// A letter or sign that has been taken apart.
    fn part(&mut self, c: char) {
        match c {
            '\u{2019}' | '\u{02BC}' => self.apostrophe(),
            '\u{00AD}' => {}
            _ if is_combining_mark(c) => {}
            _ if c.is_ascii() => self.ascii(c as u8),
            _ if c.is_alphanumeric() => c.to_lowercase().for_each(|c| self.letter(c)),
            _ => self.end(),
        }
    }

    fn letter(&mut self, c: char) {
        let mut bytes = [0; 4];
        let folded = match c {
            'ø' => "o",
            'đ' | 'ð' => "d",
            'ł' => "l",
            'ı' => "i",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            'ς' => "σ",
            _ => c.encode_utf8(&mut bytes),
        };
        self.word.extend_from_slice(folded.as_bytes());
    }

    fn apostrophe(&mut self) {
        if !self.word.is_empty() && self.apostrophe.is_none() {
            self.apostrophe = Some(self.word.len());
        }
    }

    #[inline]
    fn end(&mut self) {
        if self.word.is_empty() {
            return;
        }
        if let Some(at) = self.apostrophe.take()
            && TAILS.contains(&&self.word[at..])
        {
            self.word.truncate(at);
        }
        if self.word.len() > LONGEST {
            shorten(&mut self.word);
        }
        let word = String::from_utf8_lossy(&self.word);
        debug_assert!(matches!(word, Cow::Borrowed(_)));
        match self.stems {
            true => (self.each)(&stem(&word)),
            false => (self.each)(&word),
        }
        self.word.clear();
    }
}

/// Keeps the first letters.
fn shorten(word: &mut Vec<u8>) {
    let starts = word
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte & 0xC0 != 0x80);
    if let Some((end, _)) = starts.map(|(at, byte)| (at, *byte)).nth(LONGEST) {
        word.truncate(end);
    }
}
