//! Fewer bytes for the same: the module and the scripts.

use super::compile::Compiled;
use super::known::known;
use super::plain;
use crate::tools::binaryen::Binaryen;
use crate::tools::esbuild::Esbuild;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Lets wasm-opt have a go at the module; the widget works without it.
///
/// # Errors
/// If wasm-opt is at hand and fails.
pub(super) fn module(workspace: &Workspace, compiled: &Compiled, folder: &Path) -> Result<()> {
    let binaryen = match Binaryen::find_or_fetch(workspace) {
        Ok(binaryen) => binaryen,
        Err(error) => {
            println!("  skipped wasm-opt, so the module is about a tenth larger: {error:#}");
            return Ok(());
        }
    };
    let module = folder.join("widget_bg.wasm");
    let mut input = Binaryen::recipe().into_bytes();
    input.extend(fs::read(&module).context("cannot read the module")?);
    let smaller = known(&compiled.steps, "wasm-opt", &input, |out| {
        binaryen.shrink(workspace, &module, out)
    })?;
    fs::copy(&smaller, &module).context("cannot replace the module")?;
    Ok(())
}

/// The scripts, and whether each is a module, whose names are its own.
const SCRIPTS: [(&str, bool); 5] = [
    ("widget.js", true),
    ("look.js", true),
    (plain::NAME, true),
    ("frame.js", true),
    ("embed.js", false),
];

/// Lets esbuild have a go at the scripts; the widget works without it.
///
/// # Errors
/// If esbuild is at hand and fails.
pub(super) fn scripts(workspace: &Workspace, folder: &Path) -> Result<()> {
    let esbuild = match Esbuild::find_or_fetch(workspace) {
        Ok(esbuild) => esbuild,
        Err(error) => {
            println!("  skipped esbuild, so the scripts are half as large again: {error:#}");
            return Ok(());
        }
    };
    for (name, module) in SCRIPTS {
        let script = folder.join(name);
        if script.is_file() {
            esbuild.shrink(workspace, &script, module)?;
        }
    }
    Ok(())
}
