//! `sitegen build`.

use anyhow::{Context, Result};
use clap::Args as ClapArgs;
use sitegen::{Mistakes, Moment, Options, Waiting};
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
    // A whole day is looked at as it ends; the real one as the clock has it.
    let now = args.date.map_or_else(|| Some(Moment::now()), |_| None);
    let today = args.date.or(now.map(Moment::date));
    let today = today.context("the clock of this machine is wrong; use `--date`")?;
    let options = Options {
        content: args.content.clone(),
        out: args.out.clone(),
        widget: args.widget.clone(),
        endpoint: args.endpoint.clone(),
        base_url: args.base_url.clone(),
        today,
        now,
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
    for line in wait(&summary.waiting) {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}

/// What is not in the site yet, and when to build again for it.
fn wait(waiting: &[Waiting]) -> Vec<String> {
    let each = waiting.iter().map(|Waiting { what, until }| {
        let when = until.words();
        format!("waiting until {when}: {what}")
    });
    let next = waiting.first().map(|next| {
        let when = next.until.words();
        format!("build and upload again then: next at {when}")
    });
    each.chain(next).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_said_with_its_time_and_zone_and_the_next_build() {
        let waiting = [
            ("a comes out", "2027-03-03T00:01"),
            ("b comes out", "2027-07-03T09:30"),
        ];
        let waiting = waiting.map(|(what, until)| Waiting {
            what: what.to_owned(),
            until: until.parse().unwrap(),
        });
        assert_eq!(
            wait(&waiting),
            [
                "waiting until 3 March 2027 at 00:01 (UK time, GMT): a comes out",
                "waiting until 3 July 2027 at 09:30 (UK time, BST): b comes out",
                "build and upload again then: next at 3 March 2027 at 00:01 (UK time, GMT)",
            ]
        );
        assert!(wait(&[]).is_empty());
    }
}
