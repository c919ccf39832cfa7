//! A memory as a file. Entries of which there may be thousands are in parts, so
//! that they are written and read side by side.

use super::memory::{Known, Lying, Memory, Output};
use foldhash::HashMap;
use rayon::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_bytes::{ByteBuf, Bytes};
use std::fs;
use std::io::{self, BufWriter};

/// Changes whenever what is written means something else.
const FORMAT: u32 = 4;

/// How many entries are in a part.
const ENTRIES: usize = 1000;

/// An entry is seldom longer, so that a part is seldom copied while it grows.
const BYTES: usize = 500;

/// What lies in the file, each piece written by itself.
#[derive(Serialize, Deserialize)]
struct File<B> {
    format: u32,
    rest: B,
    inputs: Vec<B>,
    /// The paths of the outputs, with what the file system said of them.
    lying: Vec<B>,
    cards: Vec<B>,
    /// The outputs in the same order.
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
    let (lying, outputs): (Vec<_>, Vec<_>) = memory
        .outputs
        .iter()
        .map(|(path, output)| ((path, output.seen), output))
        .unzip();
    Ok(File {
        format: FORMAT,
        rest: ByteBuf::from(postcard::to_stdvec(memory)?),
        inputs: cut(&inputs)?,
        lying: cut(&lying)?,
        cards: cut(&cards)?,
        outputs: cut(&outputs)?,
    })
}

/// What is needed to see whether anything has changed: a memory without cards and
/// outputs, and how each output lies there. `None` if another program wrote it.
pub(super) fn glance(bytes: &[u8]) -> Option<(Memory, Lying)> {
    let file = open(bytes)?;
    let rest: Memory = postcard::from_bytes(file.rest).ok()?;
    let (inputs, lying) = rayon::join(|| joined(&file.inputs), || joined(&file.lying));
    let memory = Memory {
        inputs: inputs?,
        ..rest
    };
    Some((memory, lying?))
}

type Whole = (HashMap<String, Known>, HashMap<String, Output>);

/// The cards and the outputs of these bytes, `lying` as they do.
pub(super) fn whole(bytes: &[u8], lying: Lying) -> Option<Whole> {
    let file = open(bytes)?;
    let cards = || -> Option<HashMap<_, _>> { Some(joined(&file.cards)?.into_iter().collect()) };
    let outputs = || {
        let outputs: Vec<Output> = joined(&file.outputs)?;
        if outputs.len() != lying.len() {
            return None;
        }
        let outputs = lying.into_iter().zip(outputs);
        let outputs = outputs.map(|((path, seen), output)| (path, Output { seen, ..output }));
        Some(outputs.collect())
    };
    let (cards, outputs) = rayon::join(cards, outputs);
    Some((cards?, outputs?))
}

fn open(bytes: &[u8]) -> Option<File<&Bytes>> {
    let file: File<&Bytes> = postcard::from_bytes(bytes).ok()?;
    (file.format == FORMAT).then_some(file)
}

fn cut<T: Serialize + Sync>(entries: &[T]) -> postcard::Result<Vec<ByteBuf>> {
    let parts = entries.par_chunks(ENTRIES);
    parts
        .map(|part| {
            let bytes = Vec::with_capacity(part.len() * BYTES);
            postcard::to_extend(part, bytes).map(ByteBuf::from)
        })
        .collect()
}

fn joined<T: DeserializeOwned + Send>(parts: &[&Bytes]) -> Option<Vec<T>> {
    let parts = parts.par_iter();
    let parts: Option<Vec<Vec<T>>> = parts.map(|part| postcard::from_bytes(part).ok()).collect();
    Some(parts?.into_iter().flatten().collect())
}
