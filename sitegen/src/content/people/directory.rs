//! `directory.toml`: who offers support by people who have been through it, and
//! what else there is.

use super::Reading;
use crate::content::{Nations, State};
use serde::{Deserialize, Serialize};
use survey::Date;
use survey::parse::{self, Finding};
use toml::Spanned;

/// One entry of the directory.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Offer {
    /// Who offers it.
    pub(crate) name: Spanned<String>,
    /// What kind of support it is: the part of the page that it stands in.
    pub(crate) kind: Kind,
    /// What it offers, in a sentence or two.
    pub(crate) offers: String,
    /// Whom it is for.
    pub(crate) whom: String,
    /// Where it serves.
    pub(crate) nations: Nations,
    /// The languages it is offered in.
    pub(crate) languages: Vec<String>,
    /// In what way people meet.
    pub(crate) how: Spanned<Vec<How>>,
    /// How to get in touch, if we are sure of it; otherwise it is found by name.
    pub(crate) contact: Option<String>,
    /// Where this comes from.
    pub(crate) source: String,
    /// When it was looked up.
    pub(crate) checked: Date,
    /// Whether it has been checked with those who offer it.
    pub(crate) state: Spanned<State>,
}

/// What kind of support something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// From people who have been through it themselves.
    Peer,
    /// Somebody who listens and knows about it.
    Listening,
    /// Talking with a trained counsellor.
    Counselling,
    /// Care by the NHS.
    Nhs,
}

/// In what way people meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum How {
    /// Several together.
    Group,
    /// Two people.
    OneToOne,
    /// On a screen.
    Online,
    /// By telephone.
    Phone,
}

impl Kind {
    /// Every kind, in the order of the page.
    pub(crate) const ALL: [Self; 4] = [Self::Peer, Self::Listening, Self::Counselling, Self::Nhs];
}

impl How {
    /// Every way, in the order of the page.
    pub(crate) const ALL: [Self; 4] = [Self::Group, Self::OneToOne, Self::Online, Self::Phone];
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    entry: Vec<Offer>,
}

/// Reads the directory.
pub(super) fn read(mut file: Reading<'_>) -> Vec<Offer> {
    let text = parse::toml::<File>(&file.source.text);
    let Some(File { entry: entries }) = file.mistakes.take(file.source, text) else {
        return Vec::new();
    };
    for (at, entry) in entries.iter().enumerate() {
        let name = entry.name.get_ref();
        if entries[..at].iter().any(|e| e.name.get_ref() == name) {
            let message = format!("`{name}` stands in the directory twice");
            let finding = Finding::new(entry.name.span(), message)
                .help("put both into one entry, or give each a name of its own");
            file.add(finding);
        }
        file.some("how", &entry.how);
        file.checked(&format!("`{name}`"), &entry.state);
    }
    entries
}
