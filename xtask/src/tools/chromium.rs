//! Chromium, and the program that drives it.

use super::{Drive, apt, named_or_on_path};
use crate::workspace::{Workspace, on_path};
use anyhow::{Context, Result};
use std::path::Path;

const BROWSERS: [&str; 3] = ["chromium", "google-chrome", "google-chrome-stable"];
const ON_A_MAC: &str = "/Applications/Google Chrome.app";

/// What a person can do where the command may not.
const BY_HAND: &str = "on Debian, as root: apt-get update && \
    apt-get install --no-install-recommends chromium chromium-driver; elsewhere install Chrome \
    and put its `chromedriver` on the PATH";

/// Finds `chromedriver` with a browser to drive, and on Debian installs both
/// if it is run by root. `CHROMEDRIVER` names another driver.
///
/// # Errors
/// Says what is missing and how to come by it.
pub(crate) fn find_or_install(workspace: &Workspace) -> Result<Drive> {
    if let Some(found) = find() {
        return Ok(found);
    }
    apt::install(workspace, &["chromium", "chromium-driver"], BY_HAND)?;
    find().context("chromium-driver is installed, but there is no `chromedriver` on the PATH")
}

fn find() -> Option<Drive> {
    let driver = named_or_on_path("CHROMEDRIVER", "chromedriver")?;
    let browser = BROWSERS.iter().any(|name| on_path(name).is_some());
    (browser || Path::new(ON_A_MAC).exists()).then(|| vec![("CHROMEDRIVER", driver)])
}
