//! The list of trusts and health boards.

use crate::{campaign::content, findings};
use std::collections::BTreeSet;
use survey::parse;

/// Codes occur once, areas are the survey's, everybody has a name; mistakes
/// are at their places.
///
/// # Panics
/// If a reader breaks its word.
pub fn organisations(bytes: &[u8]) {
    let Ok(source) = std::str::from_utf8(bytes) else {
        return;
    };
    let definition = &content().definition;
    let organisations = match parse::organisations(source, definition) {
        Ok(organisations) => organisations,
        Err(found) => return findings::check(source, &found),
    };
    let codes: BTreeSet<_> = organisations.iter().map(|o| &o.code).collect();
    assert_eq!(codes.len(), organisations.len());
    for organisation in &organisations {
        assert!(definition.area(organisation.area.as_str()).is_some());
        assert!(
            !organisation
                .name(&definition.languages[0])
                .trim()
                .is_empty()
        );
        assert!(source.contains(organisation.code.as_str()));
    }
}
