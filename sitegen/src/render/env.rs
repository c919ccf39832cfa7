//! The template engine: strict about names, and everything is escaped.

use super::explain::explain;
use super::{theme, words};
use crate::report::Diagnostic;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Draws pages from templates: the campaign's own file by file, ours otherwise.
pub(crate) struct Engine {
    env: Environment<'static>,
    /// The campaign's templates.
    own: BTreeSet<String>,
}

impl Engine {
    /// An engine that looks at the campaign's templates first.
    pub(crate) fn new(own: &BTreeMap<String, String>) -> Self {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true);
        if let Ok(syntax) = syntax.build() {
            env.set_syntax(syntax);
        }
        env.set_auto_reload(false);
        env.set_debug(true);
        env.set_formatter(format);
        env.add_filter("named", named);
        env.add_filter("tel", tel);
        env.add_filter("in_words", words::count);
        let names = own
            .keys()
            .filter_map(|name| name.strip_prefix("templates/"));
        let names = names.map(str::to_owned).collect();
        let own = own.clone();
        env.set_loader(move |name| {
            let path = format!("templates/{name}");
            Ok(theme::text(&own, &path).map(str::to_owned))
        });
        Self { env, own: names }
    }

    /// Draws one page.
    ///
    /// # Errors
    /// Names the template, the line and what is wrong there.
    pub(crate) fn draw(&self, template: &str, context: Value) -> Result<String, Box<Diagnostic>> {
        // Cheap: the values themselves are shared.
        let given = context.clone();
        let drawn = self
            .env
            .get_template(template)
            .and_then(|t| t.render(context));
        drawn.map_err(|error| {
            let own = |name: &str| self.own.contains(name);
            Box::new(explain(&error, &self.env, &given, own))
        })
    }
}

/// Wraps a type for templates.
pub(crate) fn value<T: serde::Serialize>(value: &T) -> Value {
    Value::from(Serde(value))
}

/// Escapes as HTML asks, and leaves `/` alone so that addresses stay readable, and
/// apostrophes: templates have attributes between double quotes only.
fn format(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_none() {
        return Ok(());
    }
    let plain = value.is_safe() || *state.auto_escape() != AutoEscape::Html;
    if plain || value.kind() != ValueKind::String {
        return minijinja::escape_formatter(out, state, value);
    }
    for c in value.as_str().unwrap_or_default().chars() {
        match c {
            '&' => out.write_str("&amp;"),
            '<' => out.write_str("&lt;"),
            '>' => out.write_str("&gt;"),
            '"' => out.write_str("&quot;"),
            c => out.write_char(c),
        }
        .map_err(Error::from)?;
    }
    Ok(())
}

/// The survey's words with the campaign's name in them.
fn named(words: &str, campaign: &str) -> String {
    survey::text::fill(words, &[("campaign", campaign)])
}

/// A number as a telephone understands it.
fn tel(number: &str) -> String {
    format!("tel:{}", number.replace(' ', ""))
}
