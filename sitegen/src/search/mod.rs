//! Search that works without a server: an index in small files, of which a
//! visitor's browser loads the few that a query needs.
//!
//! [`terms`] works out what one page can be found by, from that page alone, so a
//! caller may keep it for as long as the page stays as it is. [`files`] merges
//! what it is given into the files to publish. Both give the same bytes for the
//! same input on any machine.
//!
//! # The files
//!
//! `search/index.json`, the manifest, is the only one whose name stays:
//!
//! ```json
//! { "version": 1, "pages": 70, "chunk": 32, "cards": ["0f3a…", …], "shards": { "": "91bc…", "sc": "…" } }
//! ```
//!
//! Pages are numbered from nought in the order in which they were given. Number
//! `n` is described in `assets/search.HASH.json`, where `HASH` is the entry
//! `n / chunk` of `cards`, at place `n % chunk`, as `[address, title,
//! description, language]`.
//!
//! A shard, `assets/search.HASH.bin`, has the terms that begin with its name; a
//! term stands in the shard with the longest name that it begins with. It is a
//! run of terms in order of their bytes. All numbers are varints: seven bits to a byte,
//! low ones first, the eighth set if more follow.
//!
//! | part | what it is |
//! |---|---|
//! | shared | how many bytes the term has in common with the one before |
//! | length | how many bytes follow |
//! | bytes | the rest of the term, UTF-8 |
//! | size | how many bytes of postings follow |
//! | postings | for each page, in order: `gap * 8 + weight` |
//!
//! `gap` is the number of the page less that of the page before, or the number
//! itself for the first; `weight` is from 1 to 7.
//!
//! `theme/js/search.js` reads all this, and has the same rules for words as
//! `tokenise` and `stem`; `tests/search/words.json` holds both to them.

mod drawn;
mod files;
mod index;
mod shard;
mod stem;
mod terms;
mod tokenise;

pub use drawn::Drawn;
pub use files::{File, files};
pub use terms::{Terms, terms};
pub use tokenise::words;

pub(crate) use files::MANIFEST;

/// The page that searches.
pub(crate) const ADDRESS: &str = "/search/";

/// How a page is shown among what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card<'a> {
    /// Its address, from the root of the site.
    pub url: &'a str,
    /// Its main heading.
    pub title: &'a str,
    /// A sentence about it. Nothing else of it is shown, so what stands behind a
    /// content note is never laid open by a search.
    pub description: &'a str,
    /// The language that it is written in, such as `cy`.
    pub language: &'a str,
}

/// A page that is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page<'a> {
    /// How it is shown.
    pub card: Card<'a>,
    /// The headings of its parts.
    pub headings: &'a str,
    /// Its text without markup. It may repeat the headings.
    pub text: &'a str,
}
