//! What every reader of outside bytes must do with any bytes.
//!
//! Each target is a plain function of bytes that panics if a reader breaks its
//! word: it reads back what it wrote, takes one form only, points at the place
//! of a mistake, counts everything once. libFuzzer drives the functions through
//! the programs in `fuzz_targets/`; `tests/replay.rs` gives them the seeds and
//! bounded mutations of them on a stable toolchain. See README.md.

#![forbid(unsafe_code)]

mod body;
mod boxes;
mod bundle;
mod campaign;
mod code;
mod findings;
mod organisations;
mod plaintext;
mod response;
mod results;
mod sealed;
mod seeds;
mod survey_files;
mod withdrawn;

pub use body::body;
pub use boxes::boxes;
pub use bundle::bundle;
pub use code::code;
pub use organisations::organisations;
pub use plaintext::plaintext;
pub use response::response;
pub use results::results;
pub use seeds::fresh;
pub use survey_files::{definition, texts, waves};
pub use withdrawn::withdrawn;

/// A target: its name, and the function that panics if something is wrong.
pub type Target = (&'static str, fn(&[u8]));

/// Every target, by name.
pub const TARGETS: [Target; 12] = [
    ("body", body),
    ("boxes", boxes),
    ("bundle", bundle),
    ("code", code),
    ("definition", definition),
    ("organisations", organisations),
    ("plaintext", plaintext),
    ("response", response),
    ("results", results),
    ("texts", texts),
    ("waves", waves),
    ("withdrawn", withdrawn),
];
