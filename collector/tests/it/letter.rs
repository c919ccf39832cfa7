//! Messages that look sealed: random where the ciphertext would be, and right
//! wherever the collector looks.

use rand::Rng as _;
use survey::envelope::{ENVELOPE_LEN, HEADER_LEN, VERSION};
use survey::{KeyId, Tag, WithdrawalCode, proof};

/// The proof that the tests ask for: quick to find, rarely right by chance.
pub(crate) const BITS: u8 = 8;

pub(crate) const KEY: KeyId = KeyId([0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6, 0x07, 0x18]);
pub(crate) const OTHER_KEY: KeyId = KeyId([9; 8]);
pub(crate) const UNKNOWN_KEY: KeyId = KeyId([0x77; 8]);

/// One envelope, with the code that takes it back.
#[derive(Clone)]
pub(crate) struct Letter {
    pub(crate) code: WithdrawalCode,
    pub(crate) envelope: Vec<u8>,
}

impl Letter {
    pub(crate) fn new() -> Self {
        Self::to(KEY)
    }

    pub(crate) fn to(key: KeyId) -> Self {
        Self::with_code(key, WithdrawalCode::generate(&mut rand::rng()))
    }

    pub(crate) fn with_code(key: KeyId, code: WithdrawalCode) -> Self {
        let mut envelope = vec![0; ENVELOPE_LEN];
        rand::rng().fill_bytes(&mut envelope);
        envelope[..4].copy_from_slice(&VERSION.to_le_bytes());
        envelope[4..12].copy_from_slice(&key.0);
        envelope[12..HEADER_LEN].copy_from_slice(&code.tag().0);
        Self { code, envelope }
    }

    /// Another letter under the same withdrawal code.
    pub(crate) fn twin(&self) -> Self {
        Self::with_code(KEY, self.code.clone())
    }

    pub(crate) fn of_version(mut self, version: u32) -> Self {
        self.envelope[..4].copy_from_slice(&version.to_le_bytes());
        self
    }

    pub(crate) fn tag(&self) -> Tag {
        self.code.tag()
    }

    /// The body as it is sent: the envelope and its proof.
    pub(crate) fn message(&self) -> Vec<u8> {
        let proof = proof::find(&self.envelope, BITS);
        [self.envelope.as_slice(), &proof].concat()
    }

    /// The body with a proof that does not hold.
    pub(crate) fn message_without_work(&self) -> Vec<u8> {
        let proof = (0_u64..)
            .map(u64::to_le_bytes)
            .find(|proof| !proof::verify(&self.envelope, *proof, BITS));
        [self.envelope.as_slice(), &proof.unwrap()].concat()
    }
}
