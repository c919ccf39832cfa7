//! The offline tool of the people who hold the key.
//!
//! - [`keys`] makes the key pair of a wave and locks the private half.
//! - [`opened`] opens boxes of envelopes and keeps answers and stories apart.
//! - [`quality`] lists what two people should look at before answers are counted.
//! - [`tabulate`] turns answers into a table that may be published by rule.
//! - [`extract`] makes files of single answers for research in which nobody stands out.
//! - [`organisations`] compares the list of trusts with a fresh export.
//! - [`sample`] makes up answers for a demonstration.
//!
//! The commands in [`cmd`] are thin: they read files, call these modules and
//! say what they did. Nothing here opens a network connection.
//!
//! # Errors
//! Each module has small error types with words for the person at the desk;
//! the commands add where it happened ([`anyhow`]) and `main` prints the chain.

pub mod cmd;
mod content;
pub mod extract;
mod files;
pub mod keys;
pub mod opened;
pub mod organisations;
pub mod quality;
pub mod sample;
pub mod tabulate;

pub use content::{Content, ContentError, UnknownWave};
