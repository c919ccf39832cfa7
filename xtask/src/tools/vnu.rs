//! The Nu HTML checker, from the package `vnu-jar` of the npm registry.

use super::{Drive, java, npm};
use crate::workspace::Workspace;
use anyhow::Result;

const VERSION: &str = "26.9.27";

/// Its program, found in the cache or fetched, and Java to run it.
///
/// # Errors
/// Says what is missing.
pub(crate) fn find_or_fetch(workspace: &Workspace) -> Result<Drive> {
    java::find_or_install(workspace)?;
    let place = npm::find_or_fetch(workspace, "vnu-jar", VERSION)?;
    let jar = place.join("node_modules/vnu-jar/build/dist/vnu.jar");
    Ok(vec![("CODE_OF_CARE_VNU", jar)])
}
