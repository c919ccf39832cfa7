//! What the widget is given.

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
    assert_eq!(Bundle::from_bytes(&written).as_ref(), Ok(&bundle));
    assert!(Bundle::from_bytes(&[bytes, &[0]].concat()).is_err());
}
