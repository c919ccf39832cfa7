//! What the browser knows better than we do.

use survey::Date;
use survey::text::Category;

/// How the browser counts and writes; plain functions, so that tests can bring
/// their own.
#[derive(Debug, Clone, Copy)]
pub struct Host {
    /// The characters of a text as a person sees them.
    pub count: fn(&str) -> usize,
    /// A date written out in a language.
    pub date: fn(Date, &str) -> String,
    /// A whole number written in a language.
    pub number: fn(u64, &str) -> String,
    /// Which form of a word a whole number takes in a language.
    pub category: fn(u64, &str) -> Category,
}
