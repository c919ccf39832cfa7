//! Stamps: what tells that something is as it was.

use serde::{Deserialize, Serialize};
use std::io;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// A 128-bit XXH3 of some content. Nobody who writes content gains anything from
/// two contents with one stamp, so it need not withstand an attack.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub(crate) struct Stamp(u128);

impl Stamp {
    /// Of bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(xxh3_128(bytes))
    }

    /// Of a value, by what serde sees of it.
    pub(crate) fn of_value<T: Serialize + ?Sized>(value: &T) -> Self {
        let mut stamper = Stamper::default();
        // A hasher takes everything, so only a type that is no data can fail; its
        // stamp then differs by what came before, and nothing is kept wrongly for long.
        let _ = serde_json::to_writer(&mut stamper, value);
        stamper.stamp()
    }

    /// Of several stamps in their order.
    pub(crate) fn of_all(stamps: impl IntoIterator<Item = Self>) -> Self {
        let mut stamper = Stamper::default();
        stamps.into_iter().for_each(|stamp| stamper.add(stamp));
        stamper.stamp()
    }
}

/// Takes content piece by piece.
#[derive(Default)]
pub(crate) struct Stamper(Xxh3);

impl Stamper {
    /// Adds a stamp.
    pub(crate) fn add(&mut self, stamp: Stamp) {
        self.0.update(&stamp.0.to_le_bytes());
    }

    /// Adds a text and where it ends.
    pub(crate) fn text(&mut self, text: &str) {
        self.0.update(text.as_bytes());
        self.0.update(&[0xff]);
    }

    /// The stamp of all that was added.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp(self.0.digest128())
    }
}

impl io::Write for Stamper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_tells_contents_apart() {
        assert_eq!(Stamp::of(b"a"), Stamp::of(b"a"));
        assert_ne!(Stamp::of(b"a"), Stamp::of(b"b"));
        assert_ne!(Stamp::of_value(&["a", "b"]), Stamp::of_value(&["ab"]));
    }

    #[test]
    fn texts_do_not_run_together() {
        let of = |texts: [&str; 2]| {
            let mut stamper = Stamper::default();
            texts.into_iter().for_each(|text| stamper.text(text));
            stamper.stamp()
        };
        assert_ne!(of(["ab", "c"]), of(["a", "bc"]));
    }
}
