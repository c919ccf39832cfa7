//! What each page can be found by, kept with the page, and the index of all.

use super::draw::Made;
use super::plan::address_of;
use crate::search::{ADDRESS, Card, Drawn, File, Terms, files, terms};
use serde::{Deserialize, Serialize};

/// A page as the search shows and finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Found {
    title: String,
    description: String,
    language: String,
    #[serde(with = "serde_bytes")]
    terms: Vec<u8>,
}

impl Found {
    /// Of a finished page; `None` if it is not to be found.
    pub(super) fn of(url: &str, html: &str) -> Option<Self> {
        // Who searches is on this page already.
        let drawn = Drawn::read(url, html).filter(|_| url != ADDRESS)?;
        let page = drawn.page();
        Some(Self {
            title: page.card.title.to_owned(),
            description: page.card.description.to_owned(),
            language: page.card.language.to_owned(),
            terms: terms(&page).as_bytes().to_vec(),
        })
    }
}

/// The files of the search.
pub(super) fn index(made: &[Made]) -> Vec<File> {
    let mut pages: Vec<_> = made
        .iter()
        .filter_map(|made| {
            let found = made.output.drawn.as_ref()?.found.as_ref()?;
            let terms = Terms::from_bytes(&found.terms)?;
            Some((address_of(&made.path), found, terms))
        })
        .collect();
    pages.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let cards = pages.iter().map(|(url, found, terms)| {
        let card = Card {
            url,
            title: &found.title,
            description: &found.description,
            language: &found.language,
        };
        (card, terms)
    });
    files(cards)
}
