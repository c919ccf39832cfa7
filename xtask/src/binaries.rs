//! The programs that people run, as they are released.

use crate::run::Task;
use crate::workspace::{Workspace, cargo};
use anyhow::Result;
use std::path::PathBuf;

/// Their names, which are those of their crates.
const NAMES: [&str; 3] = ["collector", "desk", "sitegen"];

/// Builds them; gives the folder that they are in.
///
/// # Errors
/// If they do not compile.
pub(crate) fn build(workspace: &Workspace) -> Result<PathBuf> {
    Task::new(format!("compile {}", NAMES.join(", ")), "binaries", cargo())
        .args(["build", "--locked", "--release", "--bins"])
        .args(NAMES.iter().flat_map(|name| ["--package", name]))
        .run(workspace)?;
    Ok(workspace.target.join("release"))
}
