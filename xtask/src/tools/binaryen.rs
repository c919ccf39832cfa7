//! `wasm-opt` and `wasm2js`, from the package `binaryen` of the npm registry.

use super::npm::{Installed, Package};
use crate::run::Task;
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::Path;

const PACKAGE: Package = Package {
    name: "binaryen",
    version: "132.0.0",
};

/// What the compiler uses by itself, by name. With `--all-features` wasm-opt writes modules
/// that Chromium refuses to load.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Where what wasm-opt takes for unused ends.
pub(crate) const LOW_MEMORY: u32 = 1024;

/// What makes the fewest bytes after compression: 2.5% fewer than `-Oz` alone.
const SMALLEST: [&str; 9] = [
    // Nothing is ever at an address below `LOW_MEMORY`. Rust's linker begins the
    // memory with the stack, whichever way the standard library came to be: what
    // is there is the last of a mebibyte, just before a stack overflow. The data
    // lie behind, which is checked when the module is read.
    "--low-memory-unused",
    // Takes the compiler's nested blocks apart; what follows makes better ones.
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    // Compression finds what is computed twice; a local to keep it costs more.
    "--skip-pass=local-cse",
    // Large functions stay apart, with fewer locals each, even if called once.
    "--one-caller-inline-max-function-size=50",
    "--strip-debug",
    "--strip-producers",
];

/// The tools, ready to run.
#[derive(Debug)]
pub(crate) struct Binaryen(Installed);

impl Binaryen {
    /// Finds them in the cache or fetches them.
    ///
    /// # Errors
    /// Says what is missing.
    pub(crate) fn find_or_fetch(workspace: &Workspace) -> Result<Self> {
        PACKAGE.find_or_fetch(workspace).map(Self)
    }

    /// What decides the results, beside the module.
    pub(crate) fn recipe() -> String {
        let (version, features) = (PACKAGE.version, FEATURES.join(" "));
        format!("{version} {} {features}\n", SMALLEST.join(" "))
    }

    /// Makes `module` smaller; the result is written to `out`.
    ///
    /// # Errors
    /// Fails if wasm-opt does, with what it said.
    pub(crate) fn shrink(&self, workspace: &Workspace, module: &Path, out: &Path) -> Result<()> {
        let program = self.0.program("wasm-opt");
        Task::new("make the module smaller (wasm-opt)", "wasm-opt", program)
            .args(SMALLEST.iter().chain(&FEATURES))
            .args([module, Path::new("-o"), out])
            .run(workspace)?;
        Ok(())
    }

    /// Makes `module`, which has no references to JavaScript values, smaller and
    /// leaves out the one thing in it that wasm2js cannot translate.
    ///
    /// # Errors
    /// Fails if wasm-opt does, with what it said.
    pub(crate) fn lower(&self, workspace: &Workspace, module: &Path, out: &Path) -> Result<()> {
        let program = self.0.program("wasm-opt");
        Task::new("prepare the module for wasm2js", "wasm-opt-lower", program)
            .args(FEATURES)
            .args(["--llvm-nontrapping-fptoint-lowering"])
            .args(SMALLEST)
            .args([module, Path::new("-o"), out])
            .run(workspace)?;
        Ok(())
    }

    /// Translates `module`, as [`Self::lower`] left it, into JavaScript.
    ///
    /// # Errors
    /// Fails if wasm2js does, with what it said.
    pub(crate) fn translate(&self, workspace: &Workspace, module: &Path, out: &Path) -> Result<()> {
        let program = self.0.program("wasm2js");
        Task::new(
            "translate the module to JavaScript (wasm2js)",
            "wasm2js",
            program,
        )
        .args(["-Oz"].iter().chain(&FEATURES))
        .args([module, Path::new("-o"), out])
        .run(workspace)?;
        Ok(())
    }
}
