//! Compressed copies beside every text file, for servers that send them as they
//! are: the strongest that there is, which no server has the time for.

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use std::io::Write;

/// Files whose bytes say things again and again; pictures are packed already.
const TEXTS: [&str; 9] = [
    "css", "csv", "html", "js", "json", "svg", "txt", "wasm", "xml",
];

/// Below this, one packet on the way holds the file anyway.
const LEAST: usize = 200;

/// Whether a file is one that is compressed.
pub(crate) fn is_compressed(path: &str, size: usize) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    size > LEAST && extension.is_some_and(|e| TEXTS.contains(&e))
}

/// The endings of compressed copies.
pub(crate) const ENDINGS: [&str; 2] = ["br", "gz"];

/// The copy with this ending; `None` if it would not be smaller.
///
/// # Errors
/// If the bytes cannot be compressed.
pub(crate) fn compress(bytes: &[u8], ending: &str) -> Result<Option<Vec<u8>>> {
    let packed = match ending {
        "br" => brotli(bytes)?,
        _ => gzip(bytes)?,
    };
    Ok((packed.len() < bytes.len()).then_some(packed))
}

/// Without a name or a time in it, so that the same text gives the same bytes.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new()
        .operating_system(255)
        .write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut bytes, &mut packed, &parameters)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn texts_are_compressed_and_pictures_are_not() {
        assert!(is_compressed("a/index.html", 1000));
        assert!(!is_compressed("short.txt", 5));
        assert!(!is_compressed("picture.png", 1000));
    }

    #[test]
    fn copies_unpack_to_the_same() {
        let text = "the same words again. ".repeat(50).into_bytes();
        let packed = ENDINGS.map(|ending| compress(&text, ending).unwrap().unwrap());

        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut packed[0].as_slice(), &mut plain).unwrap();
        assert_eq!(plain, text);
        plain.clear();
        let packed = packed[1].as_slice();
        assert_eq!(
            packed[4..10],
            [0, 0, 0, 0, 2, 255],
            "neither time nor system"
        );
        flate2::read::GzDecoder::new(packed)
            .read_to_end(&mut plain)
            .unwrap();
        assert_eq!(plain, text);
    }

    #[test]
    fn what_gets_no_smaller_has_no_copy() {
        let mut noise = 1_u32;
        let bytes = (0..300).map(|_| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            noise.to_be_bytes()[0]
        });
        let bytes: Vec<_> = bytes.collect();
        assert_eq!(compress(&bytes, "br").unwrap(), None);
    }
}
