//! The command line.

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{export, log, serve};

/// The endpoint: keeps sealed envelopes that it cannot read.
#[derive(Debug, Parser)]
#[command(name = "collector", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::ServeArgs),
    Export(export::ExportArgs),
}

/// Does what the command line asks.
///
/// # Errors
///
/// Says what could not be done and what to do about it.
pub async fn run(cli: Cli) -> Result<()> {
    log::start();
    match cli.command {
        Command::Serve(args) => serve::run(args).await,
        Command::Export(args) => export::run(args).await,
    }
}
