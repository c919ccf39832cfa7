//! `sitegen due`.

use super::progress::while_doing;
use super::said::{Format, ReportArgs, counted};
use super::site::{SiteArgs, on};
use anyhow::Result;
use clap::Args as ClapArgs;
use serde_json::json;
use sitegen::Due;
use sitegen::report::github_due;
use std::path::PathBuf;
use std::process::ExitCode;
use survey::Date;

/// What `due` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    site: SiteArgs,
    /// Only what falls due within so many days, and what is overdue.
    #[arg(long, value_name = "DAYS")]
    within: Option<u16>,
    /// Count from this day, in place of today.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// The form of the list: for a person, one JSON document, or annotations of a GitHub
    /// workflow.
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    format: Form,
}

/// The form of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    #[default]
    Human,
    Json,
    Github,
}

/// Lists what must be looked at again, what comes first first.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let today = on(args.date);
    let options = args.site.options(PathBuf::new(), args.date)?;
    let due = match while_doing("reading the site", || sitegen::due(&options)) {
        Ok(due) => due,
        Err(error) => {
            let report = ReportArgs {
                format: match args.format {
                    Form::Human => Format::Human,
                    Form::Json => Format::Json,
                    Form::Github => Format::Github,
                },
                deny_warnings: false,
            };
            return report.refuse(error, &options.content, "the list would have holes");
        }
    };
    let last = args.within.map(|days| later(today, days));
    let listed = due
        .iter()
        .filter(|due| last.is_none_or(|last| due.next_check <= last));
    let listed: Vec<_> = listed.collect();
    match args.format {
        Form::Human => say(&listed, today),
        Form::Github => {
            for due in listed {
                print!("{}", github_due(due, today, &options.content));
            }
        }
        Form::Json => {
            let list: Vec<_> = listed.iter().map(|due| entry(due, today)).collect();
            let document = json!({ "format": 1, "date": today.to_string(), "due": list });
            println!("{document:#}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn say(listed: &[&Due], today: Date) {
    for due in listed {
        let late = if due.next_check < today {
            "overdue  "
        } else {
            ""
        };
        println!(
            "{}  {late}{} “{}”, checked {} ({}:{})",
            due.next_check, due.kind, due.name, due.checked, due.file, due.line
        );
    }
    let late = listed.iter().filter(|due| due.next_check < today).count();
    println!(
        "{} to look at, {late} overdue",
        counted(listed.len(), "thing")
    );
}

fn entry(due: &Due, today: Date) -> serde_json::Value {
    json!({
        "kind": due.kind.to_string(),
        "name": due.name,
        "file": due.file,
        "line": due.line,
        "checked": due.checked.to_string(),
        "next_check": due.next_check.to_string(),
        "overdue": due.next_check < today,
    })
}

/// The day so many days later.
fn later(from: Date, days: u16) -> Date {
    (0..days).fold(from, |date, _| {
        let (year, month, day) = (date.year(), date.month(), date.day());
        Date::new(year, month, day + 1)
            .or_else(|| Date::new(year, month + 1, 1))
            .or_else(|| Date::new(year + 1, 1, 1))
            .unwrap_or(date)
    })
}

#[cfg(test)]
mod tests {
    use super::later;

    #[test]
    fn days_go_on_over_the_ends_of_months_and_years() {
        for (from, days, to) in [
            ("2026-11-22", 0, "2026-11-22"),
            ("2026-11-22", 60, "2027-01-21"),
            ("2028-02-28", 1, "2028-02-29"),
            ("2027-02-28", 366, "2028-02-29"),
        ] {
            assert_eq!(later(from.parse().unwrap(), days).to_string(), to);
        }
    }
}
