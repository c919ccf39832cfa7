//! The sealed envelope: HPKE (RFC 9180) around a response padded to one size.
//!
//! ```text
//! body sent  = envelope (32,860) ‖ proof (8)                                  = 32,868 bytes
//! envelope   = version (4) ‖ key id (8) ‖ withdrawal tag (32) ‖ encapsulated key (32) ‖ ciphertext (32,784)
//! ciphertext = HPKE base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305
//! plaintext  = length (4, little endian) ‖ canonical encoding of the response ‖ zeros = 32,768 bytes
//! info       = "code-of-care/1" ‖ 0 ‖ survey id ‖ 0 ‖ wave ‖ 0 ‖ key id
//! aad        = version ‖ key id ‖ withdrawal tag
//! ```
//!
//! Frozen: `survey/tests/vectors/envelope.json` holds test vectors, and a
//! change to any of this is a new version.

use crate::encoding::DecodeError;
use crate::key::{KEY_ID_LEN, KEY_LEN};
use crate::proof::PROOF_LEN;
use crate::withdrawal::TAG_LEN;
use crate::{KeyId, PrivateKey, PublicKey, Response, SurveyId, Tag, WaveId};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, single_shot_open,
    single_shot_seal_with_rng,
};
use rand_core::CryptoRng;
use std::fmt;
use zeroize::Zeroizing;

/// The version that this crate reads and writes.
pub const VERSION: u32 = 1;
/// The header: version (4), key id (8) and withdrawal tag (32).
pub const HEADER_LEN: usize = 4 + KEY_ID_LEN + TAG_LEN;
/// The plaintext, always.
pub const PLAINTEXT_LEN: usize = 32_768;
/// An envelope, always: header (44), encapsulated key (32), plaintext
/// (32,768) and the authentication tag of ChaCha20-Poly1305 (16).
pub const ENVELOPE_LEN: usize = HEADER_LEN + KEY_LEN + PLAINTEXT_LEN + 16;
/// The body of a send, always: an envelope and its proof.
pub const BODY_LEN: usize = ENVELOPE_LEN + PROOF_LEN;
/// The longest encoded response: the plaintext less its length.
pub const MAX_ENCODED_LEN: usize = PLAINTEXT_LEN - LENGTH_LEN;

const LENGTH_LEN: usize = 4;
const SUITE: &[u8] = b"code-of-care/1";

/// What an envelope says in the open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The key that it is sealed to.
    pub key_id: KeyId,
    /// The tag by which it can be withdrawn.
    pub tag: Tag,
}

/// Bytes that cannot be an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeaderError {
    /// They are not exactly [`ENVELOPE_LEN`].
    Length(usize),
    /// They name a version that this crate does not know.
    Version(u32),
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(found) => {
                write!(f, "an envelope has {ENVELOPE_LEN} bytes; this has {found}")
            }
            Self::Version(found) => {
                write!(
                    f,
                    "envelope version {found} is not known; expected {VERSION}"
                )
            }
        }
    }
}

impl std::error::Error for HeaderError {}

/// A response that is too long to seal. The limits of the definition keep
/// every valid one below this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong(pub usize);

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the response takes {} bytes; at most {MAX_ENCODED_LEN} can be sealed",
            self.0
        )
    }
}

impl std::error::Error for TooLong {}

