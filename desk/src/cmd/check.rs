//! `desk check`.

use super::{Batch, counted, extract::not_within};
use crate::Content;
use crate::files::{self, Readers};
use crate::quality::{self, Checked};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The arguments of `desk check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is looked at
    #[command(flatten)]
    pub batch: Batch,
    /// Folders of earlier batches, by which the usual number of answers from
    /// each partner's page is known
    #[arg(long, value_name = "OPENED_DIR", num_args = 1..)]
    pub earlier: Vec<PathBuf>,
    /// The list to write, for two people to go through; never overwritten
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// Looks for what two people should look at, and changes nothing.
///
/// # Errors
/// Something cannot be read or written, or the answers are of another wave.
pub fn run(args: &Args) -> Result<()> {
    not_within(&args.out, &args.batch.content)?;
    let content = Content::read(&args.batch.content)?;
    let wave = content.wave(&args.batch.wave)?;
    let earlier: Vec<_> = args.earlier.iter().map(PathBuf::as_path).collect();
    let checked = quality::check(&content, wave, &args.batch.opened, &earlier)?;
    let list = quality::to_csv(&checked.flags);
    files::prepare(&args.out, list.as_bytes(), Readers::Owner)
        .and_then(|file| file.place(&args.out))
        .with_context(|| {
            let path = args.out.display();
            format!(
                "cannot write `{path}`; an older list, with what was decided, is never replaced"
            )
        })?;
    print!("{}", summary(&checked, &args.out));
    Ok(())
}

fn summary(checked: &Checked, out: &Path) -> String {
    let of = |reason| {
        checked
            .flags
            .iter()
            .filter(|flag| flag.reason == reason)
            .count() as u64
    };
    let bursts = match checked.bursts_known {
        true => format!(
            "{:>8}  part of a burst from one page",
            of(quality::Reason::Burst)
        ),
        false => format!("{:>8}  bursts not looked for: give earlier batches", "-"),
    };
    format!(
        "{} looked at\n\
         \x20 {:>8}  without a scored answer; tables leave them out\n\
         \x20 {:>8}  sent more than once; left out when the boxes were opened\n\
         \x20 {:>8}  nearly the same, of {}\n\
         \x20 {bursts}\n\
         {} to look at, by two people, each in a column of their own: `keep` or `remove`\n\
         {}\n",
        counted(checked.responses as u64, "answer"),
        checked.empty,
        checked.repeated,
        of(quality::Reason::NearIdenticalStory),
        counted(checked.compared as u64, "longer text"),
        counted(checked.flagged() as u64, "answer"),
        out.display(),
    )
}
