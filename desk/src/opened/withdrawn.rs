//! The list of responses that were taken back.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};
use survey::{TAG_LEN, Tag};

/// A list of tags that cannot be used. A list that is only partly read would
/// count answers that were taken back, so nothing is opened with it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WithdrawnError {
    /// It cannot be read.
    #[error("cannot read the list of withdrawals `{path}`")]
    Read {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// It is not tags back to back.
    #[error(
        "the list of withdrawals `{path}` has {length} bytes, which is no multiple of {TAG_LEN}; \
         fetch it again from the collector"
    )]
    Length {
        /// The file.
        path: String,
        /// Its length in bytes.
        length: usize,
    },
}

/// Reads tags of 32 bytes each, back to back, as the collector gives them.
///
/// # Errors
/// It cannot be read, or ends within a tag.
pub fn withdrawn(path: &Path) -> Result<BTreeSet<Tag>, WithdrawnError> {
    let name = path.display().to_string();
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(source) => return Err(WithdrawnError::Read { path: name, source }),
    };
    tags(&bytes).ok_or(WithdrawnError::Length {
        path: name,
        length: bytes.len(),
    })
}

/// Tags of 32 bytes each, back to back; `None` if the bytes end within one.
pub fn tags(bytes: &[u8]) -> Option<BTreeSet<Tag>> {
    let (tags, rest) = bytes.as_chunks::<TAG_LEN>();
    rest.is_empty()
        .then(|| tags.iter().copied().map(Tag).collect())
}
