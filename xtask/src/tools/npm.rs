//! Packages of the npm registry, each fetched once into the cache.

use crate::files::{Draft, Lock, write};
use crate::run::Task;
use crate::workspace::{Workspace, cache, on_path};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder with `node_modules/` in it, from the cache or the registry.
///
/// # Errors
/// Says what is missing.
pub(super) fn find_or_fetch(workspace: &Workspace, name: &str, version: &str) -> Result<PathBuf> {
    fetch(workspace, name, version, |npm, draft| {
        npm.args(["install", "--no-save", "--prefix"])
            .arg(draft)
            .arg(format!("{name}@{version}"));
        Ok(())
    })
}

/// The same for a package that needs many others: a lock file says which, each
/// with the hash of what it holds.
///
/// # Errors
/// Says what is missing.
pub(super) fn find_or_fetch_locked(
    workspace: &Workspace,
    name: &str,
    version: &str,
    [manifest, lock]: [&str; 2],
) -> Result<PathBuf> {
    fetch(workspace, name, version, |npm, draft| {
        write(&draft.join("package.json"), manifest.as_bytes())?;
        write(&draft.join("package-lock.json"), lock.as_bytes())?;
        npm.arg("ci");
        Ok(())
    })
}

/// Fetches what `ask` tells npm to, if it is not in the cache. Nothing that it
/// brings is run.
fn fetch(
    workspace: &Workspace,
    name: &str,
    version: &str,
    ask: impl FnOnce(&mut Command, &Path) -> Result<()>,
) -> Result<PathBuf> {
    let place = cache()?.join(format!("{name}-{version}"));
    let _turn = Lock::wait(&place.with_extension("lock"))?;
    if place.join("node_modules").join(name).is_dir() {
        return Ok(place);
    }
    let Some(npm) = on_path("npm") else {
        bail!("Node and npm are not installed");
    };
    let draft = Draft::of(&place)?;
    let mut npm = Command::new(npm);
    ask(&mut npm, draft.path())?;
    Task::new(format!("fetch {name} {version}"), "npm", npm)
        .args(["--ignore-scripts", "--no-audit", "--no-fund"])
        .within(draft.path())
        .run(workspace)?;
    draft.finish()?;
    Ok(place)
}

/// A package that holds programs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Package {
    /// Its name.
    pub(super) name: &'static str,
    /// The very version.
    pub(super) version: &'static str,
}

/// A package that is there, and what runs it.
#[derive(Debug)]
pub(super) struct Installed {
    node: PathBuf,
    folder: PathBuf,
}

impl Package {
    /// Finds it in the cache or fetches it. Nothing that it brings is run.
    ///
    /// # Errors
    /// Says what is missing.
    pub(super) fn find_or_fetch(self, workspace: &Workspace) -> Result<Installed> {
        let Some(node) = on_path("node") else {
            bail!("Node and npm are not installed");
        };
        let place = find_or_fetch(workspace, self.name, self.version)?;
        let folder = place.join("node_modules").join(self.name);
        Ok(Installed { node, folder })
    }
}

impl Installed {
    /// One of its programs, to be given its arguments.
    pub(super) fn program(&self, name: &str) -> Command {
        let mut command = Command::new(&self.node);
        command.arg(self.folder.join("bin").join(name));
        command
    }
}
