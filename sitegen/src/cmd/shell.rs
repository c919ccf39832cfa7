//! `sitegen completions` and `sitegen man`.

use anyhow::{Context, Result};
use clap::{Args as ClapArgs, Command};
use clap_complete::Shell;
use std::io::stdout;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `completions` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// What `man` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct ManArgs {
    /// Write the pages of every command into this folder.
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Prints the script for a shell.
pub(crate) fn completions(args: &CompletionsArgs, command: &mut Command) -> Result<ExitCode> {
    clap_complete::generate(args.shell, command, "sitegen", &mut stdout());
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual page, or writes all of them.
pub(crate) fn man(args: &ManArgs, command: Command) -> Result<ExitCode> {
    match &args.dir {
        Some(dir) => {
            std::fs::create_dir_all(dir)
                .and_then(|()| clap_mangen::generate_to(command, dir))
                .with_context(|| format!("cannot write to {}", dir.display()))?;
        }
        None => clap_mangen::Man::new(command).render(&mut stdout())?,
    }
    Ok(ExitCode::SUCCESS)
}
