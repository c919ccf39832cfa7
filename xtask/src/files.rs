//! Folders and files that appear whole or not at all.

use anyhow::{Context, Result};
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Keeps a second run out until it is dropped, or the process ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for its turn.
    ///
    /// # Errors
    /// Fails if the file cannot be made.
    pub(crate) fn wait(place: &Path) -> Result<Self> {
        make_folder(place.parent().unwrap_or(Path::new(".")))?;
        let file =
            File::create(place).with_context(|| format!("cannot write {}", place.display()))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!(
                    "  … waiting for another `cargo xtask` to finish with {}",
                    place.display()
                );
                file.lock()
                    .with_context(|| format!("cannot lock {}", place.display()))?;
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock {}", place.display()));
            }
        }
        Ok(Self { _file: file })
    }
}

/// A folder that is being filled and takes its name when it is complete.
/// The caller holds a [`Lock`] on the place.
#[derive(Debug)]
pub(crate) struct Draft {
    draft: PathBuf,
    place: PathBuf,
}

impl Draft {
    /// An empty folder beside `place`; what an interrupted run left is removed.
    ///
    /// # Errors
    /// Fails if the folder cannot be made.
    pub(crate) fn of(place: &Path) -> Result<Self> {
        let draft = beside(place, ".new");
        remove(&draft)?;
        make_folder(&draft)?;
        Ok(Self {
            draft,
            place: place.to_owned(),
        })
    }

    /// Where to write.
    pub(crate) fn path(&self) -> &Path {
        &self.draft
    }

    /// Gives the folder its name, in place of what had it.
    ///
    /// # Errors
    /// Fails if it cannot be renamed; what had the name then keeps it.
    pub(crate) fn finish(self) -> Result<()> {
        let old = beside(&self.place, ".old");
        remove(&old)?;
        if self.place.exists() {
            fs::rename(&self.place, &old)
                .with_context(|| format!("cannot rename {}", self.place.display()))?;
        }
        fs::rename(&self.draft, &self.place)
            .with_context(|| format!("cannot rename {}", self.draft.display()))?;
        remove(&old)
    }
}

/// Writes a file so that it is there whole or not at all.
///
/// # Errors
/// Says which file could not be written.
pub(crate) fn write(place: &Path, bytes: &[u8]) -> Result<()> {
    let draft = beside(place, ".new");
    let written = File::create(&draft)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&draft, place));
    written.with_context(|| format!("cannot write {}", place.display()))
}

/// Reads a file as text.
///
/// # Errors
/// Says which file could not be read.
pub(crate) fn read(place: &Path) -> Result<String> {
    fs::read_to_string(place).with_context(|| format!("cannot read {}", place.display()))
}

/// Makes a folder and those above it.
///
/// # Errors
/// Says which folder could not be made.
pub(crate) fn make_folder(place: &Path) -> Result<()> {
    fs::create_dir_all(place).with_context(|| format!("cannot make {}", place.display()))
}

/// Removes a folder or file, if it is there.
///
/// # Errors
/// Says which could not be removed.
pub(crate) fn remove(place: &Path) -> Result<()> {
    let removed = if place.is_dir() {
        fs::remove_dir_all(place)
    } else {
        fs::remove_file(place)
    };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", place.display()))
        }
        _ => Ok(()),
    }
}

/// Copies a folder with everything in it.
///
/// # Errors
/// Says what could not be copied.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    make_folder(to)?;
    let entries = fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy_folder(&from, &to)?;
        } else {
            fs::copy(&from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
        }
    }
    Ok(())
}

fn beside(place: &Path, ending: &str) -> PathBuf {
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    place.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finished_draft_replaces_the_folder_and_an_unfinished_one_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("out");
        for text in ["first", "second"] {
            let draft = Draft::of(&place).unwrap();
            fs::write(draft.path().join("file"), text).unwrap();
            draft.finish().unwrap();
        }
        let broken = Draft::of(&place).unwrap();
        fs::write(broken.path().join("file"), "half").unwrap();
        drop(broken);
        assert_eq!(read(&place.join("file")).unwrap(), "second");

        Draft::of(&place).unwrap().finish().unwrap();
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "only the folder itself: {left:?}");
        assert_eq!(fs::read_dir(&place).unwrap().count(), 0);
    }
}
