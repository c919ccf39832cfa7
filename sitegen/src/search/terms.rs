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
            !term.is_empty() && std::str::from_utf8(term).is_ok() && (1..=MOST).contains(&weight)
        });
        (told == bytes.len() && fine).then_some(terms)
    }

    /// Every term with its weight.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u8)> {
        self.entries()
            .filter_map(|(term, weight)| Some((std::str::from_utf8(term).ok()?, weight)))
    }

    pub(super) fn entries(&self) -> Cursor<'_> {
        Cursor { rest: &self.0 }
    }
}

/// Goes through terms from the first to the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// The next term, if it is one of those.
    pub(super) fn next_if(
        &mut self,
        fits: impl FnOnce(&(&'a [u8], u8)) -> bool,
    ) -> Option<(&'a [u8], u8)> {
        let (&[length, weight], after) = self.rest.split_first_chunk::<2>()?;
        let (term, after) = after.split_at_checked(length.into())?;
        let next = Some((term, weight)).filter(fits)?;
        self.rest = after;
        Some(next)
    }
}

impl<'a> Iterator for Cursor<'a> {
    type Item = (&'a [u8], u8);

    fn next(&mut self) -> Option<Self::Item> {
        self.next_if(|_| true)
    }
}

/// Works out what a page can be found by.
pub fn terms(page: &Page<'_>) -> Terms {
    let mut found = Found::with_room(page.text.len());
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
    head: u64,
    start: u32,
    times: u32,
    length: u8,
    title: bool,
    heading: bool,
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

    fn word<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        &text[self.start as usize..][..self.length.into()]
    }
}

/// A page's terms by an open table of places, which is several times as quick as
/// a map that is made anew for each page.
struct Found {
    text: Vec<u8>,
    seen: Vec<Seen>,
    /// One more than the place in `seen`, or nought.
    table: Vec<u32>,
}

impl Found {
    /// For a text of so many bytes.
    fn with_room(bytes: usize) -> Self {
        // A word is some six bytes, and every second one is a new one.
        let many = (bytes / 12).clamp(64, 4096);
        Self {
            text: Vec::with_capacity(many * 6),
            seen: Vec::with_capacity(many),
            table: vec![0; (many * 2).next_power_of_two()],
        }
    }

    fn see(&mut self, word: &str, note: impl FnOnce(&mut Seen)) {
        if self.seen.len() * 2 >= self.table.len() {
            self.grow();
        }
        let word = word.as_bytes();
        let head = head(word);
        let slot = self.slot(word, head);
        let place = match self.table[slot] {
            0 => {
                self.seen.push(Seen {
                    head,
                    start: self.text.len() as u32,
                    length: word.len() as u8,
                    ..Seen::default()
                });
                self.text.extend_from_slice(word);
                self.table[slot] = self.seen.len() as u32;
                self.seen.len() - 1
            }
            place => place as usize - 1,
        };
        note(&mut self.seen[place]);
    }

    /// Where the word is in the table, or is to be put.
    fn slot(&self, word: &[u8], head: u64) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = hash(word, head) as usize & mask;
        loop {
            let Some(place) = self.table[slot].checked_sub(1) else {
                return slot;
            };
            let seen = &self.seen[place as usize];
            if seen.head == head && same(seen.word(&self.text), word) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.table = vec![0; self.table.len() * 2];
        for place in 0..self.seen.len() {
            let seen = &self.seen[place];
            let slot = self.slot(seen.word(&self.text), seen.head);
            self.table[slot] = place as u32 + 1;
        }
    }

    fn terms(&self) -> Terms {
        let mut bytes = Vec::with_capacity(self.text.len() + 2 * self.seen.len());
        for place in self.order() {
            let seen = &self.seen[place];
            bytes.extend([seen.length, seen.weight()]);
            bytes.extend_from_slice(seen.word(&self.text));
        }
        Terms(bytes.into())
    }

    /// The places in `seen` in the order of the words. Plain numbers are sorted
    /// several times as quickly as words; those that begin with the same eight
    /// bytes are put in order afterwards.
    fn order(&self) -> impl Iterator<Item = usize> {
        let numbered = (0u128..).zip(&self.seen);
        let mut keys: Vec<_> = numbered
            .map(|(place, seen)| u128::from(seen.head) << 64 | place)
            .collect();
        keys.sort_unstable();
        for alike in keys.chunk_by_mut(|one, other| one >> 64 == other >> 64) {
            if alike.len() > 1 {
                alike.sort_by_key(|key| self.seen[*key as u64 as usize].word(&self.text));
            }
        }
        keys.into_iter().map(|key| key as u64 as usize)
    }
}

/// The first eight bytes of a term as a number of the same order: comparing them
/// decides nearly always.
pub(super) fn head(term: &[u8]) -> u64 {
    if let Some(eight) = term.first_chunk::<8>() {
        return u64::from_be_bytes(*eight);
    }
    let bytes = term
        .iter()
        .fold(0, |head, byte| head << 8 | u64::from(*byte));
    // Nothing is left of a number that is shifted by all its 64 bits.
    bytes.checked_shl(8 * (8 - term.len() as u32)).unwrap_or(0)
}

/// Whether two terms with the same first eight bytes are one.
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && (one.len() <= 8 || one[8..] == other[8..])
}

/// Spreads terms over a table. Nothing that is written depends on it.
pub(super) fn hash(term: &[u8], head: u64) -> u64 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = (head ^ term.len() as u64).wrapping_mul(MIX);
    for rest in term.get(8..).unwrap_or_default().chunks(8) {
        hash = (hash.rotate_left(23) ^ self::head(rest)).wrapping_mul(MIX);
    }
    hash ^ hash >> 32
}
