//! `theme/`: files that take the place of the generator's own.

use super::Folder;
use anyhow::Result;
use std::collections::BTreeMap;

/// Every such file, by its path in `theme/`.
///
/// # Errors
/// If a file cannot be read.
pub(super) fn read(folder: &Folder) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for (sub, extension) in [
        ("theme", "svg"),
        ("theme/templates", "html"),
        ("theme/templates", "xml"),
        ("theme/templates/blocks", "html"),
        ("theme/templates/files", "json"),
        ("theme/templates/files", "txt"),
        ("theme/templates/files", "xml"),
        ("theme/templates/formulas", "html"),
        ("theme/templates/parts", "html"),
        ("theme/templates/share", "svg"),
        ("theme/css", "css"),
        ("theme/js", "js"),
        ("theme/words", "toml"),
    ] {
        for source in folder.files(sub, extension)? {
            let name = source.path.trim_start_matches("theme/").to_owned();
            files.insert(name, source.text);
        }
    }
    Ok(files)
}
