//! What the widget is given.

use std::collections::BTreeSet;
use survey::{BUNDLE_FORMAT, Bundle};

/// What can be read is written so that it reads the same, and nothing may
/// follow it.
///
/// # Panics
/// If a reader breaks its word.
pub fn bundle(bytes: &[u8]) {
    let Ok(bundle) = Bundle::from_bytes(bytes) else {
        return;
    };
    assert!(bytes.starts_with(&BUNDLE_FORMAT.to_le_bytes()));
    let written = bundle.to_bytes();
    // There is one way to write it, but for ids that are spelled out again.
    if ids_are_unique(bytes) {
        assert_eq!(written, bytes);
    }
    assert_eq!(Bundle::from_bytes(&written).as_ref(), Ok(&bundle));
    assert!(Bundle::from_bytes(&[bytes, &[0]].concat()).is_err());
}

/// Whether no id is spelled out twice in a bundle that can be read: behind the
/// format and the two lengths come the numbers, then the ids.
fn ids_are_unique(bytes: &[u8]) -> bool {
    let length = |at: usize| {
        bytes[at..at + 4]
            .iter()
            .rev()
            .fold(0, |n, b| n << 8 | usize::from(*b))
    };
    let start = 12 + length(4);
    let ids = &bytes[start..start + length(8)];
    let mut seen = BTreeSet::new();
    ids.split(|byte| *byte == 0).all(|id| seen.insert(id))
}
