//! A script of the theme that pages load.

use super::{Tree, digest};

/// Where the script is, and the hash that a page holds it to.
#[derive(Debug)]
pub(crate) struct Script {
    pub(crate) url: String,
    pub(crate) integrity: String,
}

impl Script {
    /// Adds the script to the tree.
    pub(super) fn add(name: &str, text: &str, tree: &mut Tree) -> Self {
        Self {
            url: tree.add_asset(name, text.as_bytes().to_vec()),
            integrity: digest::sha384(text.as_bytes()),
        }
    }
}
