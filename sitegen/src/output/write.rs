//! The only code that writes: the whole site to a folder beside the output,
//! then a swap by two renames. Whatever happens before the swap, the last good
//! site stays as it was.

use super::Tree;
use anyhow::{Context, Result};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Kept from the old folder, so that an empty one can be in version control.
const KEEP: &str = ".gitkeep";

/// Puts the site in the place of what is at `out`.
///
/// # Errors
/// If something cannot be written or renamed; `out` is then as it was.
pub(crate) fn write(tree: &Tree, out: &Path) -> Result<()> {
    let places = Places::of(out)?;
    places.clean()?;
    let written = fill(tree, &places).and_then(|()| places.swap());
    if written.is_err() {
        // Best effort: the next build cleans up what stays here.
        let _ = remove(&places.new);
    }
    written
}

struct Places {
    out: PathBuf,
    /// Where the site is made.
    new: PathBuf,
    /// Where the last one goes for a moment.
    old: PathBuf,
}

impl Places {
    fn of(out: &Path) -> Result<Self> {
        let full =
            std::path::absolute(out).with_context(|| format!("bad path {}", out.display()))?;
        let (Some(parent), Some(name)) = (full.parent(), full.file_name()) else {
            anyhow::bail!("{} cannot be an output folder", out.display());
        };
        let beside = |end: &str| parent.join(format!(".{}.{end}", name.to_string_lossy()));
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        Ok(Self {
            new: beside("sitegen-new"),
            old: beside("sitegen-old"),
            out: full,
        })
    }

    /// Removes what an interrupted build left; one that was interrupted between
    /// the two renames gets its site back.
    fn clean(&self) -> Result<()> {
        if self.old.exists() && !self.out.exists() {
            fs::rename(&self.old, &self.out).context("cannot restore the last site")?;
        }
        remove(&self.old)?;
        remove(&self.new)
    }

    fn swap(&self) -> Result<()> {
        let had = self.out.exists();
        if had {
            fs::rename(&self.out, &self.old)
                .with_context(|| format!("cannot move {} aside", self.out.display()))?;
        }
        if let Err(error) = fs::rename(&self.new, &self.out) {
            if had {
                fs::rename(&self.old, &self.out).context("cannot put the last site back")?;
            }
            return Err(error).with_context(|| format!("cannot write {}", self.out.display()));
        }
        remove(&self.old)
    }
}

fn fill(tree: &Tree, places: &Places) -> Result<()> {
    fs::create_dir_all(&places.new)
        .with_context(|| format!("cannot make {}", places.new.display()))?;
    if let Ok(kept) = fs::read(places.out.join(KEEP)) {
        fs::write(places.new.join(KEEP), kept)?;
    }
    for (path, bytes) in tree.iter() {
        let file = places.new.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot remove {}", folder.display())),
    }
}
