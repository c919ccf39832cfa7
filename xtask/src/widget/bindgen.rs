//! From the module to one that a page can load, with its glue.

use super::names;
use crate::files;
use crate::progress::Progress;
use anyhow::Result;
use std::path::Path;
use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `NAME.js` and `NAME_bg.wasm`. The library is the very version of
/// `wasm-bindgen` that the module was compiled with: the lock file says so.
///
/// # Errors
/// If the module is not one that wasm-bindgen prepared.
pub(super) fn generate(mut module: Module, name: &str, out: &Path) -> Result<()> {
    let progress = Progress::start("write the glue (wasm-bindgen)");
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(name, module.emit_wasm()).web(true)?;
    bindgen
        .out_name(name)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The frame page says where the module is: its name has a fingerprint.
        .omit_default_module_path(true);
    let mut output = bindgen.generate_output()?;
    let glue = output.js().to_owned();
    let glue = names::shorten(output.wasm_mut(), &glue);
    files::write(&out.join(format!("{name}.js")), glue.as_bytes())?;
    let module = output.wasm_mut().emit_wasm();
    files::write(&out.join(format!("{name}_bg.wasm")), &module)?;
    progress.done("");
    Ok(())
}
