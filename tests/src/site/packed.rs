//! Files as a host sends them: by brotli at its best.

use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// What hosts compress, by the ends of names. Pictures of points are compressed
/// in themselves.
const TEXTS: [&str; 11] = [
    "html", "css", "js", "mjs", "svg", "json", "csv", "xml", "txt", "wasm", "bin",
];

/// A file, compressed.
///
/// # Errors
/// If it cannot be read.
pub fn packed(file: &Path) -> Result<Vec<u8>> {
    let bytes = fs::read(file).with_context(|| format!("{} was asked for", file.display()))?;
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &parameters)?;
    Ok(packed)
}

/// Puts a compressed copy beside every text of a folder that has none.
///
/// # Errors
/// If a file cannot be read or written.
pub(super) fn beside(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            beside(&path)?;
        } else if is_text(&path) {
            let copy = copy_of(&path);
            if !copy.exists() {
                fs::write(copy, packed(&path)?)?;
            }
        }
    }
    Ok(())
}

fn is_text(path: &Path) -> bool {
    let end = path.extension().and_then(|end| end.to_str());
    end.is_some_and(|end| TEXTS.contains(&end))
}

/// Where the compressed copy of a file is.
pub(super) fn copy_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".br");
    PathBuf::from(name)
}
