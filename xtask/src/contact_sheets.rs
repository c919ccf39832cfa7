//! `cargo xtask contact-sheets`: pictures of every state of the form, to be
//! looked at.

use crate::binaries;
use crate::run::Task;
use crate::tools::chromium;
use crate::widget::{self, WidgetArgs};
use crate::workspace::{Workspace, cargo};
use anyhow::Result;
use clap::Args;
use std::path::{self, PathBuf};
use std::process::ExitCode;

/// Where to write them.
#[derive(Debug, Args)]
pub(crate) struct ContactSheetArgs {
    /// The folder to write to [default: target/contact-sheets]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    widget: WidgetArgs,
}

/// Builds what there is to see and takes the pictures.
///
/// # Errors
/// If something does not build, or there is no Chromium.
pub(crate) fn run(workspace: &Workspace, args: &ContactSheetArgs) -> Result<ExitCode> {
    let programs = chromium::find_or_install(workspace)?;
    let widget = widget::build(workspace, args.widget, widget::FOLDER)?.folder;
    let binaries = binaries::build(workspace)?;
    let out = match &args.out {
        Some(out) => path::absolute(out)?,
        None => workspace.target.join("contact-sheets"),
    };
    let done = Task::new("take the pictures", "contact-sheets", cargo())
        .args(["run", "--locked", "--package", "tests"])
        .args(["--bin", "contact-sheets", "--"])
        .args([&out])
        .env("CODE_OF_CARE_BROWSER", "chromium")
        .env("CODE_OF_CARE_WIDGET", &widget)
        .env("CODE_OF_CARE_BIN", &binaries)
        .envs(&programs)
        .run(workspace)?;
    println!("{}", done.output.lines().last().unwrap_or_default());
    Ok(ExitCode::SUCCESS)
}
