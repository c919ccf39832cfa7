//! What was made of the same before, as some steps take their time.

use crate::files;
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};

/// The file in `folder` that `make` writes of this input, made anew only if the input is
/// another than the last time.
///
/// # Errors
/// Those of `make`, and if the files cannot be written.
pub(super) fn known(
    folder: &Path,
    step: &str,
    input: &[u8],
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    files::make_folder(folder)?;
    let before = folder.join(format!("{step}.before"));
    let after = folder.join(format!("{step}.after"));
    let same = fs::read(&before).is_ok_and(|before| before == input);
    if !(same && after.is_file()) {
        files::remove(&before)?;
        make(&after)?;
        // Last, so that it never stands beside a half-written result.
        files::write(&before, input)?;
    }
    Ok(after)
}
