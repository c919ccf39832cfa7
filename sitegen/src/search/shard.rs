//! The index in parts, each with the terms that begin alike, so that a visitor
//! loads only those that a query asks for.

use super::index::{Entry, varint};

/// How large a part may be before it is divided by the next letter.
const LARGEST: usize = 24 * 1024;

/// A part: what all its terms begin with, and its bytes.
pub(super) struct Shard {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Divides entries, which are in order.
pub(super) fn shards(entries: &[Entry<'_>]) -> Vec<Shard> {
    let mut shards = Vec::new();
    let all: Vec<_> = entries.iter().collect();
    divide("", &all, &mut shards);
    shards
}

/// A term has no more than a few bytes besides its postings, so their sum is
/// close enough to the size that the part will have.
fn size(entries: &[&Entry<'_>]) -> usize {
    let sizes = entries.iter().map(|entry| entry.postings.len() + 6);
    sizes.sum()
}

fn divide(name: &str, entries: &[&Entry<'_>], shards: &mut Vec<Shard>) {
    if size(entries) <= LARGEST {
        shards.push(encode(name, entries));
        return;
    }
    let next = |entry: &&Entry<'_>| letter(&entry.term[name.len()..]);
    let mut groups: Vec<_> = entries
        .chunk_by(|one, other| next(one) == next(other))
        .collect();
    // What is nothing but the name comes first and has to stay; of the rest, the
    // smallest do, as long as there is room.
    groups.sort_by_key(|group| next(&group[0]).map(|_| size(group)));
    let mut room = LARGEST;
    let mut rest = Vec::new();
    for group in groups {
        match (next(&group[0]), room.checked_sub(size(group))) {
            (Some(letter), None) => divide(&format!("{name}{letter}"), group, shards),
            (_, left) => {
                room = left.unwrap_or_default();
                rest.extend_from_slice(group);
            }
        }
    }
    if !rest.is_empty() {
        rest.sort_by_key(|entry| entry.term);
        shards.push(encode(name, &rest));
    }
}

fn letter(rest: &[u8]) -> Option<char> {
    let rest = std::str::from_utf8(rest).ok()?;
    rest.chars().next()
}

fn encode(name: &str, entries: &[&Entry<'_>]) -> Shard {
    let mut bytes = Vec::with_capacity(size(entries));
    let mut before: &[u8] = &[];
    for entry in entries {
        let alike = before.iter().zip(entry.term).take_while(|(a, b)| a == b);
        let shared = alike.count();
        let rest = &entry.term[shared..];
        varint(&mut bytes, shared as u32);
        varint(&mut bytes, rest.len() as u32);
        bytes.extend_from_slice(rest);
        varint(&mut bytes, entry.postings.len() as u32);
        bytes.extend_from_slice(&entry.postings);
        before = entry.term;
    }
    Shard {
        name: name.to_owned(),
        bytes,
    }
}
