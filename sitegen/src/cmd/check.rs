//! `sitegen check`.

use super::progress::while_doing;
use super::said::{Format, ReportArgs, counted};
use super::site::SiteArgs;
use anyhow::Result;
use clap::Args as ClapArgs;
use std::path::PathBuf;
use std::process::ExitCode;
use survey::Date;

/// What `check` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    site: SiteArgs,
    /// Check as on this day, in place of today.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    #[command(flatten)]
    report: ReportArgs,
}

/// What follows from mistakes.
const SO: &str = "the site cannot be built so";

/// Does everything that `build` does, but writes nothing.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let options = args.site.options(PathBuf::new(), args.date)?;
    let summary = match while_doing("checking the site", || sitegen::check(&options)) {
        Ok(summary) => summary,
        Err(error) => {
            return args.report.refuse(error, &options.content, SO);
        }
    };
    let warnings = summary.report.warnings();
    let code = args.report.print(summary.report, &options.content);
    if args.report.deny_warnings && warnings > 0 {
        eprintln!("{}; {SO}", counted(warnings, "mistake"));
    } else if args.report.format != Format::Json {
        let content = options.content.display();
        let pages = counted(summary.pages, "page");
        let warnings = counted(warnings, "warning");
        println!("checked {content}: {pages}, no mistakes, {warnings}");
    }
    Ok(code)
}
