//! A folder as `desk open` makes it, without sealing anything first.

use crate::campaign::{content, wave};
use desk::opened::{Entry, Folder, Outcome, Report};
use std::fs;
use std::path::Path;
use survey::{KeyId, Response, Tag};

/// The tag of the record with this number.
pub(crate) fn tag(number: usize) -> Tag {
    let mut tag = [0; 32];
    tag[..8].copy_from_slice(&(number as u64).to_be_bytes());
    Tag(tag)
}

/// Writes the folder; record 1 is the first response.
pub(crate) fn write(at: &Path, responses: &[Response]) {
    let content = content();
    let mut folder = Folder::begin(at, false).unwrap();
    for (number, response) in (1..).zip(responses) {
        let entry = Entry {
            envelope: &[],
            tag: tag(number),
            outcome: Outcome::Kept(Box::new(response.clone())),
        };
        folder.add(&entry).unwrap();
    }
    let mut report = Report::new(&content, &wave(&content).id, KeyId([0; 8]));
    report.kept = responses.len() as u64;
    report.envelopes = report.kept;
    folder.finish(&[], &report).unwrap();
}

/// What is in a folder, in order.
pub(crate) fn names(at: &Path) -> Vec<String> {
    let entries = fs::read_dir(at).unwrap();
    let mut names: Vec<_> = entries
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
