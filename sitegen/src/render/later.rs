//! Values that are made when a template first asks for them.

use minijinja::value::{Enumerator, Object, Value};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A map that is made when something of it is first asked for.
pub(crate) fn later(make: impl Fn() -> Value + Send + Sync + 'static) -> Value {
    let made = OnceLock::new();
    Value::from_object(Later { make, made })
}

struct Later<F> {
    make: F,
    made: OnceLock<Value>,
}

impl<F: Fn() -> Value> Later<F> {
    fn made(&self) -> &Value {
        self.made.get_or_init(&self.make)
    }
}

impl<F> fmt::Debug for Later<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.made.fmt(f)
    }
}

impl<F: Fn() -> Value + Send + Sync + 'static> Object for Later<F> {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let value = self.made().get_item(key).ok()?;
        (!value.is_undefined()).then_some(value)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        match self.made().try_iter() {
            Ok(keys) => Enumerator::Values(keys.collect()),
            Err(_) => Enumerator::NonEnumerable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn it_is_made_once_and_only_if_it_is_asked() {
        let made = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&made);
        let value = later(move || {
            counted.fetch_add(1, Ordering::Relaxed);
            Value::from_pairs([("a", 1), ("b", 2)])
        });
        let copy = value.clone();
        assert_eq!(made.load(Ordering::Relaxed), 0);
        assert_eq!(value.get_attr("b").unwrap(), Value::from(2));
        assert!(copy.get_attr("c").unwrap().is_undefined());
        let json = serde_json::to_string(&copy).unwrap();
        assert_eq!(json, r#"{"a":1,"b":2}"#);
        assert_eq!(made.load(Ordering::Relaxed), 1);
    }
}
