//! The command line of the generator.

mod cmd;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Turns a campaign's content into a static site.
#[derive(Debug, Parser)]
#[command(name = "sitegen", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site; nothing is written unless everything is right.
    Build(cmd::build::Args),
    /// Print the approval of a translation, to be added to its review file.
    Approve(cmd::approve::Args),
    /// Print the configuration of a server or host for a built site.
    Hosts(cmd::hosts::Args),
    /// Show a built site on this machine. For previews only, never in production.
    Serve(cmd::serve::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Build(args) => cmd::build::run(&args),
        Command::Approve(args) => cmd::approve::run(&args),
        Command::Hosts(args) => cmd::hosts::run(&args),
        Command::Serve(args) => cmd::serve::run(&args),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn cli_is_well_formed() {
        <super::Cli as clap::CommandFactory>::command().debug_assert();
    }
}
