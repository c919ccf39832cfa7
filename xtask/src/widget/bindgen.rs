//! From the module to one that a page can load, with its glue.

use super::{names, unused};
use crate::files;
use crate::progress::Progress;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

/// What the frame page calls with the bytes of the module, before it calls `start`.
const INSTANTIATE: &str = "
export async function instantiate(module) {
  const { instance } = await WebAssembly.instantiate(module, __wbg_get_imports());
  __wbg_finalize_init(instance);
}
";

/// Where the glue's own ways to load the module begin, which are five and allow for
/// servers and bundlers of every kind.
const WAYS: &str = "async function __wbg_load(";

/// What the glue does to be quick with long texts, where there are browsers without
/// `encodeInto`, and after two gigabytes of texts; with what stands there instead.
/// A long text would also be moved on its way, and leave a part of itself behind.
const LONG_TEXTS: [(&str, &str); 4] = [
    ("if (realloc === undefined)", "if (true)"),
    (", wasm.__wbindgen_realloc)", ")"),
    ("if (!('encodeInto' in cachedTextEncoder))", "if (false)"),
    (
        "if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES)",
        "if (false)",
    ),
];

/// What the crate says in JavaScript itself, in its folder.
const SCRIPT: &str = "src/browser.js";

/// Writes `NAME.js`, with what the crate in the folder `from` has in JavaScript, and
/// `NAME_bg.wasm`. The library is the very version of `wasm-bindgen` that the module
/// was compiled with: the lock file says so. `apart` is whether every function of the
/// module is there under its own name.
///
/// # Errors
/// If the module is not one that wasm-bindgen prepared.
pub(super) fn generate(
    mut module: Module,
    apart: bool,
    name: &str,
    from: &Path,
    out: &Path,
) -> Result<()> {
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
    if apart {
        unused::empty_invocations(output.wasm_mut());
    }
    let script = fs::read_to_string(from.join(SCRIPT)).context("cannot read the crate's script")?;
    let glue = short_of(output.js()).context("wasm-bindgen writes its glue in another way")?;
    let glue = [&*glue, &script, INSTANTIATE].concat();
    output.wasm_mut().exports.remove("__wbindgen_realloc")?;
    let glue = names::shorten(output.wasm_mut(), &glue);
    files::write(&out.join(format!("{name}.js")), glue.as_bytes())?;
    let module = output.wasm_mut().emit_wasm();
    files::write(&out.join(format!("{name}_bg.wasm")), &module)?;
    progress.done("");
    Ok(())
}

/// The glue without what this crate has no use for; none if that is not in it.
fn short_of(glue: &str) -> Option<String> {
    let (glue, _) = glue.split_once(WAYS)?;
    let mut glue = glue.to_owned();
    for (found, instead) in LONG_TEXTS {
        if !glue.contains(found) {
            return None;
        }
        glue = glue.replace(found, instead);
    }
    Some(glue)
}
