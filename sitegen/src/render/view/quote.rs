//! Quotes with the label that says what kind they are.

use crate::content::Quote;
use crate::model::Site;
use serde::Serialize;
use std::collections::BTreeMap;

/// Every quote: in order, and by name.
#[derive(Debug, Serialize)]
pub(crate) struct Quotes {
    pub(crate) all: Vec<QuoteView>,
    pub(crate) named: BTreeMap<String, QuoteView>,
}

/// A quote.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct QuoteView {
    pub(crate) id: String,
    pub(crate) paragraphs: Vec<String>,
    pub(crate) who: String,
    /// What kind it is, in words: shown with it wherever it stands.
    pub(crate) label: String,
    pub(crate) content_note: Option<String>,
    /// The point that it speaks of.
    pub(crate) principle: Option<String>,
}

impl Quotes {
    /// The quotes of a site.
    pub(crate) fn of(site: &Site) -> Self {
        let all: Vec<_> = site.content.quotes.iter().map(QuoteView::of).collect();
        let named = all.iter().map(|q| (q.id.clone(), q.clone())).collect();
        Self { all, named }
    }
}

impl QuoteView {
    /// A quote for showing.
    pub(crate) fn of(quote: &Quote) -> Self {
        Self {
            id: quote.id.clone(),
            paragraphs: quote
                .text
                .split("\n\n")
                .map(|p| p.trim().replace('\n', " "))
                .collect(),
            who: quote.who.clone(),
            label: label(quote),
            content_note: quote.content_note.clone(),
            principle: quote.principle.as_ref().map(ToString::to_string),
        }
    }
}

/// The label of its kind. Only a preview ever shows a draft.
fn label(quote: &Quote) -> String {
    let kind = quote.kind.label();
    match quote.draft {
        true => format!("Draft, not published. {kind}"),
        false => kind.to_owned(),
    }
}
