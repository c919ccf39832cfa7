//! Folders and files of a test's own.

use anyhow::{Result, ensure};
use std::fs;
use std::path::Path;

/// Copies a folder with everything in it.
///
/// # Errors
/// If something cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Writes a file that nobody else may read, as the desk asks of secrets.
///
/// # Errors
/// If it is there already, or cannot be written.
pub fn write_private(path: &Path, text: &str) -> Result<()> {
    ensure!(!path.exists(), "{} is there already", path.display());
    fs::write(path, text)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    }
    Ok(())
}
