//! The campaign's keys: one pair for each wave.

use crate::hex;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, Serializable};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use zeroize::Zeroizing;

/// The length of both halves of a key pair, in bytes (X25519).
pub const KEY_LEN: usize = 32;
/// The length of a key id, in bytes.
pub const KEY_ID_LEN: usize = 8;

/// Text that is not a key or key id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyError {
    digits: usize,
}

impl KeyError {
    pub(crate) fn digits(digits: usize) -> Self {
        Self { digits }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} hexadecimal digits", self.digits)
    }
}

impl std::error::Error for KeyError {}

/// The first eight bytes of the SHA-256 of a public key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; KEY_ID_LEN]);

/// The public half: sealing needs no more than this.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey([u8; KEY_LEN]);

/// The private half. Never printed, and wiped from memory when dropped.
#[derive(Clone)]
pub struct PrivateKey {
    secret: Zeroizing<[u8; KEY_LEN]>,
    public: PublicKey,
}

impl PublicKey {
    /// The key of these bytes.
    pub fn from_bytes(bytes: [u8; KEY_LEN]) -> Self {
        Self(bytes)
    }

    /// The bytes of the key.
    pub fn as_bytes(&self) -> &[u8; KEY_LEN] {
        &self.0
    }

    /// The whole SHA-256 of the key, in groups of four digits, for people to
    /// compare; it begins with the key's id.
    ///
    /// # Examples
    /// ```
    /// let key = survey::PublicKey::from_bytes([9; 32]);
    /// let plain = key.fingerprint().replace(' ', "");
    /// assert_eq!(plain.len(), 64);
    /// assert!(plain.starts_with(&key.id().to_string()));
    /// ```
    pub fn fingerprint(&self) -> String {
        let digits = hex::encode(&Sha256::digest(self.0));
        let mut grouped = String::with_capacity(80);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(digit);
        }
        grouped
    }

    /// The key's id.
    pub fn id(&self) -> KeyId {
        let digest = Sha256::digest(self.0);
        let mut id = [0; KEY_ID_LEN];
        id.copy_from_slice(&digest[..KEY_ID_LEN]);
        KeyId(id)
    }
}

impl PrivateKey {
    /// Makes a new pair.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let (private, _) = X25519HkdfSha256::gen_keypair_with_rng(rng);
        Self::of(Zeroizing::new(private.to_bytes().0))
    }

    fn of(secret: Zeroizing<[u8; KEY_LEN]>) -> Self {
        let public = X25519HkdfSha256::sk_to_pk(&for_hpke(&secret));
        Self {
            secret,
            public: PublicKey(public.to_bytes().0),
        }
    }

    /// Reads the key from the text that [`Self::to_text`] wrote.
    ///
    /// # Errors
    /// Refuses anything but 64 hexadecimal digits.
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        let bytes = hex::decode(text).ok_or(KeyError {
            digits: 2 * KEY_LEN,
        })?;
        Ok(Self::of(Zeroizing::new(bytes)))
    }

    /// The key as 64 hexadecimal digits, for a file that is itself encrypted.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(self.secret.as_slice()))
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        self.public
    }

    pub(crate) fn for_hpke(&self) -> <X25519HkdfSha256 as Kem>::PrivateKey {
        for_hpke(&self.secret)
    }
}

fn for_hpke(secret: &[u8; KEY_LEN]) -> <X25519HkdfSha256 as Kem>::PrivateKey {
    <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(secret)
        .expect("every 32 bytes are an X25519 private key")
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey(of {})", self.public().id())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        hex::decode(text).map(Self).ok_or(KeyError {
            digits: 2 * KEY_LEN,
        })
    }
}

impl TryFrom<String> for PublicKey {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        text.parse()
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl KeyId {
    /// The id in hexadecimal digits.
    pub fn written(self) -> String {
        hex::encode(&self.0)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written())
    }
}

impl FromStr for KeyId {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        hex::decode(text).map(Self).ok_or(KeyError {
            digits: 2 * KEY_ID_LEN,
        })
    }
}
