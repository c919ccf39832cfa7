//! `desk tabulate`.

use super::counted;
use crate::Content;
use crate::files::{self, Readers};
use crate::opened::{REPORT, RESPONSES, Record, Report};
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use survey::results::{Cell, Results};
use survey::{Answers, Wave, WaveId};

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
    check_report(&args.opened, &content, wave)?;
    let answers = answers(args.opened.join(RESPONSES))?;
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

/// Refuses answers that were opened for another wave or definition.
fn check_report(opened: &Path, content: &Content, wave: &Wave) -> Result<()> {
    let path = opened.join(REPORT);
    let name = path.display();
    let text = fs::read_to_string(&path)
        .with_context(|| format!("cannot read `{name}`; give the folder that `desk open` made"))?;
    let report: Report =
        serde_json::from_str(&text).with_context(|| format!("`{name}` is not a report"))?;
    let definition = &content.definition;
    if report.survey != definition.id || report.wave != wave.id {
        bail!(
            "`{name}` is of survey `{}`, wave `{}`; asked for survey `{}`, wave `{}`",
            report.survey,
            report.wave,
            definition.id,
            wave.id,
        );
    }
    if report.definition_version != definition.version {
        bail!(
            "`{name}` was checked against version {} of the definition; the content folder has \
             version {}: open the boxes again",
            report.definition_version,
            definition.version,
        );
    }
    Ok(())
}

/// The answers of a file, one line at a time.
fn answers(path: PathBuf) -> Result<impl Iterator<Item = Result<Answers>>> {
    let name = path.display().to_string();
    let file = File::open(path).with_context(|| format!("cannot read `{name}`"))?;
    let lines = BufReader::new(file).lines();
    Ok((1..).zip(lines).map(move |(number, line)| {
        let line = line.with_context(|| format!("cannot read `{name}`"))?;
        let record: Record = serde_json::from_str(&line)
            .with_context(|| format!("`{name}`, line {number}, is not a response"))?;
        Ok(record.answers)
    }))
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
