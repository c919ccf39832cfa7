//! Files as a host sends them: by brotli at its best.

use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

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

/// Where the compressed copy of a file is.
pub(super) fn copy_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".br");
    PathBuf::from(name)
}
