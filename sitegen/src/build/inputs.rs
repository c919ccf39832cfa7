//! Every file that a site is made from, as the file system has it.

use super::{Seen, Stamp, Stamper};
use crate::Options;
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// All files below the content folder and the folder of the built form, in order
/// of path.
///
/// # Errors
/// If one of the folders cannot be read.
pub(super) fn all(options: &Options) -> Result<Vec<(String, Seen)>> {
    let mut paths = Vec::new();
    for folder in [Some(&options.content), options.widget.as_ref()] {
        if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
            walk(folder, &mut paths)
                .with_context(|| format!("cannot read {}", folder.display()))?;
        }
    }
    let mut seen: Vec<_> = paths
        .into_par_iter()
        .filter_map(|path| {
            // One that went in the meantime is a change that the next look finds.
            let metadata = fs::metadata(&path).ok()?;
            Some((path.to_string_lossy().into_owned(), Seen::of(&metadata)))
        })
        .collect();
    seen.par_sort_unstable_by(|a, b| a.0.cmp(&b.0));
    Ok(seen)
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let path = entry.path();
        // What editors of text leave beside files is no part of the content.
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if kind.is_dir() || (kind.is_symlink() && path.is_dir()) {
            walk(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// The program itself: another one may make other pages of the same content.
pub(super) fn program() -> Stamp {
    let mut stamper = Stamper::default();
    stamper.text(env!("CARGO_PKG_VERSION"));
    let file = std::env::current_exe().and_then(fs::metadata);
    if let Ok(metadata) = file {
        stamper.add(Stamp::of_value(&Seen::of(&metadata)));
    }
    stamper.stamp()
}

/// What the program was told, but for where to write.
pub(super) fn told(options: &Options) -> Stamp {
    let Options {
        content,
        out: _,
        widget,
        endpoint,
        base_url,
        today,
        // It decides what waits: see what a build remembers of that.
        now: _,
        compress,
        preview,
        trial,
    } = options;
    let paths = [Some(content), widget.as_ref()]
        .map(|path| path.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())));
    Stamp::of_value(&(
        (paths, endpoint, base_url),
        (today, compress),
        (preview, trial),
    ))
}
