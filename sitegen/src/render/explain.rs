//! A template's mistake as an editor needs it: the line, the templates around it, and the
//! names that there are.

use crate::report::{Diagnostic, Place, Region};
use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use survey::parse::nearest;

/// How many names are listed.
const NAMES: usize = 24;

/// Says what went wrong when `context` was drawn. `own` tells the campaign's templates
/// from ours.
pub(super) fn explain(
    error: &Error,
    env: &Environment<'_>,
    context: &Value,
    own: impl Fn(&str) -> bool,
) -> Diagnostic {
    let mut chain = chain(error);
    // The innermost is the useful one: the outer ones only say that an inclusion failed.
    let inner = chain.pop().unwrap_or(error);
    let scope = Scope {
        env,
        context,
        sources: chain
            .iter()
            .chain([&inner])
            .rev()
            .filter_map(|e| source(env, e))
            .collect(),
    };
    let missing = undefined(inner);
    let code = match inner.kind() {
        ErrorKind::UndefinedError | ErrorKind::TemplateNotFound => "template-name",
        _ => "template",
    };
    let mut diagnostic = Diagnostic::whole(code, message(inner));
    diagnostic.help = missing.and_then(|name| scope.help(name));
    diagnostic.place = place(env, inner, missing, &own);
    let outer = chain.iter().filter_map(|e| place(env, e, None, &own));
    diagnostic.through = outer
        .filter(|outer| Some(outer) != diagnostic.place.as_ref())
        .collect();
    diagnostic.through.dedup();
    diagnostic
}

/// What is wrong in a template that many pages share, once with all of them: told by the
/// page that shows the most of it.
pub(crate) fn told_once(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: BTreeMap<_, Diagnostic> = BTreeMap::new();
    for problem in problems {
        match told.entry((problem.message.clone(), problem.place.clone())) {
            Entry::Vacant(place) => {
                place.insert(problem);
            }
            Entry::Occupied(mut known) => {
                let known = known.get_mut();
                let pages = known.pages.iter().chain(&problem.pages).cloned().collect();
                if known.help.is_none() && problem.help.is_some() {
                    *known = problem;
                }
                known.pages = pages;
            }
        }
    }
    told.into_values().collect()
}

/// The error and those that it came from, the innermost last.
fn chain(error: &Error) -> Vec<&Error> {
    let mut all = vec![error];
    let mut next = std::error::Error::source(error);
    while let Some(inner) = next {
        all.extend(inner.downcast_ref::<Error>());
        next = inner.source();
    }
    all
}

fn message(error: &Error) -> String {
    match (error.kind(), error.detail()) {
        (ErrorKind::UndefinedError | ErrorKind::TemplateNotFound, Some(detail)) => {
            detail.to_owned()
        }
        (kind, Some(detail)) => format!("{kind}: {detail}"),
        (kind, None) => kind.to_string(),
    }
}

/// The name that stands for nothing, as the template has it.
fn undefined(error: &Error) -> Option<&str> {
    if error.kind() != ErrorKind::UndefinedError {
        return None;
    }
    error.detail()?.split('`').nth(1)
}

fn source(env: &Environment<'_>, error: &Error) -> Option<String> {
    if let Some(source) = error.template_source() {
        return Some(source.to_owned());
    }
    Some(env.get_template(error.name()?).ok()?.source().to_owned())
}

fn place(
    env: &Environment<'_>,
    error: &Error,
    missing: Option<&str>,
    own: impl Fn(&str) -> bool,
) -> Option<Place> {
    let name = error.name()?;
    let file = match own(name) {
        true => format!("theme/templates/{name}"),
        false => format!("sitegen:templates/{name}"),
    };
    let line = error.line()?;
    let text = source(env, error)?;
    let start: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let this = text[start..].lines().next().unwrap_or_default();
    let span = match missing.and_then(|name| Some((this.find(name)?, name))) {
        Some((at, name)) => start + at..start + at + name.len(),
        None => {
            let indent = this.len() - this.trim_start().len();
            start + indent..start + this.len()
        }
    };
    Some(Place {
        file,
        region: Some(Region::of(&text, span)),
    })
}

/// Where names are looked up.
struct Scope<'a> {
    env: &'a Environment<'a>,
    context: &'a Value,
    /// The templates on the way, the innermost first.
    sources: Vec<String>,
}

impl Scope<'_> {
    /// The nearest name, and those that there are.
    fn help(&self, missing: &str) -> Option<String> {
        let (holder, wanted) = match missing.rsplit_once('.') {
            Some((holder, wanted)) => (self.value(holder, 4)?, wanted),
            None => (self.context.clone(), missing),
        };
        let mut names = names(&holder);
        names.sort_unstable();
        let near = nearest(wanted, names.iter().map(String::as_str));
        let near = near.map(|name| format!("did you mean `{name}`? "));
        let more = names.len().saturating_sub(NAMES);
        names.truncate(NAMES);
        let mut list = names.join(", ");
        if more > 0 {
            list = format!("{list} and {more} more");
        }
        let of = match missing.rsplit_once('.') {
            Some((holder, _)) => format!("`{holder}` has {list}"),
            None => format!("the names here are {list}"),
        };
        (!list.is_empty()).then(|| near.unwrap_or_default() + &of)
    }

    /// What an expression stands for: from the page's values, or for a name that a template
    /// gives by `for` or `set`, the first thing that it stood for.
    fn value(&self, expression: &str, depth: usize) -> Option<Value> {
        let root = expression.split(['.', '[', '|', ' ', '(']).next()?;
        let known = self.context.get_attr(root).ok()?;
        if !known.is_undefined() {
            let compiled = self.env.compile_expression(expression).ok()?;
            return compiled.eval(self.context.clone()).ok();
        }
        let depth = depth.checked_sub(1)?;
        let (given, each) = self.sources.iter().find_map(|text| binding(text, root))?;
        let mut value = self.value(given, depth)?;
        if each {
            value = value.try_iter().ok()?.next()?;
        }
        let rest = expression[root.len()..].strip_prefix('.');
        let path = rest.into_iter().flat_map(|rest| rest.split('.'));
        for name in path {
            value = value.get_attr(name).ok()?;
        }
        Some(value)
    }
}

/// The expression that a template gives this name to, and whether it is each of a list.
fn binding<'a>(text: &'a str, name: &str) -> Option<(&'a str, bool)> {
    let tags = text.split("{%").skip(1);
    tags.filter_map(|tag| tag.split("%}").next())
        .find_map(|tag| {
            let tag = tag.trim_matches(['-', '+']).trim();
            let given = |start: String| Some(tag.strip_prefix(&start)?.trim());
            let each = given(format!("for {name} in "));
            let each = each.map(|list| list.split(" if ").next().unwrap_or(list).trim());
            each.map(|list| (list, true)).or_else(|| {
                let once = given(format!("set {name} ")).or_else(|| given(format!("with {name} ")));
                Some((once?.strip_prefix('=')?.trim(), false))
            })
        })
}

fn names(value: &Value) -> Vec<String> {
    if value.kind() != ValueKind::Map {
        return Vec::new();
    }
    let keys = value.try_iter().into_iter().flatten();
    keys.filter_map(|key| key.as_str().map(str::to_owned))
        .collect()
}
