//! Trusts and health boards, for the picker and for the tables.

use crate::pack::packed;
use crate::{AreaId, Date, Language, OrganisationCode};
use litemap::LiteMap;
use serde::{Deserialize, Serialize};

/// One trust or health board.
///
/// A bundle carries it without its dates and its successor, which the picker
/// has no use for: see [`Organisation::offered`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its code.
    pub code: OrganisationCode,
    /// Its name in each language in which it has one; the default language always.
    pub names: LiteMap<Language, String>,
    /// The smallest area that it belongs to: its region, or else its nation.
    pub area: AreaId,
    /// Its main hospitals, by which it can be found.
    pub hospitals: Vec<String>,
    /// What it, or what became part of it, was called before.
    pub former_names: Vec<String>,
    /// Its first day; `None` if it was always there as far as the list goes.
    pub valid_from: Option<Date>,
    /// Its last day; `None` while it is open.
    pub valid_to: Option<Date>,
    /// Which one gives its care now, if it has closed.
    pub successor: Option<OrganisationCode>,
}

/// What a code in an answer stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// An organisation that has no successor: answers count under itself.
    Own(&'a Organisation),
    /// One that was succeeded: answers count under this, the last in the chain
    /// of successors.
    Succeeded(&'a Organisation),
    /// None of the list: answers count in their area only.
    Unlisted,
}

impl Organisation {
    /// Its name in `language`, or else in any language.
    pub fn name(&self, language: &Language) -> &str {
        let name = self
            .names
            .get(language)
            .or_else(|| self.names.values().next());
        name.map_or(self.code.as_str(), String::as_str)
    }

    /// Whether it gives care on this day.
    pub fn is_open(&self, on: Date) -> bool {
        self.valid_from.is_none_or(|first| first <= on)
            && self.valid_to.is_none_or(|last| on <= last)
    }

    /// Where answers that name `code` count. Follows every successor, however
    /// many; a successor takes over as soon as the list names it, whatever the
    /// dates, so that a wave's figures are under one name.
    pub fn standing<'a>(list: &'a [Self], code: &str) -> Standing<'a> {
        match chain(list, code).enumerate().last() {
            None => Standing::Unlisted,
            Some((0, own)) => Standing::Own(own),
            Some((_, last)) => Standing::Succeeded(last),
        }
    }

    /// What can be chosen on a day, in the order of the list: what is open.
    /// The names and hospitals of what has closed are among those of the first
    /// successor that is open, so that typing them finds it; each text once.
    ///
    /// What is given stands alone: it has no dates and no successor.
    pub fn offered(list: &[Self], on: Date) -> Vec<Self> {
        let open = list.iter().filter(|o| o.is_open(on));
        let mut offered: Vec<_> = open.cloned().collect();
        for closed in list.iter().filter(|o| !o.is_open(on)) {
            let heir = chain(list, closed.code.as_str()).find(|o| o.is_open(on));
            let heir = heir.and_then(|h| offered.iter_mut().find(|o| o.code == h.code));
            if let Some(heir) = heir {
                heir.inherit(closed);
            }
        }
        for organisation in &mut offered {
            organisation.valid_from = None;
            organisation.valid_to = None;
            organisation.successor = None;
        }
        offered
    }

    /// Takes over what another could be found by.
    fn inherit(&mut self, other: &Self) {
        for hospital in &other.hospitals {
            if !self.hospitals.contains(hospital) {
                self.hospitals.push(hospital.clone());
            }
        }
        for name in other.names.values().chain(&other.former_names) {
            let known = self.names.values().chain(&self.former_names);
            if !known.into_iter().any(|n| n == name) {
                self.former_names.push(name.clone());
            }
        }
    }
}

/// The organisation of this code, its successor, and so on. Ends even where a
/// list that was never checked goes round in a circle.
fn chain<'a>(
    list: &'a [Organisation],
    code: &str,
) -> impl Iterator<Item = &'a Organisation> + use<'a> {
    let find = |code: &str| list.iter().find(|o| o.code.as_str() == code);
    let next = move |o: &&'a Organisation| find(o.successor.as_ref()?.as_str());
    std::iter::successors(find(code), next).take(list.len())
}

packed!(Organisation {
    code,
    names,
    area,
    hospitals,
    former_names,
} without { valid_from, valid_to, successor });
