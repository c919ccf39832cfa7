//! A standard library that comes compiled.

use super::{Host, WASM};
use crate::run::Task;
use crate::workspace::{Workspace, on_path};
use anyhow::{Result, anyhow, bail};
use std::process::Command;
use std::time::Duration;

/// Where rustup's server cannot be reached it can take long to say so.
const RUSTUP_LIMIT: Duration = Duration::from_secs(180);

/// What the active toolchain has.
///
/// # Errors
/// If it has none.
pub(super) fn installed(host: &Host) -> Result<String> {
    if host.has_wasm_std()? {
        Ok(format!(
            "the active toolchain's, in {}",
            host.sysroot.display()
        ))
    } else {
        bail!("{} has none", host.sysroot.display())
    }
}

/// What rustup brings.
///
/// # Errors
/// If there is no rustup, or it cannot fetch it.
pub(super) fn from_rustup(workspace: &Workspace, host: &Host) -> Result<String> {
    rustup(workspace, &["target", "add", WASM])?;
    if host.has_wasm_std()? {
        Ok("the active toolchain's, by rustup".to_owned())
    } else {
        bail!(
            "rustup added it to another toolchain than {}",
            host.sysroot.display()
        )
    }
}

/// Lets rustup add something to the active toolchain.
///
/// # Errors
/// If there is no rustup, or it cannot fetch it.
pub(super) fn rustup(workspace: &Workspace, args: &[&str]) -> Result<()> {
    let program = on_path("rustup").ok_or_else(|| anyhow!("`rustup` is not installed"))?;
    let task = Task::new(
        format!("rustup {}", args.join(" ")),
        "rustup",
        Command::new(program),
    );
    let done = task.args(args).limit(RUSTUP_LIMIT).attempt(workspace)?;
    if done.success {
        return Ok(());
    }
    let why = done
        .output
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty());
    bail!(
        "rustup could not: {} (all it said: {})",
        why.unwrap_or("no reason given").trim(),
        done.log.display()
    )
}
