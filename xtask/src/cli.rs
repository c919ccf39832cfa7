//! The command line.

use crate::contact_sheets::{self, ContactSheetArgs};
use crate::demo::{self, DemoArgs};
use crate::processes;
use crate::test::{self, TestArgs};
use crate::widget::{self, WidgetArgs};
use crate::workspace::Workspace;
use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds the widget, runs the demonstration and every test.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the survey form for the browser and say how large it is
    Widget(WidgetArgs),
    /// Run the whole chain on this machine, with invented answers
    Demo(DemoArgs),
    /// Run formatting, lints, unit, integration, property and browser tests
    Test(TestArgs),
    /// Take pictures of every state of the form, at every width, to look at
    ContactSheets(ContactSheetArgs),
}

impl Cli {
    /// Does what the command line asks; the code is 1 if a check failed.
    ///
    /// # Errors
    /// Says what could not be done and what to do about it.
    pub(crate) fn run(self) -> Result<ExitCode> {
        processes::stop_all_on_interrupt()?;
        let workspace = Workspace::find()?;
        match self.command {
            Command::Widget(args) => widget::run(&workspace, &args),
            Command::Demo(args) => demo::run(&workspace, &args),
            Command::Test(args) => test::run(&workspace, &args),
            Command::ContactSheets(args) => contact_sheets::run(&workspace, &args),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_manual_names_every_command_and_flag() {
        let manual = include_str!("../README.md");
        for command in Cli::command().get_subcommands() {
            let name = command.get_name();
            assert!(manual.contains(&format!("`cargo xtask {name}`")), "{name}");
            for flag in command.get_arguments().filter_map(|a| a.get_long()) {
                assert!(manual.contains(&format!("--{flag}")), "{name} --{flag}");
            }
        }
    }
}
