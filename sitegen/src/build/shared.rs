//! What every template can read by name, and which of it one page did read.

use super::Stamp;
use crate::render::env::value;
use minijinja::value::{Enumerator, Object, ObjectRepr, Value};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The values that all pages share, each with the stamp of what it holds.
///
/// There are at most 64, so that what a page has read fits into one number.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    places: BTreeMap<&'static str, usize>,
    values: Vec<Value>,
    stamps: Vec<Stamp>,
}

/// Which of the shared values a page has read: a bit for each.
pub(crate) type Mask = u64;

impl Shared {
    /// Adds a value under a name.
    pub(crate) fn add<T: Serialize>(&mut self, name: &'static str, of: &T) {
        self.add_made(name, Stamp::of_value(of), value(of));
    }

    /// Adds a value that was made already, with the stamp of what it was made from.
    pub(crate) fn add_made(&mut self, name: &'static str, stamp: Stamp, value: Value) {
        assert!(self.values.len() < 64, "a page's readings are 64 bits");
        let taken = self.places.insert(name, self.values.len());
        assert!(taken.is_none(), "two shared values are called `{name}`");
        self.values.push(value);
        self.stamps.push(stamp);
    }

    /// The stamp of all values whose bits are set, with their names.
    pub(crate) fn stamp(&self, read: Mask) -> Stamp {
        let mut stamper = super::Stamper::default();
        for (name, place) in &self.places {
            if read >> place & 1 == 1 {
                stamper.text(name);
                stamper.add(self.stamps[*place]);
            }
        }
        stamper.stamp()
    }

    /// The names of all values in the order of their bits.
    pub(crate) fn all_names(&self) -> Vec<String> {
        let mut names = vec![String::new(); self.values.len()];
        for (name, place) in &self.places {
            (*name).clone_into(&mut names[*place]);
        }
        names
    }
}

/// What one page's template is given: its own values before the shared ones.
#[derive(Debug)]
pub(crate) struct Readings {
    shared: Arc<Shared>,
    own: Vec<(&'static str, Value)>,
    read: AtomicU64,
}

impl Readings {
    /// For a page with these values of its own.
    pub(crate) fn new(shared: &Arc<Shared>, own: Vec<(&'static str, Value)>) -> Arc<Self> {
        Arc::new(Self {
            shared: Arc::clone(shared),
            own,
            read: AtomicU64::new(0),
        })
    }

    /// Which of the shared values were asked for so far.
    pub(crate) fn read(&self) -> Mask {
        self.read.load(Ordering::Relaxed)
    }
}

impl Object for Readings {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        if let Some((_, value)) = self.own.iter().find(|(name, _)| *name == key) {
            return Some(value.clone());
        }
        let place = *self.shared.places.get(key)?;
        self.read.fetch_or(1 << place, Ordering::Relaxed);
        Some(self.shared.values[place].clone())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let own = self.own.iter().map(|(name, _)| *name);
        let names = own.chain(self.shared.places.keys().copied());
        Enumerator::Values(names.map(Value::from).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared() -> Shared {
        let mut shared = Shared::default();
        shared.add("a", &"one");
        shared.add("b", &"two");
        shared
    }

    #[test]
    fn only_what_was_read_is_noted() {
        let shared = Arc::new(shared());
        let readings = Readings::new(&shared, vec![("own", Value::from(1))]);
        assert_eq!(readings.get_value_by_str("own"), Some(Value::from(1)));
        assert_eq!(readings.read(), 0);
        assert_eq!(readings.get_value_by_str("b"), Some(Value::from("two")));
        assert_eq!(shared.all_names(), ["a", "b"]);
        assert_eq!(readings.read(), 0b10);
    }

    #[test]
    fn the_stamp_follows_what_was_read_and_nothing_else() {
        let (one, mut two) = (shared(), Shared::default());
        two.add("a", &"another");
        two.add("b", &"two");
        assert_eq!(one.stamp(0b10), two.stamp(0b10));
        assert_ne!(one.stamp(0b01), two.stamp(0b01));
    }
}
