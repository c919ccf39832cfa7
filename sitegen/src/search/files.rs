//! The files of the index and their names.

use super::index::merge;
use super::shard::shards;
use super::{Card, Terms};
use crate::output::Tree;
use serde::Serialize;
use std::collections::BTreeMap;

/// Where the manifest is.
pub(crate) const MANIFEST: &str = "search/index.json";
/// How many pages one file describes.
const CHUNK: usize = 32;

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path in the site.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The names of all other files.
#[derive(Serialize)]
struct Manifest {
    version: u8,
    pages: usize,
    chunk: usize,
    cards: Vec<String>,
    shards: BTreeMap<String, String>,
}

/// The files that pages are found with, in no order that matters. The pages are
/// numbered as they come: when those that stay keep their places and new ones
/// come last, the fewest files change.
///
/// # Panics
/// Never: everything in the files can be written as JSON.
pub fn files<'a>(pages: impl IntoIterator<Item = (Card<'a>, &'a Terms)>) -> Vec<File> {
    let (cards, terms): (Vec<_>, Vec<_>) = pages.into_iter().unzip();
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| {
        let path = Tree::asset_path(name, &bytes);
        let hash = path.split('.').nth(1).unwrap_or_default().to_owned();
        files.push(File { path, bytes });
        hash
    };
    let manifest = Manifest {
        version: 1,
        pages: cards.len(),
        chunk: CHUNK,
        cards: cards
            .chunks(CHUNK)
            .map(|chunk| add("search.json", described(chunk)))
            .collect(),
        shards: shards(&merge(terms))
            .into_iter()
            .map(|shard| (shard.name, add("search.bin", shard.bytes)))
            .collect(),
    };
    files.push(File {
        path: MANIFEST.to_owned(),
        bytes: json(&manifest),
    });
    files
}

fn described(cards: &[Card<'_>]) -> Vec<u8> {
    let rows = cards.iter().map(|card| {
        let Card {
            url,
            title,
            description,
            language,
        } = *card;
        [url, title, description, language]
    });
    json(&rows.collect::<Vec<_>>())
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("words and numbers can be written as JSON")
}
