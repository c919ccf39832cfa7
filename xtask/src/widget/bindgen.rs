//! From the module to one that a page can load, with its glue.

use crate::progress::Progress;
use anyhow::Result;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `widget.js` and `widget_bg.wasm`. The library is the very version of
/// `wasm-bindgen` that the module was compiled with: the lock file says so.
///
/// # Errors
/// If the module is not one that wasm-bindgen prepared.
pub(super) fn generate(module: &Path, out: &Path) -> Result<()> {
    let progress = Progress::start("write the glue (wasm-bindgen)");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).web(true)?;
    bindgen
        .out_name("widget")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The frame page says where the module is: its name has a fingerprint.
        .omit_default_module_path(true)
        .generate(out)?;
    progress.done("");
    Ok(())
}
