//! `wasm-opt`, from the package `binaryen` of the npm registry.

use super::npm;
use crate::run::Task;
use crate::workspace::{Workspace, on_path};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

const VERSION: &str = "132.0.0";

/// What to do, and what the compiler uses by itself, by name. With `--all-features` wasm-opt
/// writes modules that Chromium refuses to load.
const FLAGS: [&str; 9] = [
    "-Oz",
    "--strip-debug",
    "--strip-producers",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The optimiser, ready to run.
#[derive(Debug)]
pub(crate) struct WasmOpt {
    node: PathBuf,
    script: PathBuf,
}

impl WasmOpt {
    /// Finds it in the cache or fetches it.
    ///
    /// # Errors
    /// Says what is missing.
    pub(crate) fn find_or_fetch(workspace: &Workspace) -> Result<Self> {
        let Some(node) = on_path("node") else {
            bail!("Node and npm are not installed");
        };
        let place = npm::find_or_fetch(workspace, "binaryen", VERSION)?;
        let script = place.join("node_modules/binaryen/bin/wasm-opt");
        Ok(Self { node, script })
    }

    /// What decides the result, beside the module.
    pub(crate) fn recipe() -> String {
        format!("{VERSION} {}\n", FLAGS.join(" "))
    }

    /// Makes `module` smaller; the result is written to `out`.
    ///
    /// # Errors
    /// Fails if wasm-opt does, with what it said.
    pub(crate) fn shrink(&self, workspace: &Workspace, module: &Path, out: &Path) -> Result<()> {
        Task::new(
            "make the module smaller (wasm-opt)",
            "wasm-opt",
            Command::new(&self.node),
        )
        .args([&self.script])
        .args(FLAGS)
        .args([module, Path::new("-o"), out])
        .run(workspace)?;
        Ok(())
    }
}
