//! Debian's packages, installed where that is allowed.

use crate::run::Task;
use crate::workspace::{Workspace, on_path};
use anyhow::{Result, bail};
use std::fs;
use std::process::Command;

/// Installs packages: on Debian itself, and only when run by root.
///
/// # Errors
/// If it may not, with `by_hand`: what a person can do instead.
pub(crate) fn install(workspace: &Workspace, packages: &[&str], by_hand: &str) -> Result<()> {
    let apt = on_path("apt-get").filter(|_| is_debian() && rustix::process::geteuid().is_root());
    let Some(apt) = apt else {
        bail!("not installed here; {by_hand}");
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
    let mut args = vec!["install", "-y", "--no-install-recommends"];
    args.extend(packages);
    let what = format!("install {}", packages.join(", "));
    apt(&what, "apt-install", &args)?;
    Ok(())
}

/// Whether this is Debian itself: what descends from it may bring its browser
/// in another way.
fn is_debian() -> bool {
    let about = fs::read_to_string("/etc/os-release").unwrap_or_default();
    about.lines().any(|line| line == "ID=debian")
}
