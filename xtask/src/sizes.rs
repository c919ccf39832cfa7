//! How large files are, as they are and as they travel.

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

const BROTLI_QUALITY: i32 = 11;

/// A file's sizes, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sizes {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Sizes {
    /// Writes `NAME.br` and `NAME.gz` beside each file of a folder and gives
    /// the sizes, in order of the names.
    ///
    /// # Errors
    /// Says which file could not be read or written.
    pub(crate) fn compress_folder(folder: &Path) -> Result<Vec<Self>> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .with_context(|| format!("cannot read {}", folder.display()))?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<Result<_>>()?;
        names.sort();
        names
            .into_iter()
            .map(|name| Self::compress(folder, name))
            .collect()
    }

    fn compress(folder: &Path, name: String) -> Result<Self> {
        let raw = fs::read(folder.join(&name)).with_context(|| format!("cannot read {name}"))?;
        let (gzip, brotli) = (gzip(&raw)?, brotli(&raw)?);
        for (ending, bytes) in [("gz", &gzip), ("br", &brotli)] {
            let name = format!("{name}.{ending}");
            fs::write(folder.join(&name), bytes).with_context(|| format!("cannot write {name}"))?;
        }
        Ok(Self {
            name,
            raw: raw.len(),
            gzip: gzip.len(),
            brotli: brotli.len(),
        })
    }

    fn total(all: &[Self]) -> Self {
        Self {
            name: "total".to_owned(),
            raw: all.iter().map(|sizes| sizes.raw).sum(),
            gzip: all.iter().map(|sizes| sizes.gzip).sum(),
            brotli: all.iter().map(|sizes| sizes.brotli).sum(),
        }
    }
}

/// The sizes of files and their total, one a line.
pub(crate) fn table(all: &[Sizes]) -> String {
    let mut table = format!(
        "  {:<18} {:>10} {:>10} {:>10}\n",
        "bytes", "raw", "gzip", "brotli"
    );
    for sizes in all.iter().chain([&Sizes::total(all)]) {
        let Sizes {
            name,
            raw,
            gzip,
            brotli,
        } = sizes;
        writeln!(table, "  {name:<18} {raw:>10} {gzip:>10} {brotli:>10}")
            .expect("writing to a string does not fail");
    }
    table
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compresses_what_decompresses_to_the_same_and_adds_up() {
        let folder = tempfile::tempdir().unwrap();
        let text = "the same words again and again. ".repeat(200);
        fs::write(folder.path().join("b.js"), &text).unwrap();
        fs::write(folder.path().join("a.css"), "p{}").unwrap();
        let sizes = Sizes::compress_folder(folder.path()).unwrap();

        let mut plain = Vec::new();
        let packed = fs::read(folder.path().join("b.js.br")).unwrap();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut plain).unwrap();
        assert_eq!(plain, text.as_bytes());
        assert_eq!(sizes[1].brotli, packed.len());
        assert!(sizes[1].brotli < sizes[1].gzip && sizes[1].gzip < sizes[1].raw);

        let table = table(&sizes);
        let names: Vec<_> = table
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        assert_eq!(names, ["bytes", "a.css", "b.js", "total"]);
        assert!(table.lines().last().unwrap().contains(" 6403 "), "{table}");
    }
}
