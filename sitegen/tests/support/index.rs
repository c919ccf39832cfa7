//! The search index as a reader finds it that knows only what is documented.

#![allow(dead_code, reason = "each test file uses its own part")]

use serde_json::Value;
use sitegen::search::{Card, File, Page, Terms, files, terms};
use std::collections::BTreeMap;

/// Each term with its pages and what it weighs there.
pub(crate) type Postings = BTreeMap<String, Vec<(u32, u8)>>;

/// A page of a test.
pub(crate) fn page<'a>(url: &'a str, title: &'a str, text: &'a str) -> Page<'a> {
    let card = Card {
        url,
        title,
        description: "",
        language: "en",
    };
    Page {
        card,
        headings: "",
        text,
    }
}

/// The files of these texts, each a page at its number.
pub(crate) fn of_texts(texts: &[String]) -> Vec<File> {
    let urls: Vec<_> = (0..texts.len()).map(|n| format!("/{n}/")).collect();
    let pages: Vec<_> = (urls.iter().zip(texts))
        .map(|(url, text)| page(url, "", text))
        .collect();
    let terms: Vec<Terms> = pages.iter().map(terms).collect();
    files(pages.iter().map(|page| page.card).zip(&terms))
}

/// A whole index.
pub(crate) struct Read {
    pub(crate) manifest: Value,
    /// By name of the shard.
    pub(crate) shards: BTreeMap<String, Postings>,
    /// Address, title, description and language of every page.
    pub(crate) cards: Vec<[String; 4]>,
}

impl Read {
    /// Reads files, of which only `file` knows where they are.
    pub(crate) fn new(file: impl Fn(&str) -> Vec<u8>) -> Self {
        let manifest: Value = serde_json::from_slice(&file("search/index.json")).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let shards = manifest["shards"].as_object().unwrap().iter();
        let shards = shards.map(|(name, hash)| {
            let bytes = file(&format!("assets/search.{}.bin", text(hash)));
            (name.clone(), postings(&bytes))
        });
        let cards = manifest["cards"].as_array().unwrap().iter();
        let cards = cards.flat_map(|hash| {
            let bytes = file(&format!("assets/search.{}.json", text(hash)));
            serde_json::from_slice::<Vec<[String; 4]>>(&bytes).unwrap()
        });
        Self {
            shards: shards.collect(),
            cards: cards.collect(),
            manifest,
        }
    }

    pub(crate) fn of(files: &[File]) -> Self {
        let find = |path: &str| files.iter().find(|file| file.path == path);
        Self::new(|path| find(path).unwrap_or_else(|| panic!("{path}")).bytes.clone())
    }

    /// The shard that has a term, if any page has it.
    pub(crate) fn shard(&self, term: &str) -> Option<&Postings> {
        let fitting = self.shards.keys().filter(|name| term.starts_with(*name));
        fitting
            .max_by_key(|name| name.len())
            .map(|name| &self.shards[name])
    }

    /// The addresses of the pages with a word, typed as it stands in the index.
    pub(crate) fn pages(&self, term: &str) -> Vec<&str> {
        let found = self.shard(term).and_then(|shard| shard.get(term));
        let found = found.into_iter().flatten();
        found
            .map(|(page, _)| self.cards[*page as usize][0].as_str())
            .collect()
    }
}

fn postings(mut bytes: &[u8]) -> Postings {
    let mut found = Postings::new();
    let mut term = Vec::new();
    while !bytes.is_empty() {
        let shared = number(&mut bytes);
        let length = number(&mut bytes);
        term.truncate(shared as usize);
        term.extend_from_slice(take(&mut bytes, length));
        let size = number(&mut bytes);
        let mut rest = take(&mut bytes, size);
        let mut page = 0;
        let mut pages = Vec::new();
        while !rest.is_empty() {
            let both = number(&mut rest);
            page += both >> 3;
            pages.push((page, (both & 7) as u8));
        }
        let term = String::from_utf8(term.clone()).unwrap();
        assert!(found.insert(term, pages).is_none(), "a term stands twice");
    }
    found
}

fn take<'a>(bytes: &mut &'a [u8], many: u32) -> &'a [u8] {
    let (taken, rest) = bytes.split_at(many as usize);
    *bytes = rest;
    taken
}

fn number(bytes: &mut &[u8]) -> u32 {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = take(bytes, 1)[0];
        value |= u32::from(byte & 127) << shift;
        shift += 7;
        if byte < 128 {
            return value;
        }
    }
}
