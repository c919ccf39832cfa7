//! Where things are: the repository, the build folder, the user's cache.

use crate::run::capture;
use anyhow::{Context, Result, anyhow};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders that every command works with.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// The top of the repository.
    pub(crate) root: PathBuf,
    /// Cargo's build folder: `target/`, or what `CARGO_TARGET_DIR` says.
    pub(crate) target: PathBuf,
    /// The oldest compiler that the workspace builds with.
    pub(crate) rust_version: Version,
}

impl Workspace {
    /// Asks cargo, which knows of every way in which these can be set.
    ///
    /// # Errors
    /// Fails where cargo cannot read the workspace, and says why.
    pub(crate) fn find() -> Result<Self> {
        let mut metadata = cargo();
        metadata.args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ]);
        metadata.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
        let metadata: serde_json::Value = serde_json::from_str(&capture(&mut metadata)?)
            .context("cannot read what `cargo metadata` says")?;
        let text = |value: &serde_json::Value, key: &str| {
            let text = value[key].as_str().map(str::to_owned);
            text.ok_or_else(|| anyhow!("`cargo metadata` gives no `{key}`"))
        };
        Ok(Self {
            root: text(&metadata, "workspace_root")?.into(),
            target: text(&metadata, "target_directory")?.into(),
            rust_version: Version::parse(&text(&metadata["packages"][0], "rust_version")?)?,
        })
    }

    /// Where the output of each step is kept.
    pub(crate) fn logs(&self) -> PathBuf {
        self.target.join("xtask/logs")
    }
}

/// The cargo that runs this program, to be run again.
pub(crate) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The user's cache folder for what is fetched once and used by every build:
/// `$XDG_CACHE_HOME/code-of-care`, or `~/.cache/code-of-care`.
///
/// # Errors
/// Fails if neither variable says where it is.
pub(crate) fn cache() -> Result<PathBuf> {
    let absolute = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|p| p.is_absolute())
    };
    absolute("XDG_CACHE_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".cache")))
        .map(|cache| cache.join("code-of-care"))
        .ok_or_else(|| {
            anyhow!("neither XDG_CACHE_HOME nor HOME is set; set one to a folder of yours")
        })
}

/// A program's place on `PATH`.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|place| place.is_file())
}

/// A compiler's version, `1.95` or `1.95.0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(u32, u32);

impl Version {
    /// Reads the first two numbers.
    ///
    /// # Errors
    /// Refuses text that does not begin with two numbers.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut numbers = text.trim().split('.').map(str::parse);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(major)), Some(Ok(minor))) => Ok(Self(major, minor)),
            _ => Err(anyhow!("`{text}` is not a version")),
        }
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        let version = |text| Version::parse(text).unwrap();
        assert!(version("1.100.0") > version("1.94"));
        assert_eq!(version("1.96.0"), version("1.96"));
        assert!(Version::parse("nightly").is_err());
    }
}
