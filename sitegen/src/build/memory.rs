//! What a build remembers for the next one, in a file beside the output folder.
//!
//! It saves work and decides nothing: without it, or with one that does not fit
//! this program, every page is drawn anew and the same site comes out.

use super::found::Found;
use super::{Mask, Seen, Stamp, parts};
use crate::Summary;
use crate::content::{Card, Group};
use crate::output::Head;
use foldhash::HashMap;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

/// All that is remembered.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Memory {
    /// The program that wrote it.
    pub(crate) program: Stamp,
    /// The same with its options.
    pub(crate) made_by: Stamp,
    /// Every file that the site was made from.
    #[serde(skip)]
    pub(crate) inputs: Vec<(String, Seen)>,
    /// Whether the inputs can be told from later ones.
    pub(crate) sure: bool,
    /// What is in files of which there are many.
    #[serde(skip)]
    pub(crate) cards: HashMap<String, Known>,
    /// What tables of many rows come to.
    pub(crate) tables: HashMap<String, KnownTable>,
    /// What cards depend on besides their file.
    pub(crate) values: Stamp,
    /// The names of what pages share, in the order of the bits of masks.
    pub(crate) names: Vec<String>,
    /// Every file of the site.
    #[serde(skip)]
    pub(crate) outputs: HashMap<String, Output>,
    /// Whether texts have compressed copies.
    pub(crate) compressed: bool,
    /// When it was built, in seconds since 1970.
    pub(crate) minute: i64,
    /// What happens by itself later, and when.
    pub(crate) waiting: Vec<(String, i64)>,
    /// What was said at the end.
    pub(crate) summary: Option<Summary>,
}

/// A file that was read before.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Known {
    pub(crate) seen: Seen,
    /// Whether `seen` tells it from a later one.
    pub(crate) sure: bool,
    pub(crate) card: Arc<Card>,
}

/// A table that was read before.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct KnownTable {
    pub(crate) seen: Seen,
    pub(crate) sure: bool,
    /// What is asked of it.
    pub(crate) asked: Stamp,
    pub(crate) groups: Vec<Group>,
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Output {
    /// Its bytes.
    pub(crate) stamp: Stamp,
    /// How many they are.
    pub(crate) size: usize,
    /// The file as it was written.
    #[serde(skip)]
    pub(crate) seen: Option<Seen>,
    /// Whether links may lead to it.
    pub(crate) linked: bool,
    /// If it is a page: what it was drawn from.
    pub(crate) drawn: Option<Arc<Drawn>>,
}

/// What a page was drawn from, and what others need to know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Drawn {
    /// Which of the shared values it read.
    pub(crate) read: Mask,
    /// Template, own values and what it read.
    pub(crate) from: Stamp,
    /// The places on it that a link can lead to, a line each.
    pub(crate) ids: String,
    /// The pictures of shared pages that it names, a line each.
    pub(crate) pictures: String,
    /// What it says of itself to machines, if it may be listed.
    pub(crate) head: Option<Head>,
    /// What it can be found by.
    pub(crate) found: Option<Found>,
}

/// Files of the site, and how each one lies there.
pub(crate) type Lying = Vec<(String, Option<Seen>)>;

/// A memory of which only so much was read as tells whether anything has changed:
/// most of it is about stories and pages, and often nobody needs that.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// All but cards and outputs.
    pub(crate) glance: Memory,
    /// Every file of the site.
    pub(crate) lying: Lying,
    bytes: Vec<u8>,
}

impl Kept {
    /// What the last build left, or nothing.
    pub(crate) fn load(path: &Path) -> Self {
        let bytes = fs::read(path).ok();
        let kept = bytes.and_then(|bytes| {
            let (glance, lying) = parts::glance(&bytes)?;
            Some(Self {
                glance,
                lying,
                bytes,
            })
        });
        kept.unwrap_or_default()
    }

    /// The whole memory; `None` if its file is damaged.
    pub(crate) fn whole(self) -> Option<Memory> {
        let (cards, outputs) = parts::whole(&self.bytes, self.lying)?;
        Some(Memory {
            cards,
            outputs,
            ..self.glance
        })
    }
}

impl Memory {
    /// The memory of a folder of which nothing is known but what lies there.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(crate) fn of_folder(out: &Path) -> io::Result<Self> {
        let mut memory = Self::default();
        if out.is_dir() {
            memory.remember(out, "")?;
        }
        Ok(memory)
    }

    fn remember(&mut self, out: &Path, within: &str) -> io::Result<()> {
        for entry in fs::read_dir(out.join(within))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{within}{name}");
            if entry.file_type()?.is_dir() {
                self.remember(out, &format!("{path}/"))?;
            } else if path != ".gitkeep" {
                let bytes = fs::read(entry.path())?;
                let output = Output {
                    stamp: Stamp::of(&bytes),
                    size: bytes.len(),
                    seen: Some(Seen::of(&entry.metadata()?)),
                    linked: true,
                    drawn: None,
                };
                self.outputs.insert(path, output);
            }
        }
        Ok(())
    }

    /// Notes which files can be told from later ones, being read after `start`.
    pub(crate) fn start(&mut self, start: SystemTime) {
        for known in self.cards.values_mut() {
            known.sure = known.seen.is_sure(start);
        }
        for known in self.tables.values_mut() {
            known.sure = known.seen.is_sure(start);
        }
    }

    /// Writes it, whole or not at all.
    pub(crate) fn save(&self, path: &Path) -> io::Result<()> {
        let half = path.with_extension("sitegen-memory-new");
        parts::write(self, fs::File::create(&half)?)?;
        fs::rename(half, path)
    }
}
