//! Opening boxes of envelopes: what came in, told apart and counted.
//!
//! Every envelope ends in exactly one of the counts of a [`Report`]. Opening
//! takes envelopes in the order of their withdrawal tags, which are random to
//! everyone but the sender, so neither the order of what is written nor its
//! place in a file says when it arrived. It also brings the copies of an
//! envelope together, and lets a box of any size be opened with the tags in
//! memory and never more than one chunk of answers.

mod boxes;
mod folder;
mod opening;
mod reading;
mod record;
mod report;
mod withdrawn;

pub use boxes::{Boxes, BoxesError};
pub use folder::{Folder, FolderError, REPORT, RESPONSES, STORIES};
pub use opening::{Entry, Opening, Outcome};
pub use reading::{ReadError, check, records, stories};
pub use record::{Record, StoryRecord};
pub use report::Report;
pub use withdrawn::{WithdrawnError, tags, withdrawn};

use crate::Content;
use std::collections::BTreeSet;
use std::io::Cursor;
use survey::{PrivateKey, Response, Tag, WaveId};

/// What a box held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The valid responses, each once, in the order of their tags.
    pub responses: Vec<(Tag, Response)>,
    /// The count of every envelope.
    pub report: Report,
}

/// Opens a whole box in memory. For boxes of any size, and for files, see
/// [`Opening::run`].
///
/// Never panics, whatever the bytes.
///
/// # Examples
/// ```no_run
/// # fn example(bytes: &[u8], key: &survey::PrivateKey) -> Result<(), Box<dyn std::error::Error>> {
/// let content = desk::Content::read("content".as_ref())?;
/// let wave = survey::WaveId::new("2026")?;
/// let opened = desk::opened::open_box(bytes, key, &content, &wave, &Default::default());
/// println!("{} of {}", opened.report.kept, opened.report.envelopes);
/// # Ok(())
/// # }
/// ```
///
/// # Panics
/// Never: memory can always be read.
pub fn open_box(
    bytes: &[u8],
    key: &PrivateKey,
    content: &Content,
    wave: &WaveId,
    withdrawn: &BTreeSet<Tag>,
) -> Opened {
    let mut boxes = Boxes::new();
    let mut responses = Vec::new();
    let opening = Opening {
        key,
        content,
        wave,
        withdrawn,
    };
    let mut run = || -> Result<Report, BoxesError> {
        boxes.add("memory", Cursor::new(bytes))?;
        opening.run(&mut boxes, |entry| {
            if let Outcome::Kept(response) = entry.outcome {
                responses.push((entry.tag, *response));
            }
            Ok(())
        })
    };
    let report = run().expect("memory can always be read");
    Opened { responses, report }
}
