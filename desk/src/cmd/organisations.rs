//! `desk organisations`.

use super::counted;
use crate::files::{self, Readers};
use crate::organisations::{Difference, Etr, Kept, List, compare};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use survey::parse::{self, FileReport};
use survey::{Date, Definition, OrganisationCode};

/// The arguments of `desk organisations`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The report of NHS trusts, `etr.csv`, of the Organisation Data Service
    #[arg(long, value_name = "FILE")]
    pub etr: PathBuf,
    /// The day on which the report was downloaded, as in 2026-11-22
    #[arg(long, value_name = "DATE")]
    pub date: Date,
    /// The list of the campaign's content folder
    #[arg(
        long,
        value_name = "FILE",
        default_value = "content/organisations/list.csv"
    )]
    pub list: PathBuf,
    /// New trusts to take in: codes, or files with a code at the start of each line
    #[arg(long, value_name = "CODE|FILE")]
    pub keep: Vec<String>,
    /// Write the list; without this, only say what differs
    #[arg(long)]
    pub write: bool,
}

/// Says how the list differs from a fresh report, and writes it if asked.
///
/// # Errors
/// The report is none, the list has mistakes or would have some, or something
/// cannot be read or written. The list is then as it was.
pub fn run(args: &Args) -> Result<()> {
    let at = args.list.display();
    let definition = definition(&args.list)?;
    let source = read(&args.list)?;
    let mut list = List::read(&at.to_string(), &source, &definition)?;
    let bytes = fs::read(&args.etr)
        .with_context(|| format!("cannot read the report `{}`", args.etr.display()))?;
    let etr = Etr::read(&bytes).with_context(|| format!("`{}`", args.etr.display()))?;
    let kept = kept(args, &list, &etr)?;
    let differences = compare(&list, &etr, &kept, args.date);
    print!("{}", report(&differences));
    if args.write {
        list.apply(&etr, &differences, args.date);
        let text = list.to_csv();
        List::read(&at.to_string(), &text, &definition)
            .context("with these differences the list would have mistakes; nothing was written")?;
        files::prepare(&args.list, text.as_bytes(), Readers::Everybody)
            .and_then(|file| file.replace(&args.list))
            .with_context(|| format!("cannot write `{at}`"))?;
        println!("{at} written");
    } else if differences.iter().any(Difference::changes_the_list) {
        println!("nothing was written; `--write` puts the changes into {at}");
    }
    println!("check the list before launch: see README.md beside it");
    Ok(())
}

/// The survey that the list belongs to: `survey/survey.toml` beside its folder.
fn definition(list: &Path) -> Result<Definition> {
    let content = files::folder_of(list).join("..");
    let path = content.join("survey/survey.toml");
    let source = read(&path).context("the list is checked against the survey beside its folder")?;
    parse::definition(&source).map_err(|findings| {
        let report = FileReport {
            path: path.display().to_string(),
            source,
            findings,
        };
        anyhow::anyhow!(report.render(false))
    })
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
}

/// The curator's decisions: `--keep`, and `left-out.csv` beside the list.
fn kept(args: &Args, list: &List, etr: &Etr) -> Result<Kept> {
    let left_out = files::folder_of(&args.list).join("left-out.csv");
    let mut taken = BTreeSet::new();
    for keep in &args.keep {
        match OrganisationCode::new(keep) {
            Ok(code) => drop(taken.insert(code)),
            Err(_) => taken.extend(codes(Path::new(keep))?),
        }
    }
    for code in &taken {
        let listed = list.codes().any(|listed| listed == code.as_str());
        if !listed && etr.trust(code.as_str()).is_none() {
            bail!("`--keep {code}`: the report has no trust of this code");
        }
    }
    let left_out = match left_out.exists() {
        true => codes(&left_out)?,
        false => BTreeSet::new(),
    };
    Ok(Kept { taken, left_out })
}

/// The codes at the starts of the lines of a file, up to the first comma.
/// Lines that begin with `#`, and a header `code`, are passed over.
fn codes(path: &Path) -> Result<BTreeSet<OrganisationCode>> {
    let text = read(path)?;
    let mut codes = BTreeSet::new();
    for (number, line) in (1..).zip(text.lines()) {
        let code = line.split(',').next().unwrap_or("").trim();
        if code.is_empty() || code.starts_with('#') || (number == 1 && code == "code") {
            continue;
        }
        let code = OrganisationCode::new(code)
            .with_context(|| format!("`{}`, line {number}: `{code}`", path.display()))?;
        codes.insert(code);
    }
    Ok(codes)
}

fn report(differences: &[Difference]) -> String {
    let mut text: String = differences.iter().map(|d| format!("{d}\n")).collect();
    let decisions = differences.iter();
    let decisions = decisions.filter(|d| d.asks_for_a_decision()).count();
    let all = differences.len() as u64;
    text.push_str(&match (all, decisions) {
        (0, _) => "the list agrees with the report\n".to_owned(),
        (_, 0) => format!("{}, none to decide\n", counted(all, "difference")),
        _ => format!("{}, {decisions} to decide\n", counted(all, "difference")),
    });
    text
}
