//! That what is made and what it is made from are kept apart.

use anyhow::Result;
use std::path::{Path, PathBuf};

/// Refuses to build into the content folder: the next build would take the site for content.
///
/// # Errors
/// If `out` is within `content`, or the same.
pub(crate) fn apart(content: &Path, out: &Path) -> Result<()> {
    anyhow::ensure!(
        !real(out).starts_with(real(content)),
        "{} is within the content folder, where only what you write belongs: name another folder with `--out`",
        out.display()
    );
    Ok(())
}

/// A path without links, as far as there is something at it.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = path.ancestors().find_map(|above| {
        let real = above.canonicalize().ok()?;
        Some(real.join(path.strip_prefix(above).ok()?))
    });
    there.unwrap_or(path)
}
