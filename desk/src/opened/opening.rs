//! Opening envelopes on every core, one chunk at a time.

use super::{Boxes, BoxesError, Report};
use crate::Content;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::{Read, Seek};
use survey::envelope::{self, ENVELOPE_LEN, Header, HeaderError, OpenError};
use survey::{PrivateKey, Problem, Response, TAG_LEN, Tag, WaveId, validate};

/// Envelopes read and opened together: 256 × 32,860 bytes are about 8 MB.
const CHUNK: usize = 256;

/// What it takes to open envelopes.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// The wave's private key.
    pub key: &'a PrivateKey,
    /// The campaign, whose definition says what is valid.
    pub content: &'a Content,
    /// The wave.
    pub wave: &'a WaveId,
    /// The tags of responses that were taken back.
    pub withdrawn: &'a BTreeSet<Tag>,
}

/// One envelope, and what became of it.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The sealed bytes.
    pub envelope: &'a [u8],
    /// Its tag; certain only if it opened.
    pub tag: Tag,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It holds a valid response.
    Kept(Box<Response>),
    /// An envelope of the same tag was opened before.
    Duplicate,
    /// It was taken back; it was not opened.
    Withdrawn,
    /// It does not open.
    Damaged(OpenError),
    /// It holds a response that is not valid.
    Invalid(Vec<Problem>),
}

impl Opening<'_> {
    /// Opens every envelope of the boxes and gives each to `each`, in the
    /// order of the tags. Memory stays flat but for the list of tags.
    ///
    /// # Errors
    /// A box cannot be read, or whatever `each` says. Bytes that are no
    /// envelope are not an error but an [`Outcome`].
    pub fn run<R: Read + Seek, E: From<BoxesError>>(
        &self,
        boxes: &mut Boxes<R>,
        mut each: impl FnMut(Entry<'_>) -> Result<(), E>,
    ) -> Result<Report, E> {
        let mut report = Report::new(self.content, self.wave, self.key.public().id());
        report.pieces = boxes.pieces().len() as u64;
        boxes.sort();
        let mut chunk = vec![0; CHUNK.min(boxes.len()) * ENVELOPE_LEN];
        let mut last = None;
        for from in (0..boxes.len()).step_by(CHUNK) {
            let filled = boxes.read(from, &mut chunk)?;
            let envelopes = chunk[..filled].par_chunks_exact(ENVELOPE_LEN);
            let outcomes: Vec<_> = envelopes.map(|bytes| self.open(bytes)).collect();
            for (envelope, mut outcome) in chunk.chunks_exact(ENVELOPE_LEN).zip(outcomes) {
                let tag = tag_of(envelope);
                if matches!(outcome, Outcome::Kept(_) | Outcome::Invalid(_)) {
                    if last == Some(tag) {
                        outcome = Outcome::Duplicate;
                    }
                    last = Some(tag);
                }
                report.count(self.content, &outcome);
                each(Entry {
                    envelope,
                    tag,
                    outcome,
                })?;
            }
        }
        Ok(report)
    }

    /// Opens one envelope and checks what is inside.
    fn open(&self, bytes: &[u8]) -> Outcome {
        match Header::read(bytes) {
            Ok(header) if self.withdrawn.contains(&header.tag) => return Outcome::Withdrawn,
            Ok(_) => {}
            Err(error) => return Outcome::Damaged(OpenError::Header(error)),
        }
        let definition = &self.content.definition;
        let response = match envelope::open(bytes, self.key, &definition.id, self.wave) {
            Ok(response) => response,
            Err(error) => return Outcome::Damaged(error),
        };
        let organisations = &self.content.organisations;
        let problems = validate::response(definition, self.wave, organisations, &response);
        if problems.is_empty() {
            Outcome::Kept(Box::new(response))
        } else {
            Outcome::Invalid(problems)
        }
    }
}

/// The 32 bytes where the tag is. `envelope` is of the right length.
fn tag_of(envelope: &[u8]) -> Tag {
    let mut tag = [0; TAG_LEN];
    tag.copy_from_slice(&envelope[envelope::HEADER_LEN - TAG_LEN..envelope::HEADER_LEN]);
    Tag(tag)
}

impl Outcome {
    /// A stable short name of why an envelope does not open, for counts.
    pub(super) fn damage(error: &OpenError) -> &'static str {
        match error {
            OpenError::Header(HeaderError::Version(_)) => "other_version",
            OpenError::Header(_) => "length",
            OpenError::OtherKey(_) => "other_key",
            OpenError::Damaged => "changed_or_other_wave",
            OpenError::Padding => "padding",
            OpenError::Content(_) => "content",
            _ => "other",
        }
    }
}
