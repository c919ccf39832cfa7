//! Compressed copies beside every text file, for servers that send them as they
//! are: the strongest that there is, which no server has the time for.

use super::Tree;
use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;
use std::io::Write;

/// Files whose bytes say things again and again; pictures are packed already.
const TEXTS: [&str; 9] = [
    "css", "csv", "html", "js", "json", "svg", "txt", "wasm", "xml",
];

/// Below this, one packet on the way holds the file anyway.
const LEAST: usize = 200;

/// Adds `.br` and `.gz` of every text, where they are smaller.
///
/// # Errors
/// If something cannot be compressed.
pub(crate) fn compress(tree: &mut Tree) -> Result<()> {
    let wanted = tree.iter().filter(|(path, bytes)| {
        let extension = path.rsplit_once('.').map(|(_, extension)| extension);
        bytes.len() > LEAST && extension.is_some_and(|e| TEXTS.contains(&e))
    });
    let wanted: Vec<_> = wanted.collect();
    let copies: Vec<_> = wanted
        .par_iter()
        .flat_map_iter(|(path, bytes)| [(path, *bytes, "br"), (path, *bytes, "gz")])
        .map(|(path, bytes, ending)| (format!("{path}.{ending}"), bytes, ending))
        // The form's own are there from its build.
        .filter(|(path, ..)| tree.get(path).is_none())
        .map(|(path, bytes, ending)| {
            let packed = match ending {
                "br" => brotli(bytes)?,
                _ => gzip(bytes)?,
            };
            Ok((packed.len() < bytes.len()).then_some((path, packed)))
        })
        .collect::<Result<_>>()?;
    for (path, packed) in copies.into_iter().flatten() {
        tree.add(&path, packed);
    }
    Ok(())
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
    fn texts_have_copies_that_unpack_to_the_same() {
        let text = "the same words again. ".repeat(50).into_bytes();
        let mut tree = Tree::default();
        tree.add("a/index.html", text.clone());
        tree.add("short.txt", b"short".to_vec());
        tree.add("picture.png", text.clone());
        tree.add("own.js", text.clone());
        tree.add("own.js.br", b"from its build".to_vec());
        compress(&mut tree).unwrap();

        let paths: Vec<_> = tree.iter().map(|(path, _)| path).collect();
        let copied = [
            "a/index.html",
            "a/index.html.br",
            "a/index.html.gz",
            "own.js",
        ];
        assert_eq!(paths[..4], copied);
        let rest = ["own.js.br", "own.js.gz", "picture.png", "short.txt"];
        assert_eq!(paths[4..], rest);
        assert_eq!(tree.get("own.js.br"), Some(&b"from its build"[..]));

        let mut plain = Vec::new();
        let mut packed = tree.get("a/index.html.br").unwrap();
        brotli::BrotliDecompress(&mut packed, &mut plain).unwrap();
        assert_eq!(plain, text);
        plain.clear();
        let packed = tree.get("a/index.html.gz").unwrap();
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
        let mut tree = Tree::default();
        tree.add("noise.txt", bytes.collect());
        compress(&mut tree).unwrap();
        assert_eq!(tree.iter().count(), 1);
    }
}
