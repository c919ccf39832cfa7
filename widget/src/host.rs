//! What the browser knows better than we do.

use survey::Date;

/// How the browser counts and writes; plain functions, so that tests can bring
/// their own.
#[derive(Debug, Clone, Copy)]
pub struct Host {
    /// The characters of a text as a person sees them.
    pub count: fn(&str) -> usize,
    /// A date written out in a language.
    pub date: fn(Date, &str) -> String,
}
