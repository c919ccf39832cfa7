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

/// Today in UTC: the civil calendar from days since 1970, which begins its
/// years in March so that the leap day stands last.
pub(super) fn today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    date_of(seconds / 86_400)
}

fn date_of(days: u64) -> Option<Date> {
    // Days since 1 March of the year 0, then 400-year eras of 146,097 days.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    let year = u16::try_from(era * 400 + year + next).ok()?;
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        for (days, date) in [
            (0, "1970-01-01"),
            (19_782, "2024-02-29"),
            (20_779, "2026-11-22"),
        ] {
            assert_eq!(date_of(days).unwrap().to_string(), date);
        }
    }
}
