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

/// Functions that are alike stay apart, so that what calls for each is told by
/// its name; wasm-opt makes them one in the end.
const APART: &str = " -Zmerge-functions=disabled";

/// What the compiler made.
pub(super) struct Compiled {
    /// The module's place.
    pub(super) module: PathBuf,
    /// Whether every function is there under its own name.
    pub(super) apart: bool,
    /// Where to keep what the steps after this one make of it.
    pub(super) steps: PathBuf,
}

/// Compiles the widget.
///
/// # Errors
/// Fails if the compiler does, with what it said.
pub(super) fn compile(workspace: &Workspace, std: &Std) -> Result<Compiled> {
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
    let (variable, mut flags) = (FOR_SIZE.0, FOR_SIZE.1.to_owned());
    if let Std::Source(source) = std {
        task = task.args(FROM_SOURCE).envs(&source.variables);
        flags.push_str(APART);
    }
    task.env(variable, flags).run(workspace)?;
    Ok(Compiled {
        module: target.join(WASM).join("widget/widget.wasm"),
        apart: matches!(std, Std::Source(_)),
        steps: target.join("steps"),
    })
}
