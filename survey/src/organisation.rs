//! Trusts and health boards, for the picker and for the tables.

use crate::{AreaId, Language, OrganisationCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One trust or health board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its code.
    pub code: OrganisationCode,
    /// Its name in each language in which it has one; the default language always.
    pub names: BTreeMap<Language, String>,
    /// The area that it belongs to.
    pub area: AreaId,
    /// Names of its main hospitals and former names, by which it can be found.
    pub known_as: Vec<String>,
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
}
