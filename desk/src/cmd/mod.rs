//! The command line. Each command is a file with its arguments and one `run`.

pub mod check;
pub mod extract;
pub mod key;
pub mod open;
pub mod organisations;
pub mod sample;
pub mod tabulate;

use crate::files::folder_of;
use crate::quality::{self, Decisions};
use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use survey::{Date, WaveId};

/// The offline tool of a Code of Care campaign: opens sealed answers and makes
/// publishable tables. It never opens a network connection.
#[derive(Debug, Parser)]
#[command(name = "desk", version)]
pub struct Desk {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the key pair of a wave
    #[command(subcommand)]
    Key(key::Key),
    /// Open boxes of sealed answers
    Open(open::Args),
    /// Make the publishable table of a wave
    Tabulate(tabulate::Args),
    /// List what two people should look at before answers are counted
    Check(check::Args),
    /// Make a file of single answers for a researcher
    Extract(extract::Args),
    /// Compare the list of trusts with a fresh export of the Organisation Data Service
    Organisations(organisations::Args),
    /// Make up answers for a demonstration
    Sample(sample::Args),
}

impl Desk {
    /// Does what was asked.
    ///
    /// # Errors
    /// Says where, what was found and what to do.
    pub fn run(&self) -> Result<()> {
        match &self.command {
            Command::Key(key::Key::New(args)) => key::new(args),
            Command::Open(args) => open::run(args),
            Command::Tabulate(args) => tabulate::run(args),
            Command::Check(args) => check::run(args),
            Command::Extract(args) => extract::run(args),
            Command::Organisations(args) => organisations::run(args),
            Command::Sample(args) => sample::run(args),
        }
    }
}

/// The arguments of a command that looks at opened answers.
#[derive(Debug, clap::Args)]
pub struct Batch {
    /// A folder that `desk open` made
    #[arg(value_name = "OPENED_DIR")]
    pub opened: PathBuf,
    /// The campaign's content folder
    #[arg(long, value_name = "DIR")]
    pub content: PathBuf,
    /// The wave that the answers belong to
    #[arg(long)]
    pub wave: WaveId,
}

/// Whether a file lies within a folder, or would; links are followed.
fn lies_within(file: &Path, folder: &Path) -> Result<bool> {
    let real = |path: &Path| {
        let found = path.canonicalize();
        found.with_context(|| format!("cannot find the folder `{}`", path.display()))
    };
    Ok(real(folder_of(file))?.starts_with(real(folder)?))
}

/// What two people decided about a list of `desk check`; nothing without one.
fn decisions(list: Option<&Path>) -> Result<Decisions> {
    let decided = list.map(quality::decisions).transpose()?;
    Ok(decided.unwrap_or_default())
}

/// Today in UTC; `None` if this computer's clock gives no date.
fn today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    Date::from_unix_days(seconds / 86_400)
}

/// A count with its noun: "1 envelope", "2 envelopes".
fn counted(count: u64, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Desk::command().debug_assert();
    }
}
