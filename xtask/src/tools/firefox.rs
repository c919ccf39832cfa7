//! Firefox, and the program that drives it.

use super::{Drive, apt, named_or_on_path};
use crate::files::{Draft, Lock};
use crate::run::Task;
use crate::workspace::{Workspace, cache, cargo, on_path};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};

/// The driver's version in the crate registry: Debian has no package of it.
const VERSION: &str = "0.37.1";
const BROWSERS: [&str; 2] = ["firefox", "firefox-esr"];
const ON_A_MAC: &str = "/Applications/Firefox.app";

/// What a person can do where the command may not.
const BY_HAND: &str = "on Debian, as root: apt-get update && \
    apt-get install --no-install-recommends firefox-esr; elsewhere install Firefox";

/// Finds a Firefox, which on Debian is installed if this is run by root, and
/// `geckodriver`, which is compiled into the cache where there is none.
/// `GECKODRIVER` names another driver.
///
/// # Errors
/// Says what is missing and how to come by it.
pub(crate) fn find_or_install(workspace: &Workspace) -> Result<Drive> {
    if !is_there() {
        apt::install(workspace, &["firefox-esr"], BY_HAND)?;
        ensure!(is_there(), "firefox-esr is installed, but not on the PATH");
    }
    let driver = match named_or_on_path("GECKODRIVER", "geckodriver") {
        Some(driver) => driver,
        None => compile(workspace).context("geckodriver cannot be compiled")?,
    };
    Ok(vec![("GECKODRIVER", driver)])
}

fn is_there() -> bool {
    BROWSERS.iter().any(|name| on_path(name).is_some()) || Path::new(ON_A_MAC).exists()
}

/// Without optimising: it waits for the browser, not for itself.
fn compile(workspace: &Workspace) -> Result<PathBuf> {
    let place = cache()?.join(format!("geckodriver-{VERSION}"));
    let _turn = Lock::wait(&place.with_extension("lock"))?;
    let program = place.join("bin/geckodriver");
    if !program.is_file() {
        let draft = Draft::of(&place)?;
        Task::new(
            format!("compile geckodriver {VERSION}"),
            "geckodriver",
            cargo(),
        )
        .args(["install", "--locked", "--debug", "--version", VERSION])
        .args([Path::new("--root"), draft.path()])
        // Beside the programs and not among them: theirs are other versions.
        .args([
            Path::new("--target-dir"),
            &workspace.target.join("xtask/geckodriver"),
        ])
        .args(["geckodriver"])
        .run(workspace)?;
        draft.finish()?;
    }
    Ok(program)
}
