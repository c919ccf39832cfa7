//! The sealed envelope: round trips, one length, and nothing that opens after a change.

#[path = "support/arbitrary.rs"]
mod arbitrary;
mod support;

use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::sync::LazyLock;
use support::campaign;
use survey::envelope::{BODY_LEN, ENVELOPE_LEN, HEADER_LEN, OpenError, open, seal};
use survey::parse::Campaign;
use survey::{KeyId, PrivateKey, Response, SurveyId, WaveId, WithdrawalCode, hex, validate};

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(campaign);
static KEY: LazyLock<PrivateKey> =
    LazyLock::new(|| PrivateKey::generate(&mut ChaCha20Rng::seed_from_u64(1)));

fn sealed(response: &Response, seed: u64) -> Vec<u8> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let tag = WithdrawalCode::generate(&mut rng).tag();
    seal(response, &KEY.public(), tag, &mut rng).unwrap()
}

fn opened(envelope: &[u8], response: &Response) -> Result<Response, OpenError> {
    open(envelope, &KEY, &response.survey, &response.wave)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_strategy_gives_valid_responses(response in arbitrary::response(CAMPAIGN.clone())) {
        let wave = &CAMPAIGN.waves[0].id;
        let problems = validate::response(&CAMPAIGN.definition, wave, &CAMPAIGN.known(true), &response);
        prop_assert_eq!(problems, []);
    }

    #[test]
    fn encoding_then_decoding_gives_the_same(response in arbitrary::response(CAMPAIGN.clone())) {
        prop_assert_eq!(Response::decode(&response.encode()).unwrap(), response);
    }

    #[test]
    fn sealing_then_opening_gives_the_same(response in arbitrary::response(CAMPAIGN.clone()), seed: u64) {
        let envelope = sealed(&response, seed);
        prop_assert_eq!(envelope.len(), ENVELOPE_LEN);
        prop_assert_eq!(opened(&envelope, &response).unwrap(), response);
    }

    #[test]
    fn a_flipped_bit_does_not_open(
        response in arbitrary::response(CAMPAIGN.clone()),
        bit in 0..ENVELOPE_LEN * 8,
        header_bit in 0..HEADER_LEN * 8,
    ) {
        let envelope = sealed(&response, 7);
        for bit in [bit, header_bit] {
            let mut changed = envelope.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(opened(&changed, &response).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Response::decode(&bytes).is_err());
        prop_assert!(opened(&bytes, &blank()).is_err());
    }
}

fn blank() -> Response {
    Response {
        survey: CAMPAIGN.definition.id.clone(),
        wave: CAMPAIGN.waves[0].id.clone(),
        definition_version: 1,
        consent_version: 1,
        language: CAMPAIGN.definition.languages[0].clone(),
        embed: None,
        answers: survey::Answers::new(),
        story: None,
    }
}

#[test]
fn lengths_are_as_frozen() {
    assert_eq!((HEADER_LEN, ENVELOPE_LEN, BODY_LEN), (44, 32_860, 32_868));
}

/// Every bit of the header, the encapsulated key and the tag at the end, one
/// after another; the property above samples the rest.
#[test]
fn every_bit_at_both_ends_is_guarded() {
    let response = blank();
    let envelope = sealed(&response, 3);
    let ends = (0..HEADER_LEN + 64).chain(ENVELOPE_LEN - 32..ENVELOPE_LEN);
    for bit in ends.flat_map(|byte| (0..8).map(move |bit| byte * 8 + bit)) {
        let mut changed = envelope.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(opened(&changed, &response).is_err(), "bit {bit}");
    }
}

#[test]
fn another_key_survey_or_wave_does_not_open_it() {
    let response = blank();
    let envelope = sealed(&response, 4);
    let other = PrivateKey::generate(&mut ChaCha20Rng::seed_from_u64(2));
    let (survey, wave) = (&response.survey, &response.wave);
    let found = open(&envelope, &other, survey, wave);
    assert_eq!(found, Err(OpenError::OtherKey(KEY.public().id())));
    let found = open(&envelope, &KEY, &SurveyId::new("another").unwrap(), wave);
    assert_eq!(found, Err(OpenError::Damaged));
    let found = open(&envelope, &KEY, survey, &WaveId::new("2099").unwrap());
    assert_eq!(found, Err(OpenError::Damaged));
}

#[test]
fn the_key_id_is_the_start_of_the_keys_digest() {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(KEY.public().as_bytes());
    assert_eq!(KEY.public().id(), KeyId(digest[..8].try_into().unwrap()));
    let fingerprint = KEY.public().fingerprint().replace(' ', "");
    assert_eq!(fingerprint, hex::encode(&digest));
}
