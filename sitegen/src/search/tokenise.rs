//! The words of a text, as they are looked for: the same rule as in `search.js`.

use super::stem::stem;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The most letters of a term; the rest of a longer word is left off.
const LONGEST: usize = 32;

/// What may follow an apostrophe and is not a part of the word: the English
/// possessive and "I'm", and the Welsh short forms of "yn", "yr", "ein", "eich",
/// "eu" and the like. Other endings are, as in "don't" and "O'Brien".
const TAILS: [&str; 9] = ["s", "r", "n", "i", "w", "u", "m", "ch", "th"];

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
        word: String::new(),
        apostrophe: None,
        stems: language == "en" || language.starts_with("en-"),
        each,
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b'a'..=b'z' | b'0'..=b'9') {
            let plain = plain(&bytes[at..]);
            reader.plain(&text[at..at + plain], bytes.get(at + plain));
            at += plain;
        } else if byte.is_ascii() {
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

/// How many bytes there are to begin with that stay as they are.
fn plain(bytes: &[u8]) -> usize {
    let stays = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9');
    let end = bytes.iter().position(|byte| !stays(byte));
    end.unwrap_or(bytes.len())
}

struct Reader<F> {
    word: String,
    /// Where the first apostrophe of the word stood.
    apostrophe: Option<usize>,
    stems: bool,
    each: F,
}

impl<F: FnMut(&str)> Reader<F> {
    /// Letters that stay as they are, and what comes after them. Nearly all words
    /// are nothing else, and are not copied.
    fn plain(&mut self, letters: &str, next: Option<&u8>) {
        let ends = next.is_none_or(|byte| byte.is_ascii_whitespace() || b".,;:".contains(byte));
        if ends && self.word.is_empty() && letters.len() <= LONGEST {
            self.found(letters);
        } else {
            self.word.push_str(letters);
        }
    }

    fn found(&mut self, word: &str) {
        match self.stems {
            true => (self.each)(&stem(word)),
            false => (self.each)(word),
        }
    }

    fn ascii(&mut self, byte: u8) {
        if byte.is_ascii_alphanumeric() {
            self.word.push(char::from(byte.to_ascii_lowercase()));
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
        self.word.push_str(folded);
    }

    fn apostrophe(&mut self) {
        if !self.word.is_empty() && self.apostrophe.is_none() {
            self.apostrophe = Some(self.word.len());
        }
    }

    fn end(&mut self) {
        if self.word.is_empty() {
            return;
        }
        if let Some(at) = self.apostrophe.take()
            && TAILS.contains(&&self.word[at..])
        {
            self.word.truncate(at);
        }
        if self.word.len() > LONGEST
            && let Some((end, _)) = self.word.char_indices().nth(LONGEST)
        {
            self.word.truncate(end);
        }
        let word = std::mem::take(&mut self.word);
        self.found(&word);
        self.word = word;
        self.word.clear();
    }
}
