//! What is inside an envelope, from a sender who does not keep to the contract.

use crate::sealed::{open_here, seal_plaintext};
use survey::envelope::{OpenError, PLAINTEXT_LEN};
use survey::{Response, Tag};

/// Seals the bytes, filled up with zeros, and opens the envelope: the length
/// and the padding are believed only if they fit, and what is between them is
/// read as [`Response::decode`] reads it.
///
/// # Panics
/// If a reader breaks its word.
pub fn plaintext(bytes: &[u8]) {
    let mut plaintext = bytes.to_vec();
    plaintext.resize(PLAINTEXT_LEN, 0);
    let found = open_here(&seal_plaintext(&plaintext, Tag([0; 32])));
    let (length, rest) = plaintext.split_first_chunk().expect("it is longer");
    let parts = rest.split_at_checked(u32::from_le_bytes(*length) as usize);
    let expected = match parts {
        Some((encoded, padding)) if padding.iter().all(|byte| *byte == 0) => {
            Response::decode(encoded).map_err(OpenError::Content)
        }
        _ => Err(OpenError::Padding),
    };
    assert_eq!(found, expected);
}
