//! `desk extract`.

use super::{Batch, counted, decisions, lies_within};
use crate::Content;
use crate::extract::{self, Extract, K, MOST_DELETED};
use crate::files::{self, Readers};
use crate::opened;
use anyhow::{Context, Result, bail};
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use std::fs;
use std::path::{Path, PathBuf};
use survey::Level;
use survey::parse::Coarsening;

/// The arguments of `desk extract`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is looked at
    #[command(flatten)]
    pub batch: Batch,
    /// The file to write, ending in .csv; its description goes beside it,
    /// ending in .json. Not within the content folder; never overwritten
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// How many rows must share every combination of what could point at a person
    #[arg(long, default_value_t = K)]
    pub k: u32,
    /// The list of `desk check`, when two people have decided about it
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
}

/// Makes a research extract.
///
/// # Errors
/// Something cannot be read or written, the answers are of another wave, or no
/// step of the campaign's makes the file safe. Nothing is then written.
pub fn run(args: &Args) -> Result<()> {
    let sidecar = beside(&args.out)?;
    not_within(&args.out, &args.batch.content)?;
    let content = Content::read(&args.batch.content)?;
    let wave = content.wave(&args.batch.wave)?;
    opened::check(&args.batch.opened, &content, wave)?;
    let decisions = decisions(args.decisions.as_deref())?;
    let answers: Result<Vec<_>, _> = opened::records(&args.batch.opened)?
        .filter(|record| !record.as_ref().is_ok_and(|r| decisions.removes(&r.tag)))
        .map(|record| record.map(|r| r.answers))
        .collect();
    let extract = extract::extract(&content, wave, answers?, args.k, &mut UnwrapErr(SysRng))?;
    if extract.sidecar.looser {
        eprintln!(
            "warning: k = {} is looser than the default of {K}; the description says so",
            args.k
        );
    }
    write(&extract, &args.out, &sidecar)?;
    print!("{}", summary(&extract, &args.out, &sidecar));
    Ok(())
}

/// Where the description goes.
fn beside(out: &Path) -> Result<PathBuf> {
    if out.extension().is_none_or(|ending| ending != "csv") {
        bail!(
            "`{}` does not end in .csv; the extract is a CSV file",
            out.display()
        );
    }
    Ok(out.with_extension("json"))
}

/// Refuses a place from which answers of single people would be published, or
/// kept with the campaign's files.
pub(super) fn not_within(out: &Path, content: &Path) -> Result<()> {
    if lies_within(out, content)? {
        bail!(
            "`{}` is within the content folder, which is published; this file is about single \
             people: choose a place outside",
            out.display()
        );
    }
    Ok(())
}

/// Both files, or neither.
fn write(extract: &Extract, out: &Path, sidecar: &Path) -> Result<()> {
    let mut description = serde_json::to_string_pretty(&extract.sidecar)?;
    description.push('\n');
    let cannot = |path: &Path| {
        format!(
            "cannot write `{}`; an older one is never replaced",
            path.display()
        )
    };
    let prepare = |path: &Path, text: &str| {
        files::prepare(path, text.as_bytes(), Readers::Owner).with_context(|| cannot(path))
    };
    let rows = prepare(out, &extract.csv())?;
    let description = prepare(sidecar, &description)?;
    rows.place(out).with_context(|| cannot(out))?;
    if let Err(error) = description.place(sidecar) {
        fs::remove_file(out)?;
        return Err(error).with_context(|| cannot(sidecar));
    }
    Ok(())
}

fn summary(extract: &Extract, out: &Path, sidecar: &Path) -> String {
    let about = &extract.sidecar;
    let mut text = format!(
        "{}; at least {} share every combination of the keys\n",
        counted(about.rows as u64, "row"),
        about.k
    );
    for step in &about.steps {
        let step = match step {
            Coarsening::Drop(question) => format!("`{question}` left out"),
            Coarsening::Band { question, into } => {
                format!("`{question}` in {}", counted(into.len() as u64, "band"))
            }
            Coarsening::Area(Level::Uk) => "areas left out but for the whole".to_owned(),
            Coarsening::Area(Level::Nation) => "areas no smaller than nations".to_owned(),
            Coarsening::Area(_) => "areas no smaller than regions".to_owned(),
        };
        text.push_str(&format!("  {step}\n"));
    }
    let columns: Vec<_> = about.columns.iter().map(|c| c.name.as_str()).collect();
    text.push_str(&format!(
        "{} deleted, as their groups were smaller (at most {MOST_DELETED}% may be); {} left out as empty\n\
         columns: {}\n{}\n{}\n",
        counted(about.deleted as u64, "answer"),
        about.empty,
        columns.join(", "),
        out.display(),
        sidecar.display(),
    ));
    text
}
