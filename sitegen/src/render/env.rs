//! The template engine: strict about names, and everything is escaped.

use super::explain::explain;
use super::sources::Sources;
use super::{json_ld, theme, words};
use crate::build::{Readings, Stamp};
use crate::output::escape;
use crate::report::Diagnostic;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, Output, State, Template, UndefinedBehavior};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Draws pages from templates: the campaign's own file by file, ours otherwise.
pub(crate) struct Engine {
    env: Environment<'static>,
    sources: Sources,
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
        env.set_auto_escape_callback(|name| match name.rsplit_once('.') {
            // Names of templates end in these only.
            Some((_, "html" | "svg" | "xml")) => AutoEscape::Html,
            Some((_, "json")) => AutoEscape::Json,
            _ => AutoEscape::None,
        });
        env.add_filter("named", named);
        env.add_filter("tel", tel);
        env.add_filter("in_words", words::count);
        env.add_filter("filled", filled);
        env.add_filter("day", day);
        env.add_filter("json_ld", |page: &Value, site: &Value| {
            json_ld::json_ld(page, site)
        });
        env.add_filter("with_data", json_ld::with_data);
        env.add_filter("locale", locale);
        let sources = Sources::of(own);
        let names = own
            .keys()
            .filter_map(|name| name.strip_prefix("templates/"));
        let names = names.map(str::to_owned).collect();
        let own = own.clone();
        env.set_loader(move |name| {
            let path = format!("templates/{name}");
            Ok(theme::text(&own, &path).map(str::to_owned))
        });
        Self {
            env,
            sources,
            own: names,
        }
    }

    /// The stamp of a template with all that it brings in.
    pub(crate) fn stamp(&self, template: &str) -> Stamp {
        self.sources.stamp(template)
    }

    /// Draws one page in the place of what `page` holds.
    ///
    /// # Errors
    /// Names the template, the line and what is wrong there.
    pub(crate) fn draw(
        &self,
        template: &str,
        readings: &Arc<Readings>,
        page: &mut Vec<u8>,
    ) -> Result<(), Box<Diagnostic>> {
        page.clear();
        let context = Value::from_dyn_object(Arc::clone(readings));
        self.explained(template, context, |template, context| {
            template.render_captured_to(context, page).map(drop)
        })
    }

    /// Draws from values that nothing else shares.
    ///
    /// # Errors
    /// As [`Self::draw`].
    pub(crate) fn draw_with(
        &self,
        template: &str,
        context: Value,
    ) -> Result<String, Box<Diagnostic>> {
        self.explained(template, context, |template, context| {
            template.render(context)
        })
    }

    fn explained<T>(
        &self,
        template: &str,
        context: Value,
        draw: impl FnOnce(&Template<'_, '_>, Value) -> Result<T, Error>,
    ) -> Result<T, Box<Diagnostic>> {
        // Cheap: the values themselves are shared.
        let given = context.clone();
        let drawn = self.env.get_template(template);
        let drawn = drawn.and_then(|template| draw(&template, context));
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
    escape(out, value.as_str().unwrap_or_default()).map_err(Error::from)
}

/// The survey's words with the campaign's name in them.
fn named(words: &str, campaign: &str) -> String {
    survey::text::fill(words, &[("campaign", campaign)])
}

/// A date with the month in the words of a page: `{{ page.checked|day(t.date.months) }}`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine hands it over like this"
)]
fn day(date: &str, months: Vec<String>) -> String {
    words::with_months(date, &months)
}

/// Words with values in the places that are named in them: `{n}`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine hands it over like this"
)]
fn filled(words: &str, values: Kwargs) -> Result<String, Error> {
    let mut filled = words.to_owned();
    for name in values.args() {
        let value: Value = values.get(name)?;
        filled = filled.replace(&format!("{{{name}}}"), &value.to_string());
    }
    Ok(filled)
}

/// A number as a telephone understands it.
fn tel(number: &str) -> String {
    format!("tel:{}", number.replace(' ', ""))
}

/// A language as Open Graph names it, for a site of the United Kingdom.
fn locale(language: &str) -> String {
    match language.split_once('-') {
        Some((language, place)) => format!("{language}_{place}"),
        None => format!("{language}_GB"),
    }
}
