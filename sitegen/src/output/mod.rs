//! Everything that is not a page: assets, downloads, and what a server must say.

mod assets;
mod css;
mod csv;
mod digest;
mod downloads;
mod headers;
mod loader;
mod oembed;
mod script;
mod size;
mod table;
mod tree;

pub(crate) use assets::Assets;
pub(crate) use downloads::downloads;
pub(crate) use headers::{PAGE_POLICY, headers, survey_policy};
pub(crate) use loader::Loader;
pub(crate) use oembed::{ADDRESS as OEMBED, oembed};
pub(crate) use script::Script;
pub(crate) use size::sizes;
pub(crate) use tree::Tree;
