//! Lighthouse, from the npm registry. It needs two hundred other packages, so what
//! is fetched is in a lock file. To take another version, change `package.json` and
//! write the lock file anew, without the addresses of a registry:
//!
//! ```sh
//! cd xtask/lighthouse
//! npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved
//! ```
//!
//! One of its packages asks for the latest `third-party-web`, whichever that is;
//! `overrides` holds it to the one that Lighthouse itself asks for, since a lock file
//! cannot.

use super::{Drive, npm};
use crate::workspace::Workspace;
use anyhow::Result;

/// The same as in `package.json`. Those from 13.0 on need a newer Node than
/// Debian's.
const VERSION: &str = "12.8.2";
const FILES: [&str; 2] = [
    include_str!("../../lighthouse/package.json"),
    include_str!("../../lighthouse/package-lock.json"),
];

/// Its folder, found in the cache or fetched.
///
/// # Errors
/// Says what is missing.
pub(crate) fn find_or_fetch(workspace: &Workspace) -> Result<Drive> {
    let place = npm::find_or_fetch_locked(workspace, "lighthouse", VERSION, FILES)?;
    let folder = place.join("node_modules/lighthouse");
    Ok(vec![("CODE_OF_CARE_LIGHTHOUSE", folder)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_say_the_same_version_and_name_no_registry() {
        let [manifest, lock] =
            FILES.map(|file| -> serde_json::Value { serde_json::from_str(file).expect("JSON") });
        assert_eq!(manifest["dependencies"]["lighthouse"], VERSION);
        assert_eq!(
            lock["packages"]["node_modules/lighthouse"]["version"],
            VERSION
        );
        let packages = lock["packages"].as_object().expect("packages");
        for (name, package) in packages.iter().filter(|(name, _)| !name.is_empty()) {
            assert!(package["integrity"].is_string(), "{name} has no hash");
            assert!(package["resolved"].is_null(), "{name} names a registry");
        }
    }
}
