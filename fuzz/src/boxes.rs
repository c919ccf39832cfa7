//! A box file.

use crate::campaign::{content, made_up, wave};
use crate::sealed::{key, rng, seal_plaintext};
use desk::opened::{Report, open_box};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use survey::envelope::{ENVELOPE_LEN, PLAINTEXT_LEN, seal};
use survey::{Response, Tag, WaveId};

/// The most parts of one box; twelve take about two milliseconds to open.
const MOST: usize = 12;

/// Builds a box from the bytes, one part from each, and opens it. Everything
/// in it is counted once and as what it is, whatever the order.
///
/// # Panics
/// If a reader breaks its word.
pub fn boxes(bytes: &[u8]) {
    let parts = parts();
    let mut file = Vec::new();
    for byte in bytes.iter().take(MOST) {
        match parts.get(usize::from(*byte)) {
            Some((_, envelope)) => file.extend_from_slice(envelope),
            // A piece of one, so that all that follows is out of step.
            None => file.extend_from_slice(&parts[0].1[..usize::from(*byte) * 128]),
        }
    }
    let (envelopes, piece) = file.as_chunks::<ENVELOPE_LEN>();
    let report = open(&file);
    let backwards: Vec<_> = envelopes
        .iter()
        .rev()
        .flatten()
        .chain(piece)
        .copied()
        .collect();
    assert_eq!(open(&backwards), report, "the order mattered");
    let sum = report.kept + report.duplicates + report.withdrawn + report.damaged + report.invalid;
    assert_eq!(
        (report.envelopes, sum),
        (envelopes.len() as u64, envelopes.len() as u64)
    );
    assert_eq!(report.pieces, u64::from(!piece.is_empty()));
    assert_eq!(
        (
            report.kept,
            report.duplicates,
            report.withdrawn,
            report.damaged,
            report.invalid
        ),
        expected(envelopes),
    );
}

/// What a part is, which decides how it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Valid,
    Invalid,
    Withdrawn,
    Damaged,
}

/// Counts by comparing with the parts that the box was built from: kept,
/// duplicates, withdrawn, damaged, invalid.
fn expected(envelopes: &[[u8; ENVELOPE_LEN]]) -> (u64, u64, u64, u64, u64) {
    let (mut withdrawn, mut damaged, mut opened) = (0, 0, 0);
    let (mut valid, mut invalid) = (BTreeSet::new(), BTreeSet::new());
    for envelope in envelopes {
        let part = parts().iter().find(|(_, part)| part == envelope);
        let tag = &envelope[12..44];
        match part.map_or(What::Damaged, |(what, _)| *what) {
            What::Valid => {
                opened += 1;
                valid.insert(tag);
            }
            What::Invalid => {
                opened += 1;
                invalid.insert(tag);
            }
            What::Withdrawn => withdrawn += 1,
            What::Damaged => damaged += 1,
        }
    }
    let (kept, invalid) = (valid.len() as u64, invalid.len() as u64);
    (kept, opened - kept - invalid, withdrawn, damaged, invalid)
}

fn open(file: &[u8]) -> Report {
    let withdrawn = [Tag([4; 32])].into();
    let opened = open_box(file, key(), content(), &wave().id, &withdrawn);
    assert_eq!(opened.responses.len() as u64, opened.report.kept);
    assert!(opened.responses.is_sorted_by(|a, b| a.0 < b.0));
    opened.report
}

/// The parts of boxes. Tags tell valid and invalid ones apart, as they do
/// unless a sender chooses one tag for both.
fn parts() -> &'static [(What, Vec<u8>)] {
    static PARTS: LazyLock<Vec<(What, Vec<u8>)>> = LazyLock::new(make_parts);
    &PARTS
}

fn make_parts() -> Vec<(What, Vec<u8>)> {
    let sealed = |response: &Response, tag: u8, seed| {
        seal(response, &key().public(), Tag([tag; 32]), &mut rng(seed)).expect("it is short")
    };
    let good = made_up()[0].clone();
    let other_wave = Response {
        wave: WaveId::new("another").expect("it is an id"),
        ..good.clone()
    };
    let other_survey = Response {
        definition_version: u32::MAX,
        ..good.clone()
    };
    let first = sealed(&good, 1, 10);
    let changed = |at: usize| {
        let mut envelope = first.clone();
        envelope[at] ^= 1;
        envelope
    };
    vec![
        (What::Valid, first.clone()),
        (What::Valid, sealed(&good, 1, 11)),
        (What::Valid, sealed(&good, 2, 12)),
        (What::Invalid, sealed(&other_survey, 3, 13)),
        (What::Withdrawn, sealed(&good, 4, 14)),
        (What::Damaged, sealed(&other_wave, 5, 15)),
        (What::Damaged, changed(0)),
        (What::Damaged, changed(4)),
        (What::Damaged, changed(12)),
        (What::Damaged, changed(ENVELOPE_LEN - 1)),
        (
            What::Damaged,
            seal_plaintext(&[0; PLAINTEXT_LEN], Tag([6; 32])),
        ),
        (What::Damaged, vec![0; ENVELOPE_LEN]),
    ]
}
