//! How hard prose is to read. A score is a reason to look again and no proof (DOMAIN E3):
//! testing with people is.
//!
//! The reading age is the grade of Flesch and Kincaid plus five: Kincaid, Fishburne, Rogers
//! and Chissom, "Derivation of new readability formulas for Navy enlisted personnel" (1975).
//! It is made for English, and only paragraphs are counted: no headings, lists, tables or
//! quotations.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::Deserialize;
use std::ops::Range;

/// From how many words on the averages of a page mean anything.
const ENOUGH: usize = 100;

/// `[reading]` of `site.toml`: from where on the build says that a page is hard to read.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ReadingRules {
    /// The oldest reading age.
    pub(crate) age: f64,
    /// The most words in a sentence, on average.
    pub(crate) average_words: f64,
    /// The most words in any sentence.
    pub(crate) sentence_words: usize,
}

impl Default for ReadingRules {
    fn default() -> Self {
        Self {
            age: 14.0,
            average_words: 18.0,
            sentence_words: 30,
        }
    }
}

/// What was counted in the paragraphs of a text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading {
    words: usize,
    syllables: usize,
    /// Where each sentence begins, and its words.
    sentences: Vec<(usize, usize)>,
    /// The paragraph that is being read, with the places of its pieces in the file.
    text: String,
    pieces: Vec<(usize, usize)>,
    paragraph: bool,
    /// Quotations, lists and tables around.
    apart: usize,
}

impl Reading {
    /// Takes the next piece of the text.
    pub(super) fn see(&mut self, event: &Event<'_>, span: &Range<usize>) {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Table(_)) => self.apart += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Table) => {
                self.apart = self.apart.saturating_sub(1);
            }
            Event::Start(Tag::Paragraph) => {
                self.paragraph = self.apart == 0;
                self.text.clear();
                self.pieces.clear();
            }
            Event::End(TagEnd::Paragraph) if self.paragraph => self.end(),
            Event::Text(words) | Event::Code(words) if self.paragraph => {
                self.pieces.push((self.text.len(), span.start));
                self.text.push_str(words);
            }
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }

    /// The words of a sentence, on average; `None` if the text is too short for one.
    pub(crate) fn average(&self) -> Option<f64> {
        (self.words >= ENOUGH).then(|| per(self.words, self.sentences.len()))
    }

    /// The reading age; `None` if the text is too short for one.
    pub(crate) fn age(&self) -> Option<f64> {
        let long = per(self.syllables, self.words);
        self.average()
            .map(|average| 0.39 * average + 11.8 * long - 15.59 + 5.0)
    }

    /// The sentences of more than so many words: where they begin, and how many there are.
    pub(crate) fn longer(&self, words: usize) -> impl Iterator<Item = (usize, usize)> {
        let longer = move |sentence: &&(usize, usize)| sentence.1 > words;
        self.sentences.iter().filter(longer).copied()
    }

    fn end(&mut self) {
        self.paragraph = false;
        let text = std::mem::take(&mut self.text);
        for (start, sentence) in sentences(&text) {
            let words: Vec<_> = words(sentence).collect();
            if words.is_empty() {
                continue;
            }
            self.words += words.len();
            self.syllables += words.iter().map(|word| syllables(word)).sum::<usize>();
            let pieces = self.pieces.iter().rev();
            let place = pieces.clone().find(|(at, _)| *at <= start);
            let place = place.map_or(0, |(at, place)| place + (start - at));
            self.sentences.push((place, words.len()));
        }
    }
}

fn per(all: usize, each: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    number(all) / number(each.max(1))
}

/// The sentences of a paragraph, each with its place in it.
fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        let rest = &text[after..];
        let ends = matches!(c, '.' | '!' | '?' | '…')
            && rest
                .trim_start_matches(['”', '’', '"', ')', '.'])
                .starts_with(char::is_whitespace)
            && !shortened(&text[start..at]);
        if ends {
            found.push((start, &text[start..after]));
            start = after + (rest.len() - rest.trim_start_matches(['”', '’', '"', ')', '.']).len());
            start += text[start..].len() - text[start..].trim_start().len();
        }
    }
    if !text[start..].trim().is_empty() {
        found.push((start, &text[start..]));
    }
    found
}

