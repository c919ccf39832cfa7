//! The vectors of RFC 9180, appendix A.2.1 (base mode, DHKEM(X25519,
//! HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305), run against the library that
//! seals our envelopes.

#[path = "support/material.rs"]
mod material;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, setup_receiver, setup_sender_with_rng,
};
use material::Material;
use survey::hex;

const INFO: &str = "4f6465206f6e2061204772656369616e2055726e";
const IKM_E: &str = "909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b";
const SK_EM: &str = "f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600";
const IKM_R: &str = "1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df";
const PK_RM: &str = "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a";
const SK_RM: &str = "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb";
const ENC: &str = "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a";
const PT: &str = "4265617574792069732074727574682c20747275746820626561757479";
const CIPHERTEXTS: [(u32, &str); 6] = [
    (
        0,
        "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
    ),
    (
        1,
        "6b53c051e4199c518de79594e1c4ab18b96f081549d45ce015be002090bb119e85285337cc95ba5f59992dc98c",
    ),
    (
        2,
        "71146bd6795ccc9c49ce25dda112a48f202ad220559502cef1f34271e0cb4b02b4f10ecac6f48c32f878fae86b",
    ),
    (
        4,
        "63357a2aa291f5a4e5f27db6baa2af8cf77427c7c1a909e0b37214dd47db122bb153495ff0b02e9e54a50dbe16",
    ),
    (
        255,
        "18ab939d63ddec9f6ac2b60d61d36a7375d2070c9b683861110757062c52b8880a5f6b3936da9cd6c23ef2a95c",
    ),
    (
        256,
        "7a4a13e9ef23978e2c520fd4d2e757514ae160cd0cd05e556ef692370ca53076214c0c40d4c728d6ed9e727a5b",
    ),
];
const EXPORTS: [(&str, &str); 3] = [
    (
        "",
        "4bbd6243b8bb54cec311fac9df81841b6fd61f56538a775e7c80a9f40160606e",
    ),
    (
        "00",
        "8c1df14732580e5501b00f82b10a1647b40713191b7c1240ac80e2b68808ba69",
    ),
    (
        "54657374436f6e74657874",
        "5acb09211139c43b3090489a9da433e8a30ee7188ba8b0a9a1ccf0c229283e53",
    ),
];

fn bytes(text: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    text.as_bytes().chunks(2).map(byte).collect()
}

fn key(text: &str) -> [u8; 32] {
    hex::decode(text).unwrap()
}

#[test]
fn key_material_gives_the_key_pairs() {
    for (material, private, public) in [(IKM_R, SK_RM, PK_RM), (IKM_E, SK_EM, ENC)] {
        let (derived, derived_public) = X25519HkdfSha256::derive_keypair(&key(material));
        assert_eq!(derived.to_bytes().0, clamped(key(private)));
        assert_eq!(hex::encode(&derived_public.to_bytes()), public);
    }
}

/// A private key with the bits set that X25519 sets before every use (RFC 7748,
/// section 5). The library stores keys so; the RFC prints them before it.
fn clamped(mut key: [u8; 32]) -> [u8; 32] {
    key[0] &= 248;
    key[31] = key[31] & 127 | 64;
    key
}

#[test]
fn sender_and_receiver_agree_with_every_message_and_export() {
    let recipient = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&key(PK_RM)).unwrap();
    let (enc, mut sender) =
        setup_sender_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &recipient,
            &bytes(INFO),
            &mut Material(key(IKM_E)),
        )
        .unwrap();
    assert_eq!(hex::encode(&enc.to_bytes()), ENC);
    let private = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(&key(SK_RM)).unwrap();
    let mut receiver = setup_receiver::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &private,
        &enc,
        &bytes(INFO),
    )
    .unwrap();
    let mut checked = 0;
    for sequence in 0..=256 {
        let aad = format!("Count-{sequence}");
        let ciphertext = sender.seal(&bytes(PT), aad.as_bytes()).unwrap();
        if let Some((_, expected)) = CIPHERTEXTS.iter().find(|(s, _)| *s == sequence) {
            assert_eq!(hex::encode(&ciphertext), *expected, "message {sequence}");
            checked += 1;
        }
        assert_eq!(
            receiver.open(&ciphertext, aad.as_bytes()).unwrap(),
            bytes(PT)
        );
    }
    assert_eq!(checked, CIPHERTEXTS.len());
    for (context, expected) in EXPORTS {
        let (mut sent, mut received) = ([0; 32], [0; 32]);
        sender.export(&bytes(context), &mut sent).unwrap();
        receiver.export(&bytes(context), &mut received).unwrap();
        assert_eq!(hex::encode(&sent), expected);
        assert_eq!(sent, received);
    }
}
