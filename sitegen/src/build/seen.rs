//! What the file system says of a file, which tells without reading it whether
//! it is the one that was there before.

use serde::{Deserialize, Serialize};
use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Length, times and place on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seen {
    length: u64,
    modified: u128,
    place: u64,
}

/// File systems count time in steps; a file that changed within this time before
/// it was read may change once more in the same step.
const STEP: Duration = Duration::from_millis(50);

impl Seen {
    /// What is said of a file.
    pub(crate) fn of(metadata: &Metadata) -> Self {
        Self {
            length: metadata.len(),
            modified: metadata.modified().map_or(0, nanoseconds),
            place: place(metadata),
        }
    }

    /// Whether a file that was looked at after `start` can be told from a later one.
    pub(crate) fn is_sure(&self, start: SystemTime) -> bool {
        start
            .checked_sub(STEP)
            .is_some_and(|before| self.modified < nanoseconds(before))
    }
}

fn nanoseconds(time: SystemTime) -> u128 {
    time.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_nanos())
}

#[cfg(unix)]
fn place(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn place(_: &Metadata) -> u64 {
    0
}
