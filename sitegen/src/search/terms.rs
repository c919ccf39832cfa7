//! What one page can be found by.

use super::{Page, words};

/// What a term weighs by where it stands. Together they are at most [`MOST`].
const IN_TITLE: u8 = 4;
const IN_HEADING: u8 = 2;
const MOST: u8 = 7;

/// The terms of a page, each once and with its weight, in the order of their
/// bytes: the same for the same page, whatever else the site has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms(Box<[u8]>);

impl Terms {
    /// As bytes, to be kept until the page changes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// From what [`Self::as_bytes`] gave; `None` if these bytes are no terms.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let terms = Self(bytes.into());
        let told: usize = terms.entries().map(|(term, _)| term.len() + 2).sum();
        let fine = terms.entries().all(|(term, weight)| {
            std::str::from_utf8(term).is_ok() && (1..=MOST).contains(&weight)
        });
        (told == bytes.len() && fine).then_some(terms)
    }

    /// Every term with its weight.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u8)> {
        self.entries()
            .filter_map(|(term, weight)| Some((std::str::from_utf8(term).ok()?, weight)))
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = (&[u8], u8)> {
        let mut rest = &*self.0;
        std::iter::from_fn(move || {
            let (&[length, weight], after) = rest.split_first_chunk::<2>()?;
            let (term, after) = after.split_at_checked(length.into())?;
            rest = after;
            Some((term, weight))
        })
    }
}

/// Works out what a page can be found by.
pub fn terms(page: &Page<'_>) -> Terms {
    let mut found = Found::default();
    let language = page.card.language;
    words(page.card.title, language, |word| {
        found.see(word, |seen| seen.title = true);
    });
    words(page.headings, language, |word| {
        found.see(word, |seen| seen.heading = true);
    });
    for text in [page.card.description, page.text] {
        words(text, language, |word| {
            found.see(word, |seen| seen.times += 1);
        });
    }
    found.terms()
}

/// What a page's text says of one term.
#[derive(Default)]
struct Seen {
    start: u32,
    length: u8,
    title: bool,
    heading: bool,
    times: u32,
}

impl Seen {
    fn weight(&self) -> u8 {
        let text = match self.times {
            0 | 1 => 1,
            2..=4 => 2,
            _ => 3,
        };
        let title = if self.title { IN_TITLE } else { 0 };
        let heading = if self.heading { IN_HEADING } else { 0 };
        (title + heading + text).min(MOST)
    }
}

/// A page's terms by an open table of places, which is several times as quick as
/// a map that is made anew for each page.
#[derive(Default)]
struct Found {
    text: Vec<u8>,
    seen: Vec<Seen>,
    /// One more than the place in `seen`, or nought.
    table: Vec<u32>,
}

impl Found {
    fn see(&mut self, word: &str, note: impl FnOnce(&mut Seen)) {
        if self.seen.len() * 2 >= self.table.len() {
            self.grow();
        }
        let slot = self.slot(word.as_bytes());
        let place = match self.table[slot] {
            0 => {
                self.seen.push(Seen {
                    start: self.text.len() as u32,
                    length: word.len() as u8,
                    ..Seen::default()
                });
                self.text.extend_from_slice(word.as_bytes());
                self.table[slot] = self.seen.len() as u32;
                self.seen.len() - 1
            }
            place => place as usize - 1,
        };
        note(&mut self.seen[place]);
    }

    fn word(&self, seen: &Seen) -> &[u8] {
        &self.text[seen.start as usize..][..seen.length.into()]
    }

    /// Where the word is in the table, or is to be put.
    fn slot(&self, word: &[u8]) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = hash(word) as usize & mask;
        loop {
            match self.table[slot] {
                0 => return slot,
                place if self.word(&self.seen[place as usize - 1]) == word => return slot,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        self.table = vec![0; (self.table.len() * 2).max(512)];
        for place in 0..self.seen.len() {
            let slot = self.slot(self.word(&self.seen[place]));
            self.table[slot] = place as u32 + 1;
        }
    }

    fn terms(&self) -> Terms {
        // Comparing the first eight bytes as one number decides nearly always.
        let mut order: Vec<_> = (self.seen.iter())
            .map(|seen| (head(self.word(seen)), seen))
            .collect();
        order.sort_unstable_by(|(a, one), (b, other)| {
            a.cmp(b).then_with(|| self.word(one).cmp(self.word(other)))
        });
        let mut bytes = Vec::with_capacity(self.text.len() + 2 * self.seen.len());
        for (_, seen) in order {
            bytes.extend([seen.length, seen.weight()]);
            bytes.extend_from_slice(self.word(seen));
        }
        Terms(bytes.into())
    }
}

/// The first eight bytes of a term as a number of the same order.
pub(super) fn head(term: &[u8]) -> u64 {
    let mut head = [0; 8];
    let length = term.len().min(8);
    head[..length].copy_from_slice(&term[..length]);
    u64::from_be_bytes(head)
}

/// Spreads terms over a table. Nothing that is written depends on it.
pub(super) fn hash(term: &[u8]) -> u64 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let (words, rest) = term.as_chunks::<8>();
    let hash = words.iter().fold(term.len() as u64, |hash, word| {
        (hash.rotate_left(23) ^ u64::from_le_bytes(*word)).wrapping_mul(MIX)
    });
    let hash = (hash.rotate_left(23) ^ head(rest)).wrapping_mul(MIX);
    hash ^ hash >> 32
}
