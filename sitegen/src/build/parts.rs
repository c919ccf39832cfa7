//! A memory as a file. Entries of which there may be thousands are in parts, so
//! that they are written and read side by side.

use super::memory::Memory;
use rayon::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_bytes::{ByteBuf, Bytes};
use std::fs;
use std::io::{self, BufWriter};

/// Changes whenever what is written means something else.
const FORMAT: u32 = 3;

/// How many entries are in a part.
const ENTRIES: usize = 1000;

/// What lies in the file, each piece written by itself.
#[derive(Serialize, Deserialize)]
struct File<B> {
    format: u32,
    rest: B,
    inputs: Vec<B>,
    cards: Vec<B>,
    outputs: Vec<B>,
}

/// Writes a memory.
///
/// # Errors
/// As the file system does.
pub(super) fn write(memory: &Memory, to: fs::File) -> io::Result<()> {
    let file = parts(memory).map_err(io::Error::other)?;
    let written = postcard::to_io(&file, BufWriter::new(to)).map_err(io::Error::other)?;
    written.into_inner()?;
    Ok(())
}

fn parts(memory: &Memory) -> postcard::Result<File<ByteBuf>> {
    let inputs: Vec<_> = memory.inputs.iter().collect();
    let cards: Vec<_> = memory.cards.iter().collect();
    let outputs: Vec<_> = memory.outputs.iter().collect();
    Ok(File {
        format: FORMAT,
        rest: ByteBuf::from(postcard::to_stdvec(memory)?),
        inputs: cut(&inputs)?,
        cards: cut(&cards)?,
        outputs: cut(&outputs)?,
    })
}

/// The memory of these bytes; `None` if another program wrote them.
pub(super) fn read(bytes: &[u8]) -> Option<Memory> {
    let file: File<&Bytes> = postcard::from_bytes(bytes).ok()?;
    if file.format != FORMAT {
        return None;
    }
    let rest: Memory = postcard::from_bytes(file.rest).ok()?;
    let (inputs, (cards, outputs)) = rayon::join(
        || joined(&file.inputs),
        || rayon::join(|| joined(&file.cards), || joined(&file.outputs)),
    );
    Some(Memory {
        inputs: inputs?,
        cards: cards?.into_iter().collect(),
        outputs: outputs?.into_iter().collect(),
        ..rest
    })
}

fn cut<T: Serialize + Sync>(entries: &[T]) -> postcard::Result<Vec<ByteBuf>> {
    let parts = entries.par_chunks(ENTRIES);
    parts
        .map(|part| postcard::to_stdvec(part).map(ByteBuf::from))
        .collect()
}

fn joined<T: DeserializeOwned + Send>(parts: &[&Bytes]) -> Option<Vec<T>> {
    let parts = parts.par_iter();
    let parts: Option<Vec<Vec<T>>> = parts.map(|part| postcard::from_bytes(part).ok()).collect();
    Some(parts?.into_iter().flatten().collect())
}
