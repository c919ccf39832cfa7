//! The list of withdrawals.

use desk::opened::tags;
use std::collections::BTreeSet;
use survey::TAG_LEN;

/// Every whole tag is in the list, and a list that ends within one is refused.
///
/// # Panics
/// If a reader breaks its word.
pub fn withdrawn(bytes: &[u8]) {
    let Some(tags) = tags(bytes) else {
        assert_ne!(bytes.len() % TAG_LEN, 0);
        return;
    };
    let expected: BTreeSet<_> = bytes.chunks(TAG_LEN).collect();
    let found: BTreeSet<_> = tags.iter().map(|tag| &tag.0[..]).collect();
    assert_eq!(found, expected);
}
