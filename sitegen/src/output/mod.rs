//! Last stage: everything that is not a page, the checks on the whole, and the
//! one place that writes.

mod assets;
mod css;
mod csv;
mod digest;
mod downloads;
mod headers;
mod links;
mod loader;
mod oembed;
mod pictures;
mod table;
mod tree;
mod write;

pub(crate) use assets::Assets;
pub(crate) use downloads::downloads;
pub(crate) use headers::{PAGE_POLICY, headers, survey_policy};
pub(crate) use links::check_links;
pub(crate) use loader::Loader;
pub(crate) use oembed::{ADDRESS as OEMBED, oembed};
pub(crate) use pictures::pictures;
pub(crate) use tree::Tree;
pub(crate) use write::write;
