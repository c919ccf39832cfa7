//! Proof of work: a little effort for one response, a lot for a flood.
//!
//! A proof is eight bytes such that SHA-256(SHA-256(envelope) ‖ proof) begins
//! with `bits` zero bits, the most significant bit of the first byte first.

use sha2::{Digest, Sha256};

/// The length of a proof, in bytes.
pub const PROOF_LEN: usize = 8;
/// The bits asked for unless a campaign says otherwise: about 65,000 hashes.
pub const DEFAULT_BITS: u8 = 16;

/// A search for a proof that can be done in pieces, so that a page stays awake.
#[derive(Debug, Clone)]
pub struct Search {
    envelope: Sha256,
    bits: u8,
    next: u64,
}

impl Search {
    /// Begins a search for `bits` zero bits over this envelope.
    pub fn new(envelope: &[u8], bits: u8) -> Self {
        Self {
            envelope: Sha256::new_with_prefix(Sha256::digest(envelope)),
            bits,
            next: 0,
        }
    }

    /// Tries the next `tries` candidates.
    pub fn run(&mut self, tries: u32) -> Option<[u8; PROOF_LEN]> {
        for _ in 0..tries {
            let candidate = self.next.to_le_bytes();
            self.next += 1;
            let hash = self.envelope.clone().chain_update(candidate).finalize();
            if zero_bits(&hash) >= u32::from(self.bits) {
                return Some(candidate);
            }
        }
        None
    }
}

/// Finds a proof; takes about 2 to the power of `bits` hashes.
pub fn find(envelope: &[u8], bits: u8) -> [u8; PROOF_LEN] {
    let mut search = Search::new(envelope, bits);
    loop {
        if let Some(proof) = search.run(u32::MAX) {
            return proof;
        }
    }
}

/// Whether `proof` is one for this envelope.
pub fn verify(envelope: &[u8], proof: [u8; PROOF_LEN], bits: u8) -> bool {
    let inner = Sha256::digest(envelope);
    let hash = Sha256::new_with_prefix(inner)
        .chain_update(proof)
        .finalize();
    zero_bits(&hash) >= u32::from(bits)
}

fn zero_bits(hash: &[u8]) -> u32 {
    let mut bits = 0;
    for byte in hash {
        bits += byte.leading_zeros();
        if *byte != 0 {
            break;
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_holds_for_its_own_envelope_only() {
        let proof = find(b"an envelope", 12);
        assert!(verify(b"an envelope", proof, 12));
        assert!(!verify(b"an envelope", proof, 64));
        // One in 4,096 other envelopes would take the same proof; this does not.
        assert!(!verify(b"another envelope", proof, 12));
    }

    #[test]
    fn counts_bits_from_the_top() {
        assert_eq!(zero_bits(&[0, 0b0001_0000, 255]), 11);
        assert_eq!(zero_bits(&[0b1000_0000, 0]), 0);
    }
}
