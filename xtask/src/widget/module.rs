//! What is done to the compiler's module before it is given its glue.

use super::compile::Compiled;
use super::unused;
use crate::tools::binaryen::LOW_MEMORY;
use anyhow::{Context, Result, anyhow, ensure};
use std::fs;
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module, RawCustomSection};

/// The names that begin so are of classes which `wasm-streams` exports, a
/// dependency of leptos for its server functions. Nobody here calls them, and
/// an export keeps alive all that it calls.
const UNUSED: &str = "IntoUnderlying";

/// Where `wasm-bindgen` keeps what it knows of the module's exports and imports.
const BINDINGS: &str = "__wasm_bindgen_unstable";

/// The first free place in the glue's own table of JavaScript values, after the
/// 1,024 of its stack and the four constants.
const FIRST_FREE: i32 = 1028;

/// The module without the exports that nobody calls.
///
/// # Errors
/// If it cannot be read, or is not one that the compiler made.
pub(super) fn read(compiled: &Compiled) -> Result<Module> {
    let path = &compiled.module;
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut module = Module::from_buffer(&bytes).map_err(|error| anyhow!("{error:#}"))?;
    ensure!(
        leaves_low_memory(&module),
        "the compiler put data below address {LOW_MEMORY}, where wasm-opt is told there are none"
    );
    let unused = UNUSED.to_lowercase();
    let exports = module.exports.iter();
    let exports = exports.filter(|export| export.name.contains(&unused));
    for export in exports.map(walrus::Export::id).collect::<Vec<_>>() {
        module.exports.delete(export);
    }
    if compiled.apart {
        unused::empty_streams(&mut module);
        walrus::passes::gc::run(&mut module);
        unused::empty_formatting(&mut module);
    }
    let bindings = module.customs.remove_raw(BINDINGS);
    let bindings = bindings.with_context(|| format!("the module has no section `{BINDINGS}`"))?;
    let data = used(&bindings.data).context("the bindings in the module are cut short")?;
    module.customs.add(RawCustomSection {
        name: bindings.name,
        data,
    });
    Ok(module)
}

/// The same for a place that knows numbers only: without references to
/// JavaScript values, which the glue then keeps in a table of its own.
///
/// # Errors
/// As [`read`].
pub(super) fn read_without_references(compiled: &Compiled) -> Result<Module> {
    let mut module = read(compiled)?;
    // An empty list of features, which `wasm-bindgen` goes by.
    module.customs.remove_raw("target_features");
    module.customs.add(RawCustomSection {
        name: "target_features".to_owned(),
        data: vec![0],
    });
    let place = "__wbindgen_externref_xform__";
    let end = "__wbindgen_externref_statics_end";
    if let Ok(function) = module.imports.get_func(place, end) {
        let answer = module.replace_imported_func(function, |(body, _)| {
            body.const_(Value::I32(FIRST_FREE));
        });
        answer.map_err(|error| anyhow!("{error:#}"))?;
    }
    Ok(module)
}

/// Whether all data are known to lie above what wasm-opt takes for unused.
fn leaves_low_memory(module: &Module) -> bool {
    module.data.iter().all(|data| match &data.kind {
        DataKind::Active { offset, .. } => {
            matches!(offset, ConstExpr::Value(Value::I32(at)) if at.cast_unsigned() >= LOW_MEMORY)
        }
        DataKind::Passive => true,
    })
}

/// The bindings but for those of what is not used. They come in pairs, which
/// version wrote it and what it says, each after its length.
fn used(bindings: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::new();
    let mut rest = bindings;
    while !rest.is_empty() {
        let pair = rest;
        let (version, program) = (entry(&mut rest)?, entry(&mut rest)?);
        let unused = program
            .windows(UNUSED.len())
            .any(|name| name == UNUSED.as_bytes());
        if !unused {
            kept.extend(pair.get(..8 + version.len() + program.len())?);
        }
    }
    Some(kept)
}

fn entry<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (entry, after) = after.split_at_checked(length)?;
    *rest = after;
    Some(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_in_low_memory_are_noticed() {
        let with_data_at = |at| {
            let mut module = Module::default();
            let memory = module.memories.add_local(false, false, 1, None, None);
            let offset = ConstExpr::Value(Value::I32(at));
            let kind = DataKind::Active { memory, offset };
            module.data.add(kind, vec![1]);
            module
        };
        assert!(leaves_low_memory(&with_data_at(1 << 20)));
        assert!(leaves_low_memory(&with_data_at(1024)));
        assert!(!leaves_low_memory(&with_data_at(1023)));
    }

    fn pair(program: &str) -> Vec<u8> {
        let entry = |text: &str| {
            let length = u32::try_from(text.len()).unwrap();
            [&length.to_le_bytes()[..], text.as_bytes()].concat()
        };
        [entry("{}"), entry(program)].concat()
    }

    #[test]
    fn only_what_is_used_is_kept() {
        let all = [
            pair("start"),
            pair("class IntoUnderlyingSource"),
            pair("click"),
        ]
        .concat();
        assert_eq!(used(&all), Some([pair("start"), pair("click")].concat()));
        assert_eq!(used(&all[..all.len() - 1]), None);
    }
}
