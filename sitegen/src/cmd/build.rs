//! `sitegen build`.

use anyhow::{Context, Result};
use clap::Args as ClapArgs;
use sitegen::{Mistakes, Options};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};
use survey::Date;

/// What `build` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The campaign's content.
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// Where the site goes; what is there is replaced.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// The built form; needed once the open wave has its key.
    #[arg(long, value_name = "DIR")]
    widget: Option<PathBuf>,
    /// The address that takes answers, in place of the one in site.toml.
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,
    /// The site's address, in place of the one in site.toml.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Build as on this day, in place of today.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Add compressed copies (`.br`, `.gz`) for servers that send them as they are.
    #[arg(long)]
    compress: bool,
}

/// Builds, and says what was made or everything that is wrong.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let today = match args.date {
        Some(date) => date,
        None => today().context("the clock of this machine is wrong; use `--date`")?,
    };
    let options = Options {
        content: args.content.clone(),
        out: args.out.clone(),
        widget: args.widget.clone(),
        endpoint: args.endpoint.clone(),
        base_url: args.base_url.clone(),
        today,
        compress: args.compress,
    };
    let summary = match sitegen::build(&options) {
        Ok(summary) => summary,
        Err(error) => match error.downcast_ref::<Mistakes>() {
            Some(mistakes) => return Ok(refuse(mistakes, args)),
            None => return Err(error),
        },
    };
    let survey = match &summary.open {
        Some(wave) => format!("the survey is open (wave {wave})"),
        None => "the survey is not open".to_owned(),
    };
    let out = args.out.display();
    println!(
        "built {out}: {} pages, {} files; {survey}",
        summary.pages, summary.files
    );
    for language in &summary.languages {
        println!("{language}");
    }
    for warning in &summary.warnings {
        eprintln!("{warning}\n");
    }
    for note in &summary.notes {
        println!("note: {note}");
    }
    Ok(ExitCode::SUCCESS)
}

fn refuse(mistakes: &Mistakes, args: &Args) -> ExitCode {
    eprintln!("{}\n", mistakes.render(std::io::stderr().is_terminal()));
    let count = match mistakes.count() {
        1 => "1 mistake".to_owned(),
        n => format!("{n} mistakes"),
    };
    eprintln!(
        "{count}; nothing was written, {} is as it was",
        args.out.display()
    );
    ExitCode::FAILURE
}

/// Today in UTC.
pub(super) fn today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    Date::from_unix_days(seconds / 86_400)
}
