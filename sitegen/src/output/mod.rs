//! Last stage: everything that is not a page, the checks on the whole, and the
//! one place that writes.

mod assets;
mod compress;
mod css;
mod csv;
mod digest;
mod downloads;
mod head;
mod headers;
mod links;
mod loader;
mod oembed;
mod redirects;
mod sitemap;
mod table;
mod tree;
mod write;

pub(crate) use assets::Assets;
pub(crate) use compress::compress;
pub(crate) use downloads::downloads;
pub(crate) use headers::{PAGE_POLICY, headers, survey_policy};
pub(crate) use links::check_links;
pub(crate) use loader::Loader;
pub(crate) use oembed::{ADDRESS as OEMBED, oembed};
pub(crate) use redirects::redirects;
pub(crate) use sitemap::sitemap;
pub(crate) use tree::Tree;
pub(crate) use write::write;
