//! The fingerprint by which people compare a public key.

use sha2::{Digest, Sha256};
use survey::{PublicKey, hex};

/// The SHA-256 of a public key, in groups of four digits. The first four
/// groups are the key id, so either can be compared with the other.
///
/// # Examples
/// ```
/// let key = survey::PublicKey::from_bytes([9; 32]);
/// let plain = desk::keys::fingerprint(&key).replace(' ', "");
/// assert_eq!(plain.len(), 64);
/// assert!(plain.starts_with(&key.id().to_string()));
/// ```
pub fn fingerprint(key: &PublicKey) -> String {
    let digits = hex::encode(&Sha256::digest(key.as_bytes()));
    let groups: Vec<_> = (0..digits.len())
        .step_by(4)
        .map(|i| &digits[i..i + 4])
        .collect();
    groups.join(" ")
}
