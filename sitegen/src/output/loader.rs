//! What partners' pages load, at an address that stays and at one whose bytes
//! stay, with the hash that a page can hold it to.

use super::{Tree, digest};
use crate::content::{Mistakes, Source};

/// The addresses of `embed.js`.
#[derive(Debug)]
pub(crate) struct Loader {
    /// Named after its content, with the integrity hash of it.
    pub(crate) pinned: String,
    pub(crate) integrity: String,
}

/// The address at which the newest one always is.
pub(crate) const STABLE: &str = "embed.js";

impl Loader {
    /// Adds the script to the tree.
    pub(super) fn add(bytes: Vec<u8>, tree: &mut Tree) -> Self {
        let integrity = digest::sha384(&bytes);
        tree.add(STABLE, bytes.clone());
        Self {
            pinned: tree.add_asset(STABLE, bytes),
            integrity,
        }
    }
}

/// Adds the scripts of before, so that a page that names one by its hash keeps
/// the survey when there is a newer one.
pub(super) fn keep(loaders: &[Source], tree: &mut Tree, mistakes: &mut Mistakes) {
    for source in loaders {
        let bytes = source.text.as_bytes().to_vec();
        let address = Tree::asset_path(STABLE, &bytes);
        let name = source.path.rsplit('/').next().unwrap_or_default();
        if address.ends_with(&format!("/{name}")) {
            tree.add(&address, bytes);
        } else {
            mistakes.whole(
                "changed-loader",
                format!(
                    "`{}` is not as it was: by its content it would be `{address}`. \
                 Copy it again from the site that partners were given",
                    source.path
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_browsers_make() {
        // The example of the W3C's "Subresource Integrity".
        let mut tree = Tree::default();
        let loader = Loader::add(b"alert('Hello, world.');".to_vec(), &mut tree);
        assert_eq!(
            loader.integrity,
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
        assert_eq!(
            tree.get(loader.pinned.trim_start_matches('/')),
            tree.get(STABLE)
        );
    }
}
