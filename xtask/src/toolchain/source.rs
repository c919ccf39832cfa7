//! A standard library that is built from source along with the widget.

use super::{Host, debian, plain};
use crate::run::Task;
use crate::workspace::{Workspace, cargo};
use anyhow::{Result, anyhow};
use std::ffi::OsString;
use std::path::PathBuf;

/// A compiler with the source of its own standard library.
#[derive(Debug)]
pub(crate) struct Source {
    /// What it is, in words.
    pub(crate) how: String,
    /// The folder with the source.
    pub(crate) library: PathBuf,
    /// What cargo needs to be told, as variables.
    pub(crate) variables: Vec<(&'static str, OsString)>,
}

impl Source {
    /// Fetches the crates that the standard library itself is made of.
    ///
    /// # Errors
    /// If the registry cannot be reached and they are not there yet.
    pub(super) fn fetch_dependencies(&self, workspace: &Workspace) -> Result<()> {
        Task::new(
            "fetch what the standard library is made of",
            "std-fetch",
            cargo(),
        )
        .args(["fetch", "--locked", "--manifest-path"])
        .args([self.library.join("sysroot/Cargo.toml")])
        .envs(&self.variables)
        .run(workspace)?;
        Ok(())
    }
}

/// Whether a compiler with its source is there, with nothing to be fetched but
/// the crates that it is made of.
pub(super) fn is_at_hand(workspace: &Workspace, host: &Host) -> bool {
    host.library_source().is_some() || debian::is_at_hand(workspace)
}

/// The active toolchain's source; else Debian's compiler, which comes with
/// its own; else the source by rustup.
///
/// # Errors
/// If no way works, with the reasons.
pub(super) fn find_or_fetch(workspace: &Workspace, host: &Host) -> Result<Source> {
    if let Some(source) = of_toolchain(host) {
        return Ok(source);
    }
    let debian = match debian::find_or_fetch(workspace, host) {
        Ok(source) => return Ok(source),
        Err(error) => error,
    };
    plain::rustup(workspace, &["component", "add", "rust-src"])
        .and_then(|()| {
            of_toolchain(host).ok_or_else(|| anyhow!("rustup added it to another toolchain"))
        })
        .map_err(|rustup| anyhow!("{debian:#}; and {rustup:#}"))
}

fn of_toolchain(host: &Host) -> Option<Source> {
    Some(Source {
        how: "the active toolchain and its `rust-src`".to_owned(),
        library: host.library_source()?,
        variables: vec![bootstrap()],
    })
}

/// Lets a stable compiler do what building its standard library needs.
pub(super) fn bootstrap() -> (&'static str, OsString) {
    ("RUSTC_BOOTSTRAP", "1".into())
}
