//! The names of the months.

use serde::{Deserialize, Serialize};

/// The months as they stand in a date, January first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Months([String; 12]);

impl Months {
    /// How many texts they are in a bundle.
    pub(super) const LEN: usize = 12;

    /// The name of a month, 1 to 12; nothing for another number.
    pub fn name(&self, month: u8) -> &str {
        let place = usize::from(month).wrapping_sub(1);
        self.0.get(place).map_or("", String::as_str)
    }

    /// Every name, as it stands in a bundle.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// What [`Self::texts`] gave.
    pub(super) fn from_texts(texts: impl FnMut(usize) -> String) -> Self {
        Self(std::array::from_fn(texts))
    }
}
