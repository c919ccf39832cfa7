//! The names of the months.

use crate::pack::{Pack, Packer, Unpacker};
use serde::{Deserialize, Serialize};

/// The months as they stand in a date, January first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Months([String; 12]);

impl Months {
    /// The name of a month, 1 to 12; nothing for another number.
    pub fn name(&self, month: u8) -> &str {
        let place = usize::from(month).wrapping_sub(1);
        self.0.get(place).map_or("", String::as_str)
    }
}

impl Pack for Months {
    fn pack(&self, to: &mut Packer) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Self(Pack::unpack(from))
    }
}
