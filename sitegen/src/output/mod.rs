//! Everything that is not a page: assets, downloads, and what a server must say.

mod assets;
mod compress;
mod css;
mod csv;
mod digest;
mod downloads;
mod head;
mod headers;
mod loader;
mod markup;
mod oembed;
mod pictures;
mod redirects;
mod script;
mod sitemap;
mod size;
mod table;
mod tree;

pub(crate) use assets::Assets;
pub(crate) use compress::{ENDINGS, compress, is_compressed};
pub(crate) use digest::sha256;
pub(crate) use downloads::downloads;
pub(crate) use head::Head;
pub(crate) use headers::{PAGE_POLICY, headers, survey_policy};
pub(crate) use loader::Loader;
pub(crate) use markup::{escape, escaped, unescape, unescaped};
pub(crate) use oembed::{ADDRESS as OEMBED, oembed};
pub(crate) use pictures::pictures;
pub(crate) use redirects::redirects;
pub(crate) use script::Script;
pub(crate) use sitemap::sitemap;
pub(crate) use size::sizes;
pub(crate) use tree::Tree;
