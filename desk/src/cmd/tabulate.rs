//! `desk tabulate`.

use super::counted;
use crate::Content;
use crate::files::{self, Readers};
use crate::opened;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use survey::WaveId;
use survey::results::{Cell, Results};

/// The arguments of `desk tabulate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A folder that `desk open` made
    #[arg(value_name = "OPENED_DIR")]
    pub opened: PathBuf,
    /// The campaign's content folder
    #[arg(long, value_name = "DIR")]
    pub content: PathBuf,
    /// The wave that the answers belong to
    #[arg(long)]
    pub wave: WaveId,
    /// The table to write: results/WAVE.json of the content folder
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// Makes the publishable table.
///
/// # Errors
/// Something cannot be read or written, or the answers are of another wave or
/// definition. An older table is then as it was.
pub fn run(args: &Args) -> Result<()> {
    let content = Content::read(&args.content)?;
    let wave = content.wave(&args.wave)?;
    opened::check(&args.opened, &content, wave)?;
    let answers = opened::records(&args.opened)?.map(|record| record.map(|r| r.answers));
    let results = crate::tabulate::tabulate(&content, wave, answers)?;
    let mut text = serde_json::to_string_pretty(&results)?;
    text.push('\n');
    files::prepare(&args.out, text.as_bytes(), Readers::Everybody)
        .and_then(|file| file.replace(&args.out))
        .with_context(|| format!("cannot write `{}`", args.out.display()))?;
    for setting in content.settings.looser() {
        eprintln!(
            "warning: `{setting}` in survey/publication.toml is looser than the default; every \
             results page will say so"
        );
    }
    print!("{}", summary(&results, &args.out));
    Ok(())
}

fn summary(results: &Results, out: &Path) -> String {
    let cells: Vec<_> = results
        .areas
        .iter()
        .flat_map(|a| a.points.iter().map(|p| &p.met))
        .chain(
            results
                .apart
                .iter()
                .flat_map(|g| g.points.iter().map(|p| &p.met)),
        )
        .collect();
    let mut text = format!(
        "About {} responses, {} of them in the main figures, {} removed as empty\n",
        results.totals.responses, results.totals.counted, results.totals.removed,
    );
    let shown = cells.iter().filter(|c| matches!(c, Cell::Shown(_))).count();
    text.push_str(&counted(shown as u64, "figure"));
    for reason in ["small_count", "held_back", "base_10_29", "base_lt10"] {
        let count = cells.iter().filter(|c| c.reason() == Some(reason)).count();
        text.push_str(&format!(", {reason} {count}"));
    }
    text.push_str(&format!("\n{}\n", out.display()));
    text
}