/// Whether what stands before a full stop is a shortened word and not the end.
fn shortened(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = last.trim_start_matches(['(', '“', '‘']);
    [
        "Dr", "Mr", "Mrs", "Ms", "St", "No", "e.g", "i.e", "vs", "approx",
    ]
    .contains(&last)
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let words = sentence.split(|c: char| c.is_whitespace() || c == '–' || c == '—' || c == '/');
    words.filter(|word| word.contains(char::is_alphanumeric))
}

/// How many syllables an English word has, by its letters: groups of vowels, without an `e`
/// that is not spoken. Numbers and names that stand for values count as one.
fn syllables(word: &str) -> usize {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let word: String = letters.flat_map(char::to_lowercase).collect();
    if word.is_empty() {
        return 1;
    }
    let vowel = |c: char| "aeiouyàâäéèêëîïôöûüŵŷ".contains(c);
    let mut count = 0;
    let mut last = false;
    for c in word.chars() {
        let this = vowel(c);
        count += usize::from(this && !last);
        last = this;
    }
    let ends = |end: &str| word.ends_with(end);
    let silent = (ends("e") && !ends("le") && !ends("ee"))
        || (ends("es")
            && !["ses", "zes", "xes", "ches", "shes", "ges", "ces", "les"]
                .iter()
                .any(|e| ends(e)))
        || (ends("ed") && !ends("ted") && !ends("ded"));
    let apart = ["ia", "io", "iu", "ua"];
    let apart = apart.iter().filter(|pair| word.contains(*pair)).count();
    let joined = [
        "tio", "sio", "cia", "tia", "cio", "gio", "iag", "qua", "gua",
    ];
    let joined = joined.iter().filter(|pair| word.contains(*pair)).count();
    (count + apart.saturating_sub(joined))
        .saturating_sub(usize::from(silent))
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Options, Parser};

    fn read(text: &str) -> Reading {
        let mut reading = Reading::default();
        for (event, span) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
            reading.see(&event, &span);
        }
        reading
    }

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        for (word, count) in [
            ("care", 1),
            ("people", 2),
            ("hospital", 3),
            ("miscarriage", 3),
            ("asked", 1),
            ("wanted", 2),
            ("information", 4),
            ("nurses", 2),
            ("12", 1),
            ("loss", 1),
            ("the", 1),
            ("period", 3),
            ("pages", 2),
            ("times", 1),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn sentences_end_at_stops_that_are_followed_by_space() {
        let text = "It was 2.5 weeks. Dr. Who came (e.g. on Monday). “Did she?” She did";
        let found: Vec<_> = sentences(text).into_iter().map(|(_, s)| s).collect();
        let wanted = [
            "It was 2.5 weeks.",
            "Dr. Who came (e.g. on Monday).",
            "“Did she?",
            "She did",
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn the_formula_gives_what_its_authors_say() {
        // 100 words of one syllable in sentences of ten: 0.39 × 10 + 11.8 − 15.59 = 0.11.
        let reading = read(&"The cat sat on the mat and ate the rat. ".repeat(10));
        let age = reading.age().unwrap();
        assert!((age - 5.11).abs() < 1e-9, "{age}");
        // The same with two syllables in each word: 11.8 more.
        let reading =
            read(&"Water paper table water paper table water paper table water. ".repeat(10));
        let age = reading.age().unwrap();
        assert!((age - 16.91).abs() < 1e-9, "{age}");
    }

    #[test]
    fn only_paragraphs_are_counted() {
        let text =
            "# A heading\n\nOne two three.\n\n- an item\n\n> a quotation\n\n| a | b |\n|---|---|\n";
        assert_eq!(read(text).words, 3);
        assert_eq!(read("One two.").age(), None, "too short for an average");
    }

    #[test]
    fn a_long_sentence_has_its_place() {
        let text = "Short one. This *sentence* is longer.";
        let reading = read(text);
        let longer: Vec<_> = reading.longer(3).collect();
        assert_eq!(longer, [(11, 4)]);
        assert!(text[longer[0].0..].starts_with("This"));
    }
}
