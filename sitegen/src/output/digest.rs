//! Hashes as browsers compare them: in a policy, or beside a script's address.

use sha2::{Digest, Sha256, Sha384};

/// `sha256-` and the hash of some bytes.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    // One byte short of what base64 can take; of the four digits that a zero
    // there gives with the last two, the fourth stands for nothing.
    let mut hash = Sha256::digest(bytes).to_vec();
    hash.push(0);
    let digits = base64(&hash);
    format!("sha256-{}=", &digits[..43])
}

/// `sha384-` and the hash of some bytes.
pub(crate) fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// Base64 of bytes whose number can be divided by three, as that of every SHA-384
/// can: nothing has to be filled up.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = bytes.chunks_exact(3).flat_map(|three| {
        let bits = three
            .iter()
            .fold(0, |bits, byte| bits << 8 | usize::from(*byte));
        [18, 12, 6, 0].map(|shift| char::from(DIGITS[bits >> shift & 63]))
    });
    digits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_browsers_make() {
        // The examples of the W3C's "Content Security Policy" and "Subresource Integrity".
        assert_eq!(
            sha256(b"alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
        assert_eq!(
            sha384(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
