//! `images/`: the pictures that pages show.

use super::Mistakes;
use crate::report::{Diagnostic, Place};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The kinds of picture that every browser shows.
const KINDS: [&str; 4] = ["jpg", "jpeg", "png", "webp"];

/// A picture of the campaign.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    /// Its file's name.
    pub(crate) name: String,
    /// The file.
    pub(crate) bytes: Vec<u8>,
    /// How wide and how high it is, in pixels.
    pub(crate) size: (usize, usize),
}

/// Reads every picture below the content folder, in order of name.
pub(super) fn read(folder: &Path, mistakes: &mut Mistakes) -> Result<Vec<Picture>> {
    let mut names = Vec::new();
    if let Ok(entries) = fs::read_dir(folder) {
        for entry in entries {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    let mut pictures = Vec::new();
    for name in names.into_iter().filter(|name| !name.starts_with('.')) {
        let path = folder.join(&name);
        if path.is_dir() {
            let help = "pictures stand in `images/` itself: move them up, and take the folder away";
            let wrong = refused(
                &name,
                "this is a folder, and no page can show what is in it",
                help,
            );
            mistakes.push(wrong);
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read `images/{name}`"))?;
        match picture(&name, &bytes) {
            Ok(size) => pictures.push(Picture { name, bytes, size }),
            Err((message, help)) => mistakes.push(refused(&name, message, help)),
        }
    }
    Ok(pictures)
}

/// A mistake about a file of `images/`.
fn refused(name: &str, message: &str, help: &str) -> Diagnostic {
    let mut wrong = Diagnostic::whole("picture", message);
    wrong.help = Some(help.to_owned());
    wrong.place = Some(Place::file(format!("images/{name}")));
    wrong
}

/// The size of a picture that may be shown, or what is wrong with it and what to do.
fn picture(
    name: &str,
    bytes: &[u8],
) -> std::result::Result<(usize, usize), (&'static str, &'static str)> {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if !KINDS.contains(&extension) {
        let help = "save it as `.jpg`, `.png` or `.webp`, in small letters";
        return Err(("this is no kind of picture that every browser shows", help));
    }
    let size = imagesize::blob_size(bytes);
    let size = size.map_err(|_| ("this picture cannot be read", "save it again"))?;
    if tells(bytes) {
        let message = "this picture holds hidden details, such as where and when it was taken";
        let help = "save or export a copy without its details (“remove location and properties”), and use that";
        return Err((message, help));
    }
    Ok((size.width, size.height))
}

/// Whether a file holds what cameras and programs write beside the picture.
fn tells(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xD8, rest @ ..] => segments(rest),
        [0x89, b'P', b'N', b'G', _, _, _, _, rest @ ..] => {
            let told = [*b"eXIf", *b"tEXt", *b"iTXt", *b"zTXt", *b"tIME"];
            chunks(rest, true).any(|kind| told.contains(&kind))
        }
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            rest @ ..,
        ] => chunks(rest, false).any(|kind| kind == *b"EXIF" || kind == *b"XMP "),
        _ => false,
    }
}

/// Whether one of a JPEG's segments before the picture is Exif or XMP (APP1), a caption of
/// news agencies (APP13) or a comment.
fn segments(mut rest: &[u8]) -> bool {
    while let [0xFF, kind, high, low, ..] = *rest {
        if matches!(kind, 0xE1 | 0xED | 0xFE) {
            return true;
        }
        if kind == 0xDA {
            return false;
        }
        let length = 2 + usize::from(u16::from_be_bytes([high, low]));
        rest = rest.get(length..).unwrap_or_default();
    }
    false
}

/// The kinds of a file's chunks: in a PNG the length comes first and a sum last, in a
/// WebP the kind comes first and odd lengths are filled up.
fn chunks(mut rest: &[u8], png: bool) -> impl Iterator<Item = [u8; 4]> {
    std::iter::from_fn(move || {
        let (a, after) = rest.split_first_chunk::<4>()?;
        let (b, _) = after.split_first_chunk::<4>()?;
        let (kind, length) = match png {
            true => (*b, u32::from_be_bytes(*a)),
            false => (*a, u32::from_le_bytes(*b)),
        };
        let length = usize::try_from(length).ok()?;
        let whole = if png {
            length + 12
        } else {
            length + 8 + length % 2
        };
        rest = rest.get(whole..).unwrap_or_default();
        Some(kind)
    })
}
