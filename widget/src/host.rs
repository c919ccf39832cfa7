//! What the browser knows better than we do.

use survey::text::Category;

/// How the browser counts and writes; plain functions, so that tests can bring
/// their own.
#[derive(Debug, Clone, Copy)]
pub struct Host {
    /// The characters of a text as a person sees them.
    pub count: fn(&str) -> usize,
    /// What patterns find in a text.
    pub replace: survey::hints::Replace,
    /// Which form of a word a whole number takes in a language.
    pub category: fn(u64, &str) -> Category,
    /// A number below 100, by chance.
    pub chance: fn() -> u32,
    /// The time, in seconds.
    pub now: fn() -> u64,
    /// The text that was saved on this device.
    pub load: fn() -> Option<String>,
    /// Saves a text on this device, or deletes it.
    pub save: fn(Option<&str>),
    /// Whether the form is in a frame on another page.
    pub framed: bool,
}
