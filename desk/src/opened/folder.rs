//! The folder of what was opened: whole or not there at all, for its owner only.

use super::{Entry, Outcome, Record, Report, StoryRecord};
use crate::files::{create_private, folder_of, private_folder};
use serde::Serialize;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The answers, one line for each response, in the order of the tags.
pub const RESPONSES: &str = "responses.jsonl";
/// The stories, one line each, in the order of the tags.
pub const STORIES: &str = "stories.jsonl";
/// The counts.
pub const REPORT: &str = "report.json";
/// The envelopes that do not open, to be tried again.
const DAMAGED: &str = "damaged.box";
/// The envelopes that hold a response that is not valid, still sealed.
const INVALID: &str = "invalid.box";

/// Why there is no folder. An older one is as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FolderError {
    /// There is one already.
    #[error("`{0}` exists already; choose another name, or replace it with `--force`")]
    Exists(String),
    /// There is a folder that the desk did not make.
    #[error("`{0}` was not made by `desk open` (it has no `{REPORT}`), so it is not replaced")]
    NotOurs(String),
    /// The file system said no.
    #[error("cannot write the folder `{path}`")]
    Write {
        /// The folder.
        path: String,
        /// Why.
        source: io::Error,
    },
}

/// A folder in the making, beside its final place.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    making: TempDir,
    responses: BufWriter<File>,
    stories: BufWriter<File>,
    damaged: Option<BufWriter<File>>,
    invalid: Option<BufWriter<File>>,
}

impl Folder {
    /// Begins a folder that will stand at `path`; `replace` allows one that
    /// `desk open` made before.
    ///
    /// # Errors
    /// There is one already, or it cannot be written.
    pub fn begin(path: &Path, replace: bool) -> Result<Self, FolderError> {
        let name = || path.display().to_string();
        if path.symlink_metadata().is_ok() {
            if !replace {
                return Err(FolderError::Exists(name()));
            }
            if !path.join(REPORT).is_file() {
                return Err(FolderError::NotOurs(name()));
            }
        }
        let begin = || {
            let making = private_folder(".desk-open-", folder_of(path))?;
            let create = |file| create_private(&making.path().join(file)).map(BufWriter::new);
            let (responses, stories) = (create(RESPONSES)?, create(STORIES)?);
            Ok(Self {
                path: path.to_owned(),
                making,
                responses,
                stories,
                damaged: None,
                invalid: None,
            })
        };
        begin().map_err(|source| FolderError::Write {
            path: name(),
            source,
        })
    }

    /// Writes what became of one envelope.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add(&mut self, entry: &Entry<'_>) -> Result<(), FolderError> {
        self.write(entry).map_err(|source| self.failed(source))
    }

    fn write(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        match &entry.outcome {
            Outcome::Kept(response) => {
                line(&mut self.responses, &Record::of(entry.tag, response))?;
                match StoryRecord::of(entry.tag, response) {
                    Some(story) => line(&mut self.stories, &story),
                    None => Ok(()),
                }
            }
            Outcome::Damaged(_) => set_aside(
                &mut self.damaged,
                self.making.path(),
                DAMAGED,
                entry.envelope,
            ),
            Outcome::Invalid(_) => set_aside(
                &mut self.invalid,
                self.making.path(),
                INVALID,
                entry.envelope,
            ),
            Outcome::Duplicate | Outcome::Withdrawn => Ok(()),
        }
    }

    /// Writes the pieces and the report and puts the folder at its place.
    ///
    /// # Errors
    /// It cannot be written; nothing is left behind.
    pub fn finish(mut self, pieces: &[Vec<u8>], report: &Report) -> Result<(), FolderError> {
        self.complete(pieces, report)
            .and_then(|()| place(&self.making, &self.path))
            .map_err(|source| self.failed(source))?;
        // It stands at its place, so there is nothing to clean up.
        let _ = self.making.keep();
        Ok(())
    }

    fn complete(&mut self, pieces: &[Vec<u8>], report: &Report) -> io::Result<()> {
        let making = self.making.path();
        for (number, piece) in (1..).zip(pieces) {
            let mut file = create_private(&making.join(format!("piece-{number}.bin")))?;
            file.write_all(piece)?;
            file.sync_all()?;
        }
        let mut file = create_private(&making.join(REPORT))?;
        let mut text = serde_json::to_string_pretty(report)?;
        text.push('\n');
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        let others = self.damaged.iter_mut().chain(&mut self.invalid);
        for file in [&mut self.responses, &mut self.stories]
            .into_iter()
            .chain(others)
        {
            file.flush()?;
            file.get_ref().sync_all()?;
        }
        Ok(())
    }

    fn failed(&self, source: io::Error) -> FolderError {
        FolderError::Write {
            path: self.path.display().to_string(),
            source,
        }
    }
}

/// Moves the finished folder to `path`, and what was there out of the way first.
fn place(making: &TempDir, path: &Path) -> io::Result<()> {
    if path.symlink_metadata().is_err() {
        return fs::rename(making.path(), path);
    }
    let old = private_folder(".desk-old-", folder_of(path))?;
    let aside = old.path().join("opened");
    fs::rename(path, &aside)?;
    if let Err(error) = fs::rename(making.path(), path) {
        fs::rename(&aside, path)?;
        return Err(error);
    }
    old.close()
}

fn line(to: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *to, value)?;
    to.write_all(b"\n")
}

/// Adds an envelope to a box that is made when the first one comes.
fn set_aside(
    to: &mut Option<BufWriter<File>>,
    folder: &Path,
    name: &str,
    envelope: &[u8],
) -> io::Result<()> {
    let file = match to {
        Some(file) => file,
        None => to.insert(BufWriter::new(create_private(&folder.join(name))?)),
    };
    file.write_all(envelope)
}
