//! `sitegen hosts`.

use anyhow::Result;
use clap::Args as ClapArgs;
use sitegen::hosts::{Host, Site};
use std::path::PathBuf;
use std::process::ExitCode;

/// What `hosts` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Where the site will be.
    host: Host,
    /// A built site.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    dir: PathBuf,
    /// The site's name on the web, in place of the one that it was built for.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The folder of the site on the host, in place of `/var/www/NAME`.
    #[arg(long, value_name = "PATH")]
    root: Option<String>,
}

/// Prints the configuration.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let mut site = Site::read(&args.dir)?;
    if let Some(name) = &args.name {
        site.root = format!("/var/www/{name}");
        site.name.clone_from(name);
    }
    if let Some(root) = &args.root {
        site.root.clone_from(root);
    }
    print!("{}", args.host.configuration(&site));
    if let Some(note) = args.host.note() {
        eprintln!("{note}");
    }
    Ok(ExitCode::SUCCESS)
}
