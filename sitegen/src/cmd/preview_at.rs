//! `sitegen preview-at`.

use super::build::say;
use super::progress::while_doing;
use super::said::ReportArgs;
use super::serve;
use super::site::SiteArgs;
use anyhow::{Context, Result};
use clap::Args as ClapArgs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use survey::Date;

/// What `preview-at` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The day: `2027-03-03`.
    #[arg(value_name = "DATE")]
    date: Date,
    #[command(flatten)]
    site: SiteArgs,
    /// A folder for the preview, in place of one that goes when the command is stopped.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    #[command(flatten)]
    report: ReportArgs,
}

/// Builds as on the day, and serves until it is stopped.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let temporary = tempfile::tempdir().context("no folder for the preview can be made")?;
    let out = args.out.clone();
    let out = out.unwrap_or_else(|| temporary.path().join("preview"));
    let options = args.site.options(out.clone(), Some(args.date))?;
    let summary = match while_doing("building the preview", || sitegen::build(&options)) {
        Ok(summary) => summary,
        Err(error) => {
            let so = format!("there is nothing to show of {}", args.date);
            return args.report.refuse(error, &options.content, &so);
        }
    };
    say(&summary, &out);
    args.report.print(summary.report, &options.content);
    println!(
        "a preview of {}: never publish this folder before that day",
        args.date
    );
    serve::show_built(&out, args.listen)
}
