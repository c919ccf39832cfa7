//! Short names for what the module and its glue call each other by. The long
//! ones hold a hash each, which no compression makes smaller, and are in both.

use std::collections::HashMap;
use walrus::Module;

/// What the glue calls the module's exports: `wasm.memory`.
const EXPORTS: &str = "wasm.";

/// Gives every import and export of the module a short name and drops the
/// exports that the glue never calls; gives the glue with the new names.
pub(super) fn shorten(module: &mut Module, glue: &str) -> String {
    let mut called = HashMap::new();
    for (word, before) in words(glue) {
        if before.is_some_and(|before| before.ends_with(EXPORTS)) {
            let short = short(called.len());
            called.entry(word).or_insert(short);
        }
    }
    let exports = module.exports.iter();
    let unused = exports.filter(|export| !called.contains_key(export.name.as_str()));
    for export in unused.map(walrus::Export::id).collect::<Vec<_>>() {
        module.exports.delete(export);
    }
    for export in module.exports.iter_mut() {
        if let Some(short) = called.get(export.name.as_str()) {
            export.name.clone_from(short);
        }
    }
    walrus::passes::gc::run(module);
    let mut asked = HashMap::new();
    for (number, import) in module.imports.iter_mut().enumerate() {
        let long = std::mem::replace(&mut import.name, short(number));
        asked.insert(long, import.name.clone());
    }
    let mut renamed = String::with_capacity(glue.len());
    for (word, before) in words(glue) {
        let new = match before {
            Some(before) if before.ends_with(EXPORTS) => called.get(word),
            Some(_) => asked.get(word),
            None => None,
        };
        renamed.push_str(new.map_or(word, String::as_str));
    }
    renamed
}

/// A text in pieces: names, each with what stands before it, and what stands
/// between them.
fn words(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let name = rest.starts_with(is_name);
        let end = rest.find(|c| is_name(c) != name).unwrap_or(rest.len());
        let before = name.then(|| &text[..at]);
        at += end;
        Some((&rest[..end], before))
    })
}

/// The name of this number: `a` to `z`, then `aa`, `ba` and so on.
fn short(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        name.push(char::from(b'a' + (number % 26) as u8));
        match number / 26 {
            0 => return name,
            more => number = more - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn glue_and_module_agree_and_the_rest_goes() {
        let mut module = Module::default();
        let void = module.types.add(&[], &[]);
        let (click, _) = module.add_import_func("./x.js", "__wbg_click_12ab", void);
        module.exports.add("start", click);
        module.exports.add("never", click);
        let glue = "imports = { __wbg_click_12ab: function() { start(); } }; wasm.start();";
        let glue = shorten(&mut module, glue);
        assert_eq!(glue, "imports = { a: function() { start(); } }; wasm.a();");
        let exports: Vec<_> = module.exports.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(exports, ["a"]);
        assert_eq!(module.imports.iter().next().unwrap().name, "a");
    }

    #[test]
    fn no_two_names_are_the_same() {
        let names: HashSet<_> = (0..2000).map(short).collect();
        assert_eq!(names.len(), 2000);
    }
}
