//! The command line of the generator.

mod cmd;
#[cfg(test)]
mod handbook;

use clap::{CommandFactory, Parser, Subcommand};
use std::process::ExitCode;

/// Pages are made of thousands of short texts, on every processor at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The exit code when something failed that is no mistake of the content.
const FAILED: u8 = 3;

const CODES: &str = "\
Exit codes:
  0  done
  1  there are mistakes in the content; nothing was written
  2  the command was not understood
  3  something else failed: a file that cannot be read, a full disk";

const BUILD: &str = "\
Examples:
  sitegen build
  sitegen build --content content --out dist --widget target/widget
  sitegen build --date 2027-03-03 --out /tmp/then
  sitegen build --deny-warnings --format github";

const CHECK: &str = "\
Examples:
  sitegen check
  sitegen check --format json > report.json
  sitegen check --deny-warnings --format github";

const DUE: &str = "\
Examples:
  sitegen due
  sitegen due --within 60
  sitegen due --format json
  sitegen due --within 60 --format github";

const PREVIEW: &str = "\
Examples:
  sitegen preview-at 2027-03-03
  sitegen preview-at 2027-03-03 --out then --listen 127.0.0.1:8000";

const APPROVE: &str = "\
Examples:
  sitegen approve cy --by \"translator, a health board\"
  sitegen approve cy question.role widget.leave --by \"translator, a health board\" >> content/survey/text/cy.review.toml";

const HOSTS: &str = "\
Examples:
  sitegen hosts nginx --dir dist > campaign.conf
  sitegen hosts caddy --name campaign.example --root /srv/campaign";

const SERVE: &str = "\
Examples:
  sitegen serve
  sitegen serve --content content --listen 127.0.0.1:8000
  sitegen serve --dir dist";

const COMPLETIONS: &str = "\
Examples:
  sitegen completions bash > ~/.local/share/bash-completion/completions/sitegen
  sitegen completions fish > ~/.config/fish/completions/sitegen.fish";

/// Turns a campaign's content into a static site.
#[derive(Debug, Parser)]
#[command(name = "sitegen", version, about, after_help = CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site; nothing is written unless everything is right.
    #[command(after_help = BUILD)]
    Build(cmd::build::Args),
    /// Do everything that `build` does, but write nothing.
    #[command(after_help = CHECK)]
    Check(cmd::check::Args),
    /// Begin a campaign, or a page, a quote and so on in one that there is.
    #[command(after_help = cmd::new::EXAMPLES)]
    New(cmd::new::Args),
    /// Say what must be looked at again, and by when.
    #[command(after_help = DUE)]
    Due(cmd::due::Args),
    /// Build the site as it will be on a day, and show it on this machine.
    #[command(after_help = PREVIEW)]
    PreviewAt(cmd::preview_at::Args),
    /// Print the approval of a translation, to be added to its review file.
    #[command(after_help = APPROVE)]
    Approve(cmd::approve::Args),
    /// Print the configuration of a server or host for a built site.
    #[command(after_help = HOSTS)]
    Hosts(cmd::hosts::Args),
    /// Show the site on this machine while you write, or a built one. Never for visitors.
    #[command(after_help = SERVE)]
    Serve(cmd::serve::Args),
    /// Print what a shell needs to complete these commands.
    #[command(after_help = COMPLETIONS)]
    Completions(cmd::shell::CompletionsArgs),
    /// Print the manual page, or write those of every command into a folder.
    Man(cmd::shell::ManArgs),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Build(args) => cmd::build::run(&args),
        Command::Check(args) => cmd::check::run(&args),
        Command::Approve(args) => cmd::approve::run(&args),
        Command::Hosts(args) => cmd::hosts::run(&args),
        Command::Serve(args) => cmd::serve::run(&args),
        Command::New(args) => cmd::new::run(&args),
        Command::Due(args) => cmd::due::run(&args),
        Command::PreviewAt(args) => cmd::preview_at::run(&args),
        Command::Completions(args) => cmd::shell::completions(&args, &mut Cli::command()),
        Command::Man(args) => cmd::shell::man(&args, Cli::command()),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(FAILED)
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
