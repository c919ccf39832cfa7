//! All pages' terms put together: for each term the pages that it is on.

use super::Terms;
use super::terms::{hash, head, same};

/// A term and where it is.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    head: u64,
    pub(super) term: &'a [u8],
    /// As they stand in a shard.
    pub(super) postings: Vec<u8>,
    /// The last page among them.
    last: u32,
}

/// Every term of the site, in the order of their bytes. Pages are numbered in
/// the order in which they come.
///
/// One first letter is done after the other: what is at work at one time is then
/// small enough to stay close to the processor.
pub(super) fn merge<'a>(pages: impl IntoIterator<Item = &'a Terms>) -> Vec<Entry<'a>> {
    let mut pages: Vec<_> = pages.into_iter().map(Terms::entries).collect();
    let mut all = Vec::new();
    for end in (b'a'..=b'z' + 1).chain([u8::MAX]) {
        let mut index = Index::default();
        for (number, terms) in (0..).zip(&mut pages) {
            while let Some((term, weight)) = terms.next_if(|(term, _)| before(term, end)) {
                index.entry(term).add(number, weight);
            }
        }
        let from = all.len();
        all.append(&mut index.entries);
        all[from..].sort_unstable_by(|one: &Entry<'_>, other| {
            let heads = one.head.cmp(&other.head);
            heads.then_with(|| one.term.cmp(other.term))
        });
    }
    all
}

/// Whether a term begins with less than this; no UTF-8 begins with the last byte.
fn before(term: &[u8], end: u8) -> bool {
    term.first().is_some_and(|first| *first < end)
}

impl Entry<'_> {
    fn add(&mut self, page: u32, weight: u8) {
        varint(
            &mut self.postings,
            (page - self.last) << 3 | u32::from(weight),
        );
        self.last = page;
    }
}

/// Writes a number, seven bits to a byte.
pub(super) fn varint(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Entries by an open table of their places, with as much of each hash as tells
/// nearly always that a place is another term's.
#[derive(Default)]
struct Index<'a> {
    entries: Vec<Entry<'a>>,
    table: Vec<(u32, u32)>,
}

impl<'a> Index<'a> {
    fn entry(&mut self, term: &'a [u8]) -> &mut Entry<'a> {
        if self.entries.len() * 2 >= self.table.len() {
            self.grow();
        }
        let head = head(term);
        let hash = hash(term, head);
        let slot = self.slot(term, head, hash);
        let place = match self.table[slot] {
            (_, 0) => {
                self.entries.push(Entry {
                    head,
                    term,
                    postings: Vec::new(),
                    last: 0,
                });
                self.table[slot] = (tag(hash), self.entries.len() as u32);
                self.entries.len() - 1
            }
            (_, place) => place as usize - 1,
        };
        &mut self.entries[place]
    }

    fn slot(&self, term: &[u8], head: u64, hash: u64) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (tagged, place) = self.table[slot];
            let Some(place) = place.checked_sub(1) else {
                return slot;
            };
            if tagged == tag(hash) {
                let entry = &self.entries[place as usize];
                if entry.head == head && same(entry.term, term) {
                    return slot;
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.table = vec![(0, 0); (self.table.len() * 2).max(1024)];
        for place in 0..self.entries.len() {
            let Entry { head, term, .. } = self.entries[place];
            let hash = hash(term, head);
            let slot = self.slot(term, head, hash);
            self.table[slot] = (tag(hash), place as u32 + 1);
        }
    }
}

fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}
