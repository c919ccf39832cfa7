//! The committed vectors of the envelope. `vectors/README.md` says how they
//! were made and how to check them without this crate.

#[path = "support/material.rs"]
mod material;

use material::Material;
use serde_json::Value;
use survey::envelope::{open, seal};
use survey::{PrivateKey, Response, WithdrawalCode, hex, proof};

const VECTOR: &str = include_str!("vectors/envelope.json");
const ENVELOPE: &[u8] = include_bytes!("vectors/envelope.bin");

fn text(name: &str) -> String {
    let vector: Value = serde_json::from_str(VECTOR).unwrap();
    vector[name].as_str().unwrap().to_owned()
}

fn response() -> Response {
    let encoded = text("response");
    let pairs = encoded.as_bytes().chunks(2);
    let bytes: Vec<u8> = pairs
        .map(|pair| hex::decode::<1>(std::str::from_utf8(pair).unwrap()).unwrap()[0])
        .collect();
    Response::decode(&bytes).unwrap()
}

#[test]
fn sealing_the_vector_gives_its_envelope() {
    let key = PrivateKey::from_text(&text("private_key")).unwrap();
    assert_eq!(key.public().to_string(), text("public_key"));
    assert_eq!(key.public().id().to_string(), text("key_id"));
    let code = WithdrawalCode::parse(&text("withdrawal_code")).unwrap();
    assert_eq!(code.tag().to_string(), text("withdrawal_tag"));
    let mut material = Material(hex::decode(&text("ephemeral_key_material")).unwrap());
    let envelope = seal(&response(), &key.public(), code.tag(), &mut material).unwrap();
    assert!(
        envelope == ENVELOPE,
        "the envelope has changed: that is a new version"
    );
}

#[test]
fn opening_the_vector_gives_its_response() {
    let key = PrivateKey::from_text(&text("private_key")).unwrap();
    let expected = response();
    let opened = open(ENVELOPE, &key, &expected.survey, &expected.wave).unwrap();
    assert_eq!(opened, expected);
    assert_eq!(opened.survey.as_str(), text("survey"));
    assert_eq!(opened.wave.as_str(), text("wave"));
    assert_eq!(opened.story.unwrap().text, text("story"));
}

#[test]
fn the_vectors_proof_is_the_first_that_holds() {
    let proof = hex::decode(&text("proof")).unwrap();
    assert!(proof::verify(ENVELOPE, proof, proof::DEFAULT_BITS));
    assert_eq!(proof::find(ENVELOPE, proof::DEFAULT_BITS), proof);
}
