//! What the browser knows better than we do.

use survey::text::Category;

/// How the browser counts and writes; plain functions, so that tests can bring
/// their own.
#[derive(Debug, Clone, Copy)]
pub struct Host {
    /// The characters of a text as a person sees them.
    pub count: fn(&str) -> usize,
    /// Which form of a word a whole number takes in a language.
    pub category: fn(u64, &str) -> Category,
    /// A number below 100, by chance.
    pub chance: fn() -> u32,
}
