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

/// SHA-256 in a loop rather than unrolled: 6 kB less, and still thousands of
/// hashes in the blink that the proof of work takes.
const FOR_SIZE: (&str, &str) = (
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
    "--cfg sha2_backend_soft=\"compact\"",
);

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
        .args(["--target-dir".as_ref(), target.as_os_str()])
        .env(FOR_SIZE.0, FOR_SIZE.1);
    if let Std::Source(source) = std {
        source.fetch_dependencies(workspace)?;
        task = task.args(FROM_SOURCE).envs(&source.variables);
    }
    task.run(workspace)?;
    Ok(target.join(WASM).join("widget/widget.wasm"))
}
