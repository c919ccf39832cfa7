//! A key of the targets' own, and what is sealed to it.

use crate::campaign::{content, wave};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeS, Serializable, single_shot_seal_with_rng};
use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::SeedableRng;
use std::sync::LazyLock;
use survey::envelope::{ENVELOPE_LEN, OpenError, VERSION, open};
use survey::{Answers, PrivateKey, Response, Tag};

/// Sealing needs randomness; a finding must be the same when it is replayed.
pub(crate) fn rng(seed: u64) -> ChaCha12Rng {
    ChaCha12Rng::seed_from_u64(seed)
}

/// The private key that the targets open with.
pub(crate) fn key() -> &'static PrivateKey {
    static KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate(&mut rng(1)));
    &KEY
}

/// A response without answers to the demonstration's survey.
pub(crate) fn empty_response() -> Response {
    let definition = &content().definition;
    Response {
        survey: definition.id.clone(),
        wave: wave().id.clone(),
        definition_version: definition.version,
        consent_version: definition.consent_version,
        language: definition.languages[0].clone(),
        embed: None,
        answers: Answers::new(),
        story: None,
    }
}

/// Seals any plaintext, as a sender could who does not keep to the contract.
pub(crate) fn seal_plaintext(plaintext: &[u8], tag: Tag) -> Vec<u8> {
    let public = key().public();
    let id = public.id();
    let aad = [&VERSION.to_le_bytes()[..], &id.0, &tag.0].concat();
    let info = [
        b"code-of-care/1",
        content().definition.id.as_str().as_bytes(),
        wave().id.as_str().as_bytes(),
        &id.0,
    ]
    .join(&0);
    let recipient = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(public.as_bytes())
        .expect("32 bytes are a public key");
    let (encapsulated, ciphertext) =
        single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &recipient,
            &info,
            plaintext,
            &aad,
            &mut rng(2),
        )
        .expect("the key is of full order");
    let envelope = [&aad[..], &encapsulated.to_bytes(), &ciphertext].concat();
    assert_eq!(envelope.len(), ENVELOPE_LEN);
    envelope
}

/// Opens an envelope as the desk does.
pub(crate) fn open_here(envelope: &[u8]) -> Result<Response, OpenError> {
    open(envelope, key(), &content().definition.id, &wave().id)
}
