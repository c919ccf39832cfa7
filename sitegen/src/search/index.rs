//! All pages' terms put together: for each term the pages that it is on.

use super::Terms;
use super::terms::{hash, head};

/// A term and where it is.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) term: &'a [u8],
    /// As they stand in a shard.
    pub(super) postings: Vec<u8>,
    /// The last page among them.
    last: u32,
}

/// Every term of the site, in the order of their bytes. Pages are numbered in
/// the order in which they come.
pub(super) fn merge<'a>(pages: impl IntoIterator<Item = &'a Terms>) -> Vec<Entry<'a>> {
    let mut index = Index::default();
    for (number, terms) in (0..).zip(pages) {
        for (term, weight) in terms.entries() {
            index.entry(term).add(number, weight);
        }
    }
    let mut entries = index.entries;
    entries.sort_unstable_by(|one, other| {
        let heads = head(one.term).cmp(&head(other.term));
        heads.then_with(|| one.term.cmp(other.term))
    });
    entries
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
        let hash = hash(term);
        let slot = self.slot(term, hash);
        let place = match self.table[slot] {
            (_, 0) => {
                self.entries.push(Entry {
                    term,
                    postings: Vec::new(),
                    last: 0,
                });
                self.table[slot] = ((hash >> 32) as u32, self.entries.len() as u32);
                self.entries.len() - 1
            }
            (_, place) => place as usize - 1,
        };
        &mut self.entries[place]
    }

    fn slot(&self, term: &[u8], hash: u64) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.table[slot] {
                (_, 0) => return slot,
                (tag, place)
                    if tag == (hash >> 32) as u32
                        && self.entries[place as usize - 1].term == term =>
                {
                    return slot;
                }
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        self.table = vec![(0, 0); (self.table.len() * 2).max(4096)];
        for place in 0..self.entries.len() {
            let term = self.entries[place].term;
            let hash = hash(term);
            let slot = self.slot(term, hash);
            self.table[slot] = ((hash >> 32) as u32, place as u32 + 1);
        }
    }
}
