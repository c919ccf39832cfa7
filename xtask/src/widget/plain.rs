//! The same program without WebAssembly, for browsers that have none or have it
//! switched off: translated by `wasm2js`, in one script with its glue.

use super::compile::Compiled;
use super::known::known;
use super::{bindgen, module};
use crate::files::Draft;
use crate::tools::binaryen::Binaryen;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The script's name, in the folder of the widget.
pub(super) const NAME: &str = "widget-plain.js";

/// The step with which the translation takes more memory.
const GROWN: &str = "buffer = newBuffer;";

/// The same, and the old memory is let go of, as where there is WebAssembly: the
/// glue looks at the new memory only when the old one is gone.
const LET_GO: &str = "new MessageChannel().port1.postMessage(null, [buffer]); buffer = newBuffer;";

/// What the frame page calls; the translation takes the place of an instance of the
/// module.
const OPEN: &str = "
export function open(root, bundle) {
  __wbg_finalize_init({ exports: translated(__wbg_get_imports()) });
  start(root, bundle);
}
";

/// Writes the script, if wasm2js is at hand; the widget works without it wherever
/// there is WebAssembly.
///
/// # Errors
/// If a step of the translation fails.
pub(super) fn write(workspace: &Workspace, compiled: &Compiled, folder: &Path) -> Result<()> {
    let binaryen = match Binaryen::find_or_fetch(workspace) {
        Ok(binaryen) => binaryen,
        Err(error) => {
            println!("  skipped wasm2js, so browsers need WebAssembly: {error:#}");
            return Ok(());
        }
    };
    let draft = Draft::of(&workspace.target.join("xtask/plain"))?;
    let place = draft.path();
    let module = module::read_without_references(compiled)?;
    let from = workspace.root.join("widget");
    bindgen::generate(module, compiled.apart, "plain", &from, place)?;
    let module = place.join("plain_bg.wasm");
    let mut input = Binaryen::recipe().into_bytes();
    input.extend(fs::read(&module).context("cannot read the module without references")?);
    let translated = known(&compiled.steps, "wasm2js", &input, |out| {
        let smaller = place.join("smaller.wasm");
        binaryen.lower(workspace, &module, &smaller)?;
        binaryen.translate(workspace, &smaller, out)
    })?;
    let read = |path: &Path| {
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
    };
    let script = join(&read(&translated)?, &read(&place.join("plain.js"))?)?;
    fs::write(folder.join(NAME), script).with_context(|| format!("cannot write {NAME}"))?;
    draft.finish()
}

/// One script of the translation and its glue. Both are modules with exports of
/// their own; but for what says so they are plain functions.
fn join(translated: &str, glue: &str) -> Result<String> {
    let program = translated
        .split_once("\n")
        .filter(|(first, _)| first.starts_with("import "))
        .and_then(|(_, rest)| rest.split_once("\nvar retasmFunc = "))
        .map(|(program, _)| program)
        .filter(|program| program.matches(GROWN).count() == 1)
        .context("wasm2js writes its result in another way than it did")?;
    let program = program.replace(GROWN, LET_GO);
    let glue: Vec<_> = glue
        .lines()
        .map(|line| line.strip_prefix("export ").unwrap_or(line))
        .collect();
    let glue = glue.join("\n");
    Ok(format!(
        "const translated = (() => {{\n{program}\nreturn asmFunc;\n}})();\n{glue}\n{OPEN}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_script_with_one_export() {
        let translated = "import * as x from './plain_bg.js';\n\nfunction asmFunc(imports) { buffer = newBuffer; }\n\nvar retasmFunc = asmFunc({});\nexport var start = 1;\n";
        let glue = "export function start(root, bundle) {}\nfunction __wbg_finalize_init() {}\n";
        let script = join(translated, glue).unwrap();
        let exports: Vec<_> = script.lines().filter(|l| l.contains("export ")).collect();
        assert_eq!(exports, ["export function open(root, bundle) {"]);
        assert!(script.contains(LET_GO) && script.contains("return asmFunc;"));
        assert!(!script.contains("import "), "{script}");
        assert!(join("function asmFunc() {}", glue).is_err());
    }
}