/// Why an envelope does not open.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenError {
    /// The bytes are not an envelope.
    Header(HeaderError),
    /// It is sealed to another key.
    OtherKey(KeyId),
    /// It was changed on the way, or sealed for another survey or wave.
    Damaged,
    /// It opened, but what is inside is not a padded response.
    Padding,
    /// It opened, but what is inside is not a response.
    Content(DecodeError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header(error) => error.fmt(f),
            Self::OtherKey(id) => write!(f, "sealed to another key, {id}"),
            Self::Damaged => f.write_str("damaged, or sealed for another survey or wave"),
            Self::Padding => f.write_str("the padding is wrong"),
            Self::Content(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OpenError {}

impl Header {
    /// Reads the open part of an envelope.
    ///
    /// # Errors
    /// Refuses any length but [`ENVELOPE_LEN`] and any version but [`VERSION`].
    pub fn read(envelope: &[u8]) -> Result<Self, HeaderError> {
        if envelope.len() != ENVELOPE_LEN {
            return Err(HeaderError::Length(envelope.len()));
        }
        let version = u32::from_le_bytes(part(envelope, 0));
        if version != VERSION {
            return Err(HeaderError::Version(version));
        }
        Ok(Self {
            key_id: KeyId(part(envelope, 4)),
            tag: Tag(part(envelope, 4 + KEY_ID_LEN)),
        })
    }

    fn write(&self) -> [u8; HEADER_LEN] {
        let mut bytes = [0; HEADER_LEN];
        bytes[..4].copy_from_slice(&VERSION.to_le_bytes());
        bytes[4..4 + KEY_ID_LEN].copy_from_slice(&self.key_id.0);
        bytes[4 + KEY_ID_LEN..].copy_from_slice(&self.tag.0);
        bytes
    }
}

/// The `N` bytes of `envelope` from `at`; the caller has checked the length.
fn part<const N: usize>(envelope: &[u8], at: usize) -> [u8; N] {
    let mut bytes = [0; N];
    bytes.copy_from_slice(&envelope[at..at + N]);
    bytes
}

fn info(survey: &SurveyId, wave: &WaveId, key_id: KeyId) -> Vec<u8> {
    let parts = [
        SUITE,
        survey.as_str().as_bytes(),
        wave.as_str().as_bytes(),
        &key_id.0,
    ];
    parts.join(&0)
}

/// Seals a response to the campaign's public key; gives [`ENVELOPE_LEN`] bytes.
///
/// # Errors
/// Fails only if the encoded response is longer than [`MAX_ENCODED_LEN`].
///
/// # Panics
/// If `key` is one of the few points of small order that no honest key is.
pub fn seal(
    response: &Response,
    key: &PublicKey,
    tag: Tag,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, TooLong> {
    // With room for the longest from the start: it would else grow, and leave
    // parts of a story behind.
    let mut plaintext = Vec::with_capacity(PLAINTEXT_LEN);
    plaintext.extend_from_slice(&[0; LENGTH_LEN]);
    let mut plaintext = Zeroizing::new(response.encode_behind(plaintext));
    let length = plaintext.len() - LENGTH_LEN;
    if length > MAX_ENCODED_LEN {
        return Err(TooLong(length));
    }
    plaintext[..LENGTH_LEN].copy_from_slice(&(length as u32).to_le_bytes());
    plaintext.resize(PLAINTEXT_LEN, 0);

    let header = Header {
        key_id: key.id(),
        tag,
    };
    let aad = header.write();
    let info = info(&response.survey, &response.wave, header.key_id);
    let recipient = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(key.as_bytes())
        .expect("every 32 bytes are an X25519 public key");
    let (encapsulated, ciphertext) = single_shot_seal_with_rng::<
        ChaCha20Poly1305,
        HkdfSha256,
        X25519HkdfSha256,
    >(&OpModeS::Base, &recipient, &info, &plaintext, &aad, rng)
    .expect("sealing fails only for a public key of small order");

    let mut envelope = Vec::with_capacity(ENVELOPE_LEN);
    envelope.extend_from_slice(&aad);
    envelope.extend_from_slice(&encapsulated.to_bytes());
    envelope.extend_from_slice(&ciphertext);
    Ok(envelope)
}

/// Opens an envelope with the campaign's private key.
///
/// # Errors
/// Says why it does not open; see [`OpenError`]. Never panics, whatever the bytes.
pub fn open(
    envelope: &[u8],
    key: &PrivateKey,
    survey: &SurveyId,
    wave: &WaveId,
) -> Result<Response, OpenError> {
    let header = Header::read(envelope).map_err(OpenError::Header)?;
    let own = key.public().id();
    if header.key_id != own {
        return Err(OpenError::OtherKey(header.key_id));
    }
    let (encapsulated, ciphertext) = envelope[HEADER_LEN..].split_at(KEY_LEN);
    let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated)
        .map_err(|_| OpenError::Damaged)?;
    let plaintext = single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &key.for_hpke(),
        &encapsulated,
        &info(survey, wave, own),
        ciphertext,
        &envelope[..HEADER_LEN],
    )
    .map(Zeroizing::new)
    .map_err(|_| OpenError::Damaged)?;
    Response::decode(unpad(&plaintext)?).map_err(OpenError::Content)
}

fn unpad(plaintext: &[u8]) -> Result<&[u8], OpenError> {
    let (length, rest) = plaintext
        .split_first_chunk::<LENGTH_LEN>()
        .ok_or(OpenError::Padding)?;
    let length = u32::from_le_bytes(*length) as usize;
    let (encoded, zeros) = rest.split_at_checked(length).ok_or(OpenError::Padding)?;
    // Without an early exit the loop takes many bytes at a time.
    if zeros.iter().fold(0, |all, byte| all | byte) != 0 {
        return Err(OpenError::Padding);
    }
    Ok(encoded)
}
