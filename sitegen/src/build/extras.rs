//! Files that follow from the pages: pictures for where they are shared, the
//! index of the search, the sitemap, and compressed copies.

use super::draw::{Made, Problem, Workshop};
use super::found;
use super::plan::address_of;
use crate::content::Mistakes;
use crate::output::{ENDINGS, compress, is_compressed, sitemap};
use crate::share::{Pen, Pictures};
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::collections::HashSet;
use std::fs;

type Files = Vec<Result<Made, Problem>>;

/// Draws the pictures that pages name and that are not there yet: each is named after
/// its drawing.
pub(super) fn pictures(
    pictures: &Pictures,
    made: &[Made],
    workshop: &Workshop<'_>,
    mistakes: &mut Mistakes,
) -> Files {
    let pages = made.iter().filter_map(|made| made.output.drawn.as_ref());
    let named: HashSet<_> = pages.flat_map(|drawn| drawn.pictures.lines()).collect();
    let (there, new): (Vec<_>, Vec<_>) = pictures
        .drawings()
        .filter(|(path, _)| named.contains(address_of(path).as_str()))
        .map(|(path, svg)| (path, svg, workshop.kept(path)))
        .partition(|(_, _, kept)| kept.is_some());
    let mut files: Files = there
        .into_iter()
        .filter_map(|(_, _, kept)| kept.map(Ok))
        .collect();
    if new.is_empty() {
        return files;
    }
    let pen = Pen::new();
    let drawn: Vec<_> = new
        .par_iter()
        .map(|(path, svg, _)| (*path, pen.draw(svg)))
        .collect();
    for (path, result) in drawn {
        match result {
            Ok(png) => files.push(workshop.file(path, &png, None)),
            Err(problem) => mistakes.other(format!("the picture `{path}`: {problem}")),
        }
    }
    files
}

/// The files of the search.
pub(super) fn search(made: &[Made], workshop: &Workshop<'_>) -> Files {
    let files = found::index(made).into_iter();
    files
        .map(|file| workshop.file(&file.path, &file.bytes, None))
        .collect()
}

/// The sitemap, and the file that tells robots of it.
pub(super) fn map(made: &[Made], base_url: &str, workshop: &Workshop<'_>) -> Files {
    let heads = made.iter().filter_map(|made| {
        let drawn = made.output.drawn.as_ref()?;
        drawn.head.as_ref()
    });
    let files = sitemap(base_url, heads.collect()).into_iter();
    files
        .map(|(path, text)| workshop.file(&path, text.as_bytes(), None))
        .collect()
}

/// Compressed copies of every text; those of files that are as they were stay.
pub(super) fn copies(made: &[Made], workshop: &Workshop<'_>) -> Result<Vec<Made>> {
    let there: HashSet<&str> = made.iter().map(|made| made.path.as_str()).collect();
    let wanted = made
        .par_iter()
        .filter(|made| is_compressed(&made.path, made.output.size));
    let copies: Vec<Vec<Made>> = wanted
        .map(|made| {
            let mut copies = Vec::new();
            let mut bytes = None;
            for ending in ENDINGS {
                let path = format!("{}.{ending}", made.path);
                // The form's own are there from its build.
                if there.contains(path.as_str()) {
                    continue;
                }
                if !made.staged && workshop.memory.compressed {
                    // One that is not there was no smaller.
                    let before = workshop.memory.outputs.contains_key(&path);
                    let kept = workshop.kept(&path);
                    if kept.is_some() || !before {
                        copies.extend(kept);
                        continue;
                    }
                }
                let bytes = match &mut bytes {
                    Some(bytes) => bytes,
                    none => none.insert(read(made, workshop)?),
                };
                if let Some(packed) = compress(bytes, ending)? {
                    let made = workshop.file(&path, &packed, None);
                    copies.push(made.map_err(Problem::into_error)?);
                }
            }
            anyhow::Ok(copies)
        })
        .collect::<Result<_>>()?;
    Ok(copies.into_iter().flatten().collect())
}

fn read(made: &Made, workshop: &Workshop<'_>) -> Result<Vec<u8>> {
    let file = workshop.stage.place(&made.path, made.staged);
    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}
