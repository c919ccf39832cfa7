//! Where in a TOML file a value stands.

use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A TOML file's values by their path, for mistakes found after reading it.
pub(super) struct Located<'a>(toml::Spanned<DeTable<'a>>);

/// One step of a path.
#[derive(Clone, Copy)]
pub(super) enum At<'k> {
    Key(&'k str),
    Index(usize),
}

impl<'a> Located<'a> {
    /// Of a file that has been read without error.
    pub(super) fn new(source: &'a str) -> Self {
        let (table, _) = DeTable::parse_recoverable(source);
        Self(table)
    }

    /// Whether the value at the path is a table.
    pub(super) fn is_table(&self, path: &[At<'_>]) -> bool {
        let mut table = Some(self.0.get_ref());
        for step in path {
            let At::Key(key) = *step else { return false };
            table = table
                .and_then(|t| t.get(key))
                .and_then(|value| value.get_ref().as_table());
        }
        table.is_some()
    }

    /// The bytes of the last value on the path that is in the file, so that
    /// something missing is reported where it should have been.
    pub(super) fn span(&self, path: &[At<'_>]) -> Range<usize> {
        let mut span = 0..0;
        let mut table = Some(self.0.get_ref());
        let mut array = None;
        for step in path {
            let found = match *step {
                At::Key(key) => table.and_then(|t| {
                    let (name, value) = t.iter().find(|(k, _)| k.get_ref() == key)?;
                    // A table's own span begins at its first header, which may
                    // be another's; its name is where a person looks.
                    let at = if value.get_ref().is_table() {
                        name.span()
                    } else {
                        value.span()
                    };
                    Some((at, value.get_ref()))
                }),
                At::Index(index) => array.and_then(|a: &toml::de::DeArray<'_>| {
                    let value = a.get(index)?;
                    Some((value.span(), value.get_ref()))
                }),
            };
            let Some((at, value)) = found else { break };
            span = at;
            (table, array) = match value {
                DeValue::Table(inner) => (Some(inner), None),
                DeValue::Array(inner) => (None, Some(inner)),
                _ => (None, None),
            };
        }
        span
    }
}
