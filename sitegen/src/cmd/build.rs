//! `sitegen build`.

use super::progress::while_doing;
use super::said::{Format, ReportArgs};
use super::site::SiteArgs;
use anyhow::Result;
use clap::Args as ClapArgs;
use sitegen::Summary;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use survey::Date;

/// What `build` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    site: SiteArgs,
    /// Where the site goes; what is there is replaced.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// Build as on this day, in place of today.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    #[command(flatten)]
    report: ReportArgs,
}

/// Builds, and says what was made or everything that is wrong.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let options = args.site.options(args.out.clone(), args.date)?;
    let build = match args.report.deny_warnings {
        true => sitegen::build_without_warnings,
        false => sitegen::build,
    };
    match while_doing("building the site", || build(&options)) {
        Ok(summary) => Ok(built(&summary, args)),
        Err(error) => {
            let so = format!("nothing was written, {} is as it was", args.out.display());
            args.report.refuse(error, &options.content, &so)
        }
    }
}

fn built(summary: &Summary, args: &Args) -> ExitCode {
    if args.report.format != Format::Json {
        say(summary, &args.out);
    }
    let code = args
        .report
        .print(summary.report.clone(), &args.site.content);
    if args.report.format != Format::Json {
        for note in &summary.notes {
            println!("note: {note}");
        }
    }
    code
}

/// Says in a few lines what was made.
pub(super) fn say(summary: &Summary, out: &Path) {
    let survey = match &summary.open {
        Some(wave) => format!("the survey is open (wave {wave})"),
        None => "the survey is not open".to_owned(),
    };
    let out = out.display();
    println!(
        "built {out}: {} pages, {} files; {survey}",
        summary.pages, summary.files
    );
    for language in &summary.languages {
        println!("{language}");
    }
}
