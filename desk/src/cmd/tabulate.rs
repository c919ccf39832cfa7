//! `desk tabulate`.

mod ledger;

use super::{Batch, counted, decisions, today};
use crate::Content;
use crate::files::{self, Readers, Ready};
use crate::opened::{self, Report};
use crate::quality::Decisions;
use crate::tabulate::{Circumstances, Ledger, Places, Tally, release};
use anyhow::{Context, Result};
use serde::Serialize;
use std::path::{Path, PathBuf};
use survey::Date;
use survey::results::Results;

/// The arguments of `desk tabulate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is looked at
    #[command(flatten)]
    pub batch: Batch,
    /// The table to write: results/WAVE.json of the content folder
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// What the desk remembers of this wave's releases: made by the first one,
    /// read and replaced by each later one. As private as the opened answers
    #[arg(long, value_name = "FILE")]
    pub ledger: PathBuf,
    /// The ledger of the wave before, to say what has changed since
    #[arg(long, value_name = "FILE")]
    pub earlier: Option<PathBuf>,
    /// The list of `desk check`, when two people have decided about it
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
    /// The day of the release, today unless given: areas are broken down once
    /// the wave has closed
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,
}

/// Makes the publishable table.
///
/// # Errors
/// Something cannot be read or written, or the answers or ledgers are of
/// another wave or definition. An older table is then as it was.
pub fn run(args: &Args) -> Result<()> {
    let content = Content::read(&args.batch.content)?;
    let wave = content.wave(&args.batch.wave)?;
    ledger::refuse_public_place(&args.ledger, &args.batch.content)?;
    let report = opened::check(&args.batch.opened, &content, wave)?;
    let previous = ledger::previous(args, &content, wave)?;
    let earlier = args.earlier.as_deref();
    let earlier = earlier.map(|path| ledger::earlier(path, &content, wave));
    let earlier = earlier.transpose()?;
    let date = args.date.or_else(today);
    let date = date.context("this computer's clock gives no date; give one with `--date`")?;
    let after = Circumstances {
        previous: previous.as_ref(),
        earlier: earlier.as_ref(),
        closed: date > wave.closes,
    };
    let decisions = decisions(args.decisions.as_deref())?;
    let places = Places::of(&content);
    let tally = count(args, &content, &places, &decisions, &report)?;
    let (results, kept) = release(&content, wave, &places, &tally, after);
    // The ledger first: if the table cannot be put in its place after it, the
    // same command makes the same table from it.
    let table = prepare(&results, &args.out, Readers::Everybody)?;
    let kept = prepare(&kept, &args.ledger, Readers::Owner)?;
    put(kept, &args.ledger)?;
    put(table, &args.out)?;
    for setting in content.settings.looser() {
        eprintln!(
            "warning: `{setting}` in survey/publication.toml is looser than the default; every \
             results page will say so"
        );
    }
    print!("{}", summary(&results, previous.as_ref(), args));
    Ok(())
}

/// Everybody of the opened folder, as the quality checks leave them.
fn count(
    args: &Args,
    content: &Content,
    places: &Places,
    decisions: &Decisions,
    report: &Report,
) -> Result<Tally> {
    let mut tally = Tally::of(content, places);
    tally.repeated = u32::try_from(report.duplicates).unwrap_or(u32::MAX);
    for record in opened::records(&args.batch.opened)? {
        let record = record?;
        if decisions.removes(&record.tag) {
            tally.exclude();
        } else if decisions.flags(&record.tag) {
            tally.add_flagged(&content.definition, places, &record.answers);
        } else {
            tally.add(&content.definition, places, &record.answers);
        }
    }
    if decisions.open > 0 {
        eprintln!(
            "warning: {} without a decision; what they are about is counted",
            counted(decisions.open as u64, "line")
        );
    }
    Ok(tally)
}

fn prepare(value: &impl Serialize, path: &Path, readers: Readers) -> Result<Ready> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    files::prepare(path, text.as_bytes(), readers).with_context(|| cannot_write(path))
}

fn put(file: Ready, path: &Path) -> Result<()> {
    file.replace(path).with_context(|| cannot_write(path))
}

fn cannot_write(path: &Path) -> String {
    format!("cannot write `{}`", path.display())
}

fn summary(results: &Results, previous: Option<&Ledger>, args: &Args) -> String {
    let areas = results.areas.iter().flat_map(|a| &a.points);
    let apart = results.apart.iter().flat_map(|g| &g.points);
    let points: Vec<_> = areas.chain(apart).collect();
    let mut text = format!(
        "Release {} of wave {}: about {} responses, {} of them in the main figures, {} removed \
         in quality checks\n",
        results.release,
        results.wave.id,
        results.totals.responses,
        results.totals.counted,
        results.totals.removed,
    );
    let shown = points.iter().filter(|p| p.met.shown().is_some()).count();
    text.push_str(&counted(shown as u64, "figure"));
    for reason in ["small_count", "held_back", "base_10_29", "base_lt10"] {
        let count = points
            .iter()
            .filter(|p| p.met.reason() == Some(reason))
            .count();
        text.push_str(&format!(", {reason} {count}"));
    }
    text.push('\n');
    if let Some(previous) = previous {
        let new = points
            .iter()
            .filter(|p| p.release > previous.release)
            .count();
        text.push_str(&match new {
            0 => "No figure has changed: too few have answered since the last release\n".to_owned(),
            _ => format!(
                "{new} of {} cells are new; the others are as in the last release\n",
                points.len()
            ),
        });
    }
    text.push_str(&format!(
        "{}\n{} (keep it with the opened answers; never publish it)\n",
        args.out.display(),
        args.ledger.display(),
    ));
    text
}
