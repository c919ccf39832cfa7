//! The files of the site that are not pages, in memory.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Files by their path, without a leading slash.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    files: BTreeMap<String, Vec<u8>>,
}

impl Tree {
    /// Adds a file.
    pub(crate) fn add(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), bytes);
    }

    /// Adds a file to `assets/` with the first ten digits of its SHA-256 in its
    /// name, so that it can be kept for ever; gives its address.
    pub(crate) fn add_asset(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let path = Self::asset_path(name, &bytes);
        self.add(&path, bytes);
        format!("/{path}")
    }

    /// The path of such a file.
    pub(crate) fn asset_path(name: &str, bytes: &[u8]) -> String {
        let digest = survey::hex::encode(&Sha256::digest(bytes));
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        format!("assets/{stem}.{}.{extension}", &digest[..10])
    }

    /// The bytes of a file.
    pub(crate) fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Every file, in order of path.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_is_named_after_its_content() {
        let mut tree = Tree::default();
        let empty = tree.add_asset("a.css", Vec::new());
        assert_eq!(empty, "/assets/a.e3b0c44298.css");
        assert_ne!(tree.add_asset("a.css", b"x".to_vec()), empty);
    }
}
