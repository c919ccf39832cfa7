//! The browser of the browser tests, and the program that drives it.

use crate::run::Task;
use crate::workspace::{Workspace, on_path};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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
pub(crate) fn find_or_install(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(driver) = find() {
        return Ok(driver);
    }
    let apt = on_path("apt-get").filter(|_| is_debian() && rustix::process::geteuid().is_root());
    let Some(apt) = apt else {
        bail!("there is no browser with its driver here; {BY_HAND}");
    };
    let apt = |what: &str, log, args: &[&str]| {
        Task::new(what, log, Command::new(&apt))
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(args)
            .run(workspace)
    };
    apt(
        "bring Debian's package lists up to date",
        "apt-update",
        &["update"],
    )?;
    let install = [
        "install",
        "-y",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
    ];
    apt(
        "install chromium and chromium-driver",
        "apt-install",
        &install,
    )?;
    find().context("chromium-driver is installed, but there is no `chromedriver` on the PATH")
}

fn find() -> Option<PathBuf> {
    let driver = env::var_os("CHROMEDRIVER")
        .map(PathBuf::from)
        .filter(|d| d.is_file());
    let driver = driver.or_else(|| on_path("chromedriver"))?;
    let browser = BROWSERS.iter().any(|name| on_path(name).is_some());
    (browser || Path::new(ON_A_MAC).exists()).then_some(driver)
}

/// Whether this is Debian itself: what descends from it may bring its browser
/// in another way.
fn is_debian() -> bool {
    let about = fs::read_to_string("/etc/os-release").unwrap_or_default();
    about.lines().any(|line| line == "ID=debian")
}
