//! Files that appear whole or not at all, and that only their owner can read.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use tempfile::{NamedTempFile, TempDir};

/// Who may read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Its owner only.
    Owner,
    /// Everybody, as with any file meant to be published.
    Everybody,
}

/// A file that is written and not yet at its place.
#[derive(Debug)]
pub(crate) struct Ready {
    file: NamedTempFile,
}

/// Writes `bytes` beside `path`, down to the disk, without touching `path`.
///
/// # Errors
/// Whatever the file system says.
pub(crate) fn prepare(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<Ready> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".desk-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = match readers {
            Readers::Owner => 0o600,
            Readers::Everybody => 0o644,
        };
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = readers;
    let mut file = builder.tempfile_in(folder_of(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(Ready { file })
}

impl Ready {
    /// Puts the file at `path`, in place of any other.
    ///
    /// # Errors
    /// Whatever the file system says; `path` is then as it was.
    pub(crate) fn replace(self, path: &Path) -> io::Result<()> {
        self.file.persist(path).map_err(|e| e.error)?;
        Ok(())
    }

    /// Puts the file at `path`, where none may be.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] if there is one; it stays as it was.
    pub(crate) fn place(self, path: &Path) -> io::Result<()> {
        self.file.persist_noclobber(path).map_err(|e| e.error)?;
        Ok(())
    }
}

/// Creates a file that only its owner can read, where none may be.
///
/// # Errors
/// Whatever the file system says.
pub(crate) fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Makes a folder of a fresh name within another, which only its owner can
/// enter, and which is removed with the value.
///
/// # Errors
/// Whatever the file system says.
pub(crate) fn private_folder(prefix: &str, within: &Path) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o700));
    }
    builder.tempdir_in(within)
}

/// The folder that a path is in; the current one for a bare name.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
