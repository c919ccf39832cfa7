//! `axe-core`, the checker of accessibility, from the npm registry.

use super::npm;
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::PathBuf;

const VERSION: &str = "4.14.1";

/// Its one script, found in the cache or fetched.
///
/// # Errors
/// Says what is missing.
pub(crate) fn find_or_fetch(workspace: &Workspace) -> Result<PathBuf> {
    let place = npm::find_or_fetch(workspace, "axe-core", VERSION)?;
    Ok(place.join("node_modules/axe-core/axe.min.js"))
}
