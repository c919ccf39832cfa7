//! The body of a send: an envelope and its proof.

use crate::sealed::{empty_response, key, open_here, rng};
use std::sync::LazyLock;
use survey::envelope::{
    BODY_LEN, ENVELOPE_LEN, HEADER_LEN, Header, HeaderError, OpenError, VERSION, seal,
};
use survey::{KEY_ID_LEN, Tag, proof};

/// Looks at the bytes as they are, and then takes them as changes to a body
/// that is good: three bytes each, where (little endian) and what to XOR.
///
/// A changed envelope never opens, and says rightly what is wrong with it; a
/// header reads as the bytes at its place.
///
/// # Panics
/// If a reader breaks its word.
pub fn body(bytes: &[u8]) {
    as_it_is(bytes);
    let mut body = good().clone();
    for change in bytes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]]));
        body[at % BODY_LEN] ^= change[2];
    }
    let (envelope, proof) = body.split_at(ENVELOPE_LEN);
    as_it_is(envelope);
    let before = &good()[..ENVELOPE_LEN];
    match open_here(envelope) {
        Ok(response) => {
            assert_eq!(envelope, before, "a changed envelope opened");
            assert_eq!(response, empty_response());
        }
        Err(error) => {
            let same = |range: std::ops::Range<usize>| envelope[range.clone()] == before[range];
            match error {
                OpenError::Header(HeaderError::Version(_)) => assert!(!same(0..4)),
                OpenError::OtherKey(_) => assert!(same(0..4) && !same(4..4 + KEY_ID_LEN)),
                OpenError::Damaged => assert!(same(0..4 + KEY_ID_LEN) && envelope != before),
                other => panic!("not what is wrong with it: {other}"),
            }
        }
    }
    let proof = proof.try_into().expect("a proof has eight bytes");
    assert!(proof::verify(envelope, proof, 0));
    // Each look hashes the whole envelope, so only a few numbers are tried.
    let bits = [1, 4, 8, 9, 16, 255].map(|bits| proof::verify(envelope, proof, bits));
    assert!(bits.is_sorted_by(|a, b| a >= b), "more bits were easier");
}

fn as_it_is(bytes: &[u8]) {
    match Header::read(bytes) {
        Ok(header) => {
            assert_eq!(bytes.len(), ENVELOPE_LEN);
            let written = [&VERSION.to_le_bytes()[..], &header.key_id.0, &header.tag.0].concat();
            assert_eq!(bytes[..HEADER_LEN], written);
        }
        Err(HeaderError::Length(found)) => {
            assert!(found == bytes.len() && found != ENVELOPE_LEN);
            assert_eq!(
                open_here(bytes),
                Err(OpenError::Header(HeaderError::Length(found)))
            );
        }
        Err(HeaderError::Version(found)) => {
            assert!(found != VERSION && bytes.starts_with(&found.to_le_bytes()));
        }
        Err(other) => panic!("a kind of mistake that this target does not know: {other}"),
    }
}

/// A body that is taken, with a proof of eight bits.
fn good() -> &'static Vec<u8> {
    static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let response = empty_response();
        let mut body = seal(&response, &key().public(), Tag([7; 32]), &mut rng(3))
            .expect("an empty response is short");
        let proof = proof::find(&body, 8);
        body.extend(proof);
        body
    });
    &GOOD
}
