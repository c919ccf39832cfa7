//! Java, for the one tool that is written in it.

use super::apt;
use crate::workspace::{Workspace, on_path};
use anyhow::{Result, ensure};

/// What a person can do where the command may not.
const BY_HAND: &str = "on Debian, as root: apt-get update && \
    apt-get install --no-install-recommends default-jre-headless; elsewhere put a `java`, 17 or \
    newer, on the PATH";

/// Sees that `java` is on the `PATH`; on Debian installs it if it is run by root.
///
/// # Errors
/// Says how to come by it.
pub(super) fn find_or_install(workspace: &Workspace) -> Result<()> {
    if on_path("java").is_none() {
        apt::install(workspace, &["default-jre-headless"], BY_HAND)?;
        let there = on_path("java").is_some();
        ensure!(
            there,
            "default-jre-headless is installed, but brought no `java`"
        );
    }
    Ok(())
}
