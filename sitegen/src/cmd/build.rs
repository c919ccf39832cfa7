//! `sitegen build`.

use super::progress::while_doing;
use super::said::{Format, ReportArgs, counted};
use super::site::SiteArgs;
use anyhow::Result;
use clap::Args as ClapArgs;
use sitegen::{Summary, Waiting};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use survey::Date;

/// What `build` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    site: SiteArgs,
    /// Where the site goes; a folder that holds anything else is left alone.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// Build as on this day, in place of today.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Add compressed copies (`.br`, `.gz`) for servers that send them as they are.
    #[arg(long)]
    compress: bool,
    #[command(flatten)]
    report: ReportArgs,
}

/// Builds, and says what was made or everything that is wrong.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let mut options = args.site.options(args.out.clone(), args.date)?;
    options.compress = args.compress;
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
        for file in &summary.drafts {
            println!("left out, a draft: {file}");
        }
        for line in wait(&summary.waiting) {
            println!("{line}");
        }
    }
    code
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
    for line in changes(summary) {
        println!("{line}");
    }
    for language in &summary.languages {
        println!("{language}");
    }
}

/// So many changed pages are named.
const NAMED: usize = 10;

/// What is different from the last build, for whoever puts the site up and looks whether it is
/// there. Of a site that is all new there is nothing to say.
fn changes(summary: &Summary) -> Vec<String> {
    let Summary {
        files,
        written,
        removed,
        ..
    } = summary;
    if *written == *files {
        return Vec::new();
    }
    if *written + *removed == 0 {
        return vec!["nothing has changed since the last build".to_owned()];
    }
    let pages: Vec<_> = summary.changed_pages().collect();
    let others = *written - pages.len();
    let first = format!(
        "changed since the last build: {}, {}; gone: {removed}",
        counted(pages.len(), "page"),
        counted(others, "other file"),
    );
    let named = pages.iter().take(NAMED).map(|page| format!("  {page}"));
    let more = pages.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("  and {more} more"));
    [first].into_iter().chain(named).chain(more).collect()
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
