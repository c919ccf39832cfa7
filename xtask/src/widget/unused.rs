//! The table of the functions that are called by their place in it: it keeps
//! alive all that is in it and all that those call, used or not.
//!
//! What is used is told by name, so this is for a module in which no two
//! functions were made one: the one would have the name of either.

use std::collections::HashSet;
use walrus::ir::{Visitor, dfs_in_order};
use walrus::{ElementItems, FunctionBuilder, FunctionId, FunctionKind, Module};

/// A dependency of leptos for its server functions, whose exports nobody here
/// calls, as the names of its functions have it.
const STREAMS: &str = "wasm_streams";
/// The formatting of the standard library, likewise.
const FORMATTING: &str = "4core3fmt";

/// By this name JavaScript calls a closure of Rust's.
const INVOKE: &str = "::convert::closures::_::invoke";

/// Empties the places of what JavaScript calls closures by, of any kind that a
/// dependency knows: wasm-bindgen found those that are used by their places and
/// has exported them. To be done when it has.
pub(super) fn empty_invocations(module: &mut Module) {
    empty(module, INVOKE);
}

/// Empties the places of what is called for by unused classes only. The places
/// stay, so that the others keep theirs.
pub(super) fn empty_streams(module: &mut Module) {
    empty(module, STREAMS);
}

/// Empties the places of the formatting, if nothing that is not formatting
/// itself calls any of it: what stands in the table is called by it alone.
pub(super) fn empty_formatting(module: &mut Module) {
    let mut called = Called::default();
    for (id, function) in module.funcs.iter_local() {
        if !is_of(module, id, FORMATTING) {
            dfs_in_order(&mut called, function, function.entry_block());
        }
    }
    let mut called = called.0.into_iter();
    if !called.any(|id| is_of(module, id, FORMATTING)) {
        empty(module, FORMATTING);
    }
}

/// The functions that a function names.
#[derive(Default)]
struct Called(HashSet<FunctionId>);

impl Visitor<'_> for Called {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.0.insert(*id);
    }
}

fn is_of(module: &Module, id: FunctionId, mark: &str) -> bool {
    let function = module.funcs.get(id);
    let name = function.name.as_deref();
    // At the end it is the crate that asked for a function first; others use it too.
    let is_of = |name: &str| name.trim_end_matches(mark).contains(mark);
    matches!(function.kind, FunctionKind::Local(_)) && name.is_some_and(is_of)
}

fn empty(module: &mut Module, mark: &str) {
    let mut nothing = FunctionBuilder::new(&mut module.types, &[], &[]);
    nothing.func_body().unreachable();
    let nothing = nothing.finish(Vec::new(), &mut module.funcs);
    let all = module.funcs.iter().map(walrus::Function::id);
    let unused: HashSet<_> = all.filter(|id| is_of(module, *id, mark)).collect();
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(places) = &mut element.items {
            for place in places.iter_mut().filter(|place| unused.contains(place)) {
                *place = nothing;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{ConstExpr, ElementKind, RefType, ir::Value};

    /// A function of this name that calls another, if one is given.
    fn function(module: &mut Module, name: &str, calls: Option<FunctionId>) -> FunctionId {
        let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
        function.name(name.to_owned());
        if let Some(other) = calls {
            function.func_body().call(other);
        }
        function.finish(Vec::new(), &mut module.funcs)
    }

    /// How many places of the table have a function of this name.
    fn places(module: &Module, name: &str) -> usize {
        let element = module.elements.iter().next().expect("there is a table");
        let ElementItems::Functions(places) = &element.items else {
            panic!("the table has functions");
        };
        let named = |id: &&FunctionId| module.funcs.get(**id).name.as_deref() == Some(name);
        places.iter().filter(named).count()
    }

    #[test]
    fn formatting_stays_if_and_only_if_something_else_calls_it() {
        for needed in [false, true] {
            let mut module = Module::default();
            let write = function(&mut module, "_RNvNtCs1_4core3fmt5write", None);
            let number = function(
                &mut module,
                "_RNvXs1_NtCs1_4core3fmtlNtB_7Display3fmt",
                Some(write),
            );
            let page = function(&mut module, "_RNvCs1_6widget4page", needed.then_some(write));
            let table = module.tables.add_local(false, 3, None, RefType::FUNCREF);
            let kind = ElementKind::Active {
                table,
                offset: ConstExpr::Value(Value::I32(0)),
            };
            let items = ElementItems::Functions(vec![number, page]);
            module.elements.add(kind, items);
            empty_formatting(&mut module);
            let number = "_RNvXs1_NtCs1_4core3fmtlNtB_7Display3fmt";
            assert_eq!(places(&module, number), usize::from(needed));
            assert_eq!(places(&module, "_RNvCs1_6widget4page"), 1);
        }
    }
}
