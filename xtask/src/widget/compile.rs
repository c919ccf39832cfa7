//! From the crate to a WebAssembly module.

use crate::run::Task;
use crate::toolchain::{Std, WASM};
use crate::workspace::{Workspace, cargo};
use anyhow::Result;
use std::path::PathBuf;

/// What building the standard library takes, and what it is built for.
const FROM_SOURCE: [&str; 5] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
    "-Zpanic-immediate-abort",
    "--config",
    "profile.widget.panic=\"immediate-abort\"",
];

/// Compiles the widget; gives the module's place.
///
/// # Errors
/// Fails if the compiler does, with what it said.
pub(super) fn compile(workspace: &Workspace, std: &Std) -> Result<PathBuf> {
    // Each compiler has a build folder of its own, or it would build
    // everything anew each time the other had its turn.
    let target = workspace.target.join(match std {
        Std::Plain => "widget-plain",
        Std::Source(_) => "widget-std",
    });
    let mut task = Task::new("compile the widget", "widget", cargo())
        .args(["build", "--locked", "--package", "widget", "--lib"])
        .args(["--profile", "widget", "--target", WASM])
        .args(["--target-dir".as_ref(), target.as_os_str()]);
    if let Std::Source(source) = std {
        source.fetch_dependencies(workspace)?;
        task = task.args(FROM_SOURCE).envs(&source.variables);
    }
    task.run(workspace)?;
    Ok(target.join(WASM).join("widget/widget.wasm"))
}
