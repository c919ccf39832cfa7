//! `WebKit` with its plainest browser, and the program that drives it.

use super::{Drive, apt, named_or_on_path};
use crate::workspace::{Workspace, on_path};
use anyhow::{Context, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// What a person can do where the command may not.
const BY_HAND: &str = "on Debian, as root: apt-get update && \
    apt-get install --no-install-recommends webkit2gtk-driver xvfb; elsewhere name \
    WebKitGTK's programs in WEBKITDRIVER and MINIBROWSER";

/// Finds `WebKitWebDriver`, the `MiniBrowser` and `Xvfb`, a screen to show it
/// on; on Debian installs all if it is run by root. `WEBKITDRIVER` and
/// `MINIBROWSER` name others.
///
/// # Errors
/// Says what is missing and how to come by it.
pub(crate) fn find_or_install(workspace: &Workspace) -> Result<Drive> {
    if let Some(found) = find() {
        return Ok(found);
    }
    apt::install(workspace, &["webkit2gtk-driver", "xvfb"], BY_HAND)?;
    find().context("webkit2gtk-driver is installed, but it brought no WebKitWebDriver, no MiniBrowser or no Xvfb")
}

fn find() -> Option<Drive> {
    on_path("Xvfb")?;
    let driver = named_or_on_path("WEBKITDRIVER", "WebKitWebDriver")?;
    let browser = named_or_on_path("MINIBROWSER", "MiniBrowser").or_else(in_library)?;
    Some(vec![("WEBKITDRIVER", driver), ("MINIBROWSER", browser)])
}

/// Debian keeps it off the `PATH`: `/usr/lib/<machine>/webkit2gtk-4.1/`.
fn in_library() -> Option<PathBuf> {
    let machine = format!("{}-linux-gnu", env::consts::ARCH);
    let library = Path::new("/usr/lib").join(machine);
    let folders = fs::read_dir(library).ok()?.flatten();
    let ours = folders.filter(|f| f.file_name().to_string_lossy().starts_with("webkit"));
    ours.map(|folder| folder.path().join("MiniBrowser"))
        .find(|program| program.is_file())
}
