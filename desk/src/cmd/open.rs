//! `desk open`.

use super::counted;
use crate::Content;
use crate::keys::{LockedKey, Passphrase};
use crate::opened::{Boxes, Folder, Opening, Report, withdrawn};
use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use survey::{PrivateKey, WaveId};

/// The arguments of `desk open`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Boxes of envelopes, as `collector export` writes them
    #[arg(required = true, value_name = "BOX")]
    pub boxes: Vec<PathBuf>,
    /// The campaign's content folder
    #[arg(long, value_name = "DIR")]
    pub content: PathBuf,
    /// The wave that the boxes belong to
    #[arg(long)]
    pub wave: WaveId,
    /// The wave's private key, as `desk key new` wrote it
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// Read the passphrase from this file instead of asking for it
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Tags of responses that were taken back, 32 bytes each
    #[arg(long, value_name = "FILE")]
    pub withdrawn: Option<PathBuf>,
    /// The folder to make; only you will be able to read it
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Replace a folder that `desk open` made before
    #[arg(long)]
    pub force: bool,
}

/// Opens boxes into a folder.
///
/// # Errors
/// Something cannot be read or written, or the key does not open. Damaged
/// envelopes are counted, not an error.
pub fn run(args: &Args) -> Result<()> {
    let content = Content::read(&args.content)?;
    let wave = &content.wave(&args.wave)?.id;
    let withdrawn = match &args.withdrawn {
        Some(path) => withdrawn(path)?,
        None => Default::default(),
    };
    let mut boxes = Boxes::new();
    for path in &args.boxes {
        let name = path.display().to_string();
        let file = File::open(path).with_context(|| format!("cannot read the box `{name}`"))?;
        boxes.add(&name, file)?;
    }
    let mut folder = Folder::begin(&args.out, args.force)?;
    let key = unlock(&args.key, args.passphrase_file.as_deref())?;
    warn_of_other_key(&content, wave, &key);
    let opening = Opening {
        key: &key,
        content: &content,
        wave,
        withdrawn: &withdrawn,
    };
    let bar = progress(boxes.len() as u64);
    let start = Instant::now();
    let report = opening.run(&mut boxes, |entry| -> Result<()> {
        folder.add(&entry)?;
        bar.inc(1);
        Ok(())
    })?;
    let took = start.elapsed();
    bar.finish_and_clear();
    folder.finish(boxes.pieces(), &report)?;
    print!("{}", summary(&report, took, &args.out));
    Ok(())
}

fn unlock(path: &Path, passphrase_file: Option<&Path>) -> Result<PrivateKey> {
    let name = path.display();
    let text = fs::read_to_string(path)
        .with_context(|| format!("cannot read the private key `{name}`"))?;
    let passphrase = match passphrase_file {
        Some(file) => Passphrase::from_file(file)?,
        None => Passphrase::ask()?,
    };
    let key = LockedKey::from_text(text).unlock(&passphrase);
    key.with_context(|| format!("`{name}`"))
}

/// A key may be another one than the content folder's on purpose, after it was
/// changed within a wave; so this is a warning.
fn warn_of_other_key(content: &Content, wave: &WaveId, key: &PrivateKey) {
    match content.keys.get(wave) {
        Some(public) if *public != key.public() => eprintln!(
            "warning: this private key ({}) does not belong to survey/keys/{wave}.toml ({})",
            key.public().id(),
            public.id(),
        ),
        _ => {}
    }
}

/// Draws on a terminal only; a log sees nothing of it.
fn progress(envelopes: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len}, {eta} left");
    let bar = ProgressBar::new(envelopes);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn summary(report: &Report, took: Duration, out: &Path) -> String {
    let mut text = format!(
        "{} read, {} kept ({} with a story)\n",
        counted(report.envelopes, "envelope"),
        counted(report.kept, "response"),
        report.stories,
    );
    let mut line = |count: u64, what: &str, kinds: String| {
        if count > 0 {
            text.push_str(&format!("  {count:>8}  {what}{kinds}\n"));
        }
    };
    line(
        report.organisation_succeeded,
        "name a trust or board that has been succeeded, and count under its successor",
        String::new(),
    );
    line(
        report.organisation_unlisted,
        "name a trust or board that the tables do not have, and count in their area only",
        String::new(),
    );
    line(report.duplicates, "sent more than once", String::new());
    line(report.withdrawn, "taken back, not opened", String::new());
    let damaged = kinds(&report.damaged_by_kind);
    line(report.damaged, "do not open, kept in damaged.box", damaged);
    let invalid = kinds(&report.invalid_by_kind);
    line(
        report.invalid,
        "are not valid, kept in invalid.box",
        invalid,
    );
    line(
        report.pieces,
        "cut short at the end of a box, kept as piece-N.bin",
        String::new(),
    );
    let seconds = took.as_secs_f64().max(0.001);
    let speed = report.envelopes as f64 / seconds;
    text.push_str(&format!(
        "{speed:.0} envelopes a second\n{}\n",
        out.display()
    ));
    text
}

fn kinds(counts: &std::collections::BTreeMap<String, u64>) -> String {
    let kinds: Vec<_> = counts
        .iter()
        .map(|(kind, n)| format!("{kind} {n}"))
        .collect();
    format!(" ({})", kinds.join(", "))
}
