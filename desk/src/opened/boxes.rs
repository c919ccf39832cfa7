//! Where the envelopes of several boxes are, by tag.

use std::cmp::Ordering;
use std::io::{self, Read, Seek, SeekFrom};
use survey::TAG_LEN;
use survey::envelope::{ENVELOPE_LEN, HEADER_LEN};

/// A box that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the box `{name}`")]
pub struct BoxesError {
    name: String,
    source: io::Error,
}

/// Boxes: envelopes, one after another, and nothing else.
///
/// Holds the place of each envelope, 48 bytes, and none of the envelopes.
#[derive(Debug)]
pub struct Boxes<R> {
    sources: Vec<(String, R)>,
    places: Vec<Place>,
    pieces: Vec<Vec<u8>>,
}

/// Where an envelope is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// The 32 bytes where a tag should be; for order only, until it is opened.
    tag: [u8; TAG_LEN],
    source: usize,
    number: u64,
}

impl Place {
    fn order(&self, other: &Self) -> Ordering {
        let key = |p: &Self| (p.tag, p.source, p.number);
        key(self).cmp(&key(other))
    }
}

impl<R: Read + Seek> Boxes<R> {
    /// No boxes yet.
    pub fn new() -> Self {
        Self {
            sources: Vec::new(),
            places: Vec::new(),
            pieces: Vec::new(),
        }
    }

    /// Adds a box and notes where its envelopes are. `name` is for messages.
    ///
    /// Bytes at the end that do not fill an envelope are one damaged piece.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn add(&mut self, name: &str, mut source: R) -> Result<(), BoxesError> {
        let number = self.sources.len();
        self.note(number, &mut source)
            .map_err(|source| BoxesError {
                name: name.to_owned(),
                source,
            })?;
        self.sources.push((name.to_owned(), source));
        Ok(())
    }

    fn note(&mut self, number: usize, source: &mut R) -> io::Result<()> {
        let length = source.seek(SeekFrom::End(0))?;
        let envelope = ENVELOPE_LEN as u64;
        for index in 0..length / envelope {
            source.seek(SeekFrom::Start(index * envelope))?;
            let mut header = [0; HEADER_LEN];
            source.read_exact(&mut header)?;
            let mut tag = [0; TAG_LEN];
            tag.copy_from_slice(&header[HEADER_LEN - TAG_LEN..]);
            self.places.push(Place {
                tag,
                source: number,
                number: index,
            });
        }
        if length % envelope > 0 {
            let mut piece = Vec::new();
            source.seek(SeekFrom::Start(length / envelope * envelope))?;
            source.take(envelope).read_to_end(&mut piece)?;
            self.pieces.push(piece);
        }
        Ok(())
    }

    /// How many envelopes there are, copies and damaged ones included.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The pieces at the ends of boxes that are too short for an envelope.
    pub fn pieces(&self) -> &[Vec<u8>] {
        &self.pieces
    }

    /// Puts the envelopes in the order of their tags.
    pub(super) fn sort(&mut self) {
        self.places.sort_unstable_by(Place::order);
    }

    /// Reads the envelopes from the `from`th on, as many as fit into `chunk`;
    /// gives how many bytes of it are filled.
    pub(super) fn read(&mut self, from: usize, chunk: &mut [u8]) -> Result<usize, BoxesError> {
        let mut filled = 0;
        let places = self.places.iter().skip(from);
        for (place, into) in places.zip(chunk.chunks_exact_mut(ENVELOPE_LEN)) {
            let (name, source) = &mut self.sources[place.source];
            let start = place.number * ENVELOPE_LEN as u64;
            source
                .seek(SeekFrom::Start(start))
                .and_then(|_| source.read_exact(into))
                .map_err(|source| BoxesError {
                    name: name.clone(),
                    source,
                })?;
            filled += ENVELOPE_LEN;
        }
        Ok(filled)
    }
}

impl<R: Read + Seek> Default for Boxes<R> {
    fn default() -> Self {
        Self::new()
    }
}
