//! `esbuild`, which makes scripts smaller, from the npm registry.

use super::npm::{Installed, Package};
use crate::run::Task;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

const PACKAGE: Package = Package {
    name: "esbuild",
    version: "0.28.2",
};

/// The oldest JavaScript that the frame's scripts are written for: before
/// WebAssembly was everywhere, and after modules were.
const MODULES: &str = "--target=es2018";
/// What a partner's page loads has no use for browsers that know no style sheets
/// made by script; there the page shows what the element holds.
const CLASSIC: &str = "--target=es2020";

/// The tool, ready to run.
#[derive(Debug)]
pub(crate) struct Esbuild(Installed);

impl Esbuild {
    /// Finds it in the cache or fetches it.
    ///
    /// # Errors
    /// Says what is missing.
    pub(crate) fn find_or_fetch(workspace: &Workspace) -> Result<Self> {
        PACKAGE.find_or_fetch(workspace).map(Self)
    }

    /// Makes a script smaller, in its place: shorter names, no comments, nothing
    /// that is never used.
    ///
    /// # Errors
    /// Fails if esbuild does, with what it said.
    pub(crate) fn shrink(&self, workspace: &Workspace, script: &Path, module: bool) -> Result<()> {
        let out = script.with_extension("min");
        let name = script.file_name().unwrap_or_default().to_string_lossy();
        let what = format!("make {name} smaller (esbuild)");
        Task::new(what, "esbuild", self.0.program("esbuild"))
            .args([script])
            .args(["--minify", "--tree-shaking=true"])
            .args([if module { MODULES } else { CLASSIC }])
            .args(["--charset=utf8", "--legal-comments=none"])
            .args(module.then_some("--format=esm"))
            .args([format!("--outfile={}", out.display())])
            .run(workspace)?;
        fs::rename(&out, script).with_context(|| format!("cannot replace {}", script.display()))
    }
}
