//! How mistakes and warnings leave the program: for a person on standard error, for a
//! program on standard output.

use clap::{Args as ClapArgs, ValueEnum};
use sitegen::Mistakes;
use sitegen::report::Report;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

/// In what form a report is wanted, and how strict.
#[derive(Debug, ClapArgs)]
pub(crate) struct ReportArgs {
    /// The form of the report: for a person (on standard error), as one JSON document, or
    /// as annotations of a GitHub workflow (both on standard output).
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    pub(crate) format: Format,
    /// Take every warning for a mistake.
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    #[default]
    Human,
    Json,
    Github,
}

impl ReportArgs {
    /// Prints everything that was found, and gives the exit code for it.
    pub(crate) fn print(&self, report: Report, content: &Path) -> ExitCode {
        let report = match self.deny_warnings {
            true => report.deny_warnings(),
            false => report,
        };
        match self.format {
            Format::Json => println!("{}", report.json()),
            Format::Github => print!("{}", report.github(content)),
            Format::Human if report.iter().next().is_some() => {
                eprintln!("{}\n", report.human(std::io::stderr().is_terminal()));
            }
            Format::Human => {}
        }
        if report.errors() > 0 {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        }
    }

    /// Prints the mistakes that an error holds; the error itself if it is another.
    pub(crate) fn refuse(
        &self,
        error: anyhow::Error,
        content: &Path,
        so: &str,
    ) -> anyhow::Result<ExitCode> {
        let report = error.downcast::<Mistakes>()?.report();
        let warnings = if self.deny_warnings {
            report.warnings()
        } else {
            0
        };
        let mistakes = counted(report.errors() + warnings, "mistake");
        let code = self.print(report, content);
        eprintln!("{mistakes}; {so}");
        Ok(code)
    }
}

/// "1 mistake", "2 mistakes".
pub(crate) fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}
