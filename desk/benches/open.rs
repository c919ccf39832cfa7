//! How fast envelopes are opened, as a ratio to the bare HPKE open of the same
//! bytes.
//!
//! `cargo bench -p desk`. Everything is measured in one run on one core, so
//! that the ratio says something on any machine.

use desk::Content;
use desk::opened::open_box;
use desk::sample;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, single_shot_open};
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use survey::envelope::{ENVELOPE_LEN, HEADER_LEN, seal};
use survey::{KEY_LEN, PrivateKey, Response, Wave, WithdrawalCode, hex};

const ENVELOPES: usize = 2_000;
const ROUNDS: usize = 5;

fn main() {
    let content = content();
    let wave = content.waves.last().expect("a wave");
    let responses = sample::generate(&content, wave, 1, ENVELOPES).expect("answers");
    opening(&content, wave, &responses);
}

/// The repository's survey, as a demonstration.
fn content() -> Content {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    match Content::read(&folder) {
        Ok(content) => Content {
            sample: true,
            ..content
        },
        Err(error) => panic!("{error}"),
    }
}

fn took(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn opening(content: &Content, wave: &Wave, responses: &[Response]) {
    let mut rng = ChaCha12Rng::seed_from_u64(1);
    let key = PrivateKey::generate(&mut rng);
    let mut bytes = Vec::with_capacity(responses.len() * ENVELOPE_LEN);
    for response in responses {
        let tag = WithdrawalCode::generate(&mut rng).tag();
        bytes.extend(seal(response, &key.public(), tag, &mut rng).expect("it fits"));
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a thread");
    let withdrawn = BTreeSet::new();
    let secret: [u8; KEY_LEN] = hex::decode(&key.to_text()).expect("a key");
    let secret = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(&secret).expect("a key");
    let survey = content.definition.id.as_str().as_bytes();
    let wave_id = wave.id.as_str().as_bytes();
    let info = [b"code-of-care/1", survey, wave_id, &key.public().id().0].join(&0);
    // Turn by turn, so that whatever else the machine does falls on both.
    let (mut ours, mut bare) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        ours = ours.min(pool.install(|| {
            took(|| {
                let opened = open_box(&bytes, &key, content, &wave.id, &withdrawn);
                assert_eq!(opened.report.kept, responses.len() as u64);
            })
        }));
        bare = bare.min(took(|| {
            for envelope in bytes.chunks_exact(ENVELOPE_LEN) {
                black_box(bare_open(envelope, &secret, &info));
            }
        }));
    }
    let rate = |took: Duration| responses.len() as f64 / took.as_secs_f64();
    println!(
        "envelopes a second and core: desk {:.0}, bare HPKE {:.0}",
        rate(ours),
        rate(bare)
    );
    println!(
        "ratio: {:.2} of the bare HPKE open",
        rate(ours) / rate(bare)
    );
}

fn bare_open(
    envelope: &[u8],
    secret: &<X25519HkdfSha256 as Kem>::PrivateKey,
    info: &[u8],
) -> Vec<u8> {
    let (encapsulated, ciphertext) = envelope[HEADER_LEN..].split_at(KEY_LEN);
    let encapsulated =
        <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated).expect("a key");
    single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        secret,
        &encapsulated,
        info,
        ciphertext,
        &envelope[..HEADER_LEN],
    )
    .expect("it opens")
}
