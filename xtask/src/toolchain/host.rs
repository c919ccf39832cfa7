//! The toolchain that runs this program.

use super::WASM;
use crate::run::capture;
use anyhow::{Result, anyhow};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The active toolchain.
#[derive(Debug)]
pub(crate) struct Host {
    /// Its folder.
    pub(crate) sysroot: PathBuf,
    /// What it compiles for by itself, such as `x86_64-unknown-linux-gnu`.
    pub(crate) triple: String,
}

impl Host {
    /// Asks the compiler.
    ///
    /// # Errors
    /// Fails if there is none.
    pub(crate) fn find() -> Result<Self> {
        let about = capture(Command::new(rustc()).arg("-vV"))?;
        let triple = about
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .ok_or_else(|| anyhow!("`rustc -vV` names no host"))?;
        Ok(Self {
            sysroot: print(&["--print", "sysroot"])?.into(),
            triple: triple.to_owned(),
        })
    }

    /// Whether a compiled standard library for the widget is there. The
    /// compiler names a folder for it and succeeds either way, so look inside.
    ///
    /// # Errors
    /// Fails if there is no compiler.
    pub(crate) fn has_wasm_std(&self) -> Result<bool> {
        let folder = print(&["--print", "target-libdir", "--target", WASM])?;
        let Ok(entries) = Path::new(&folder).read_dir() else {
            return Ok(false);
        };
        Ok(entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libcore-") && name.ends_with(".rlib")
        }))
    }

    /// The standard library's source, if the toolchain has it.
    pub(crate) fn library_source(&self) -> Option<PathBuf> {
        let library = self.sysroot.join("lib/rustlib/src/rust/library");
        library
            .join("sysroot/Cargo.toml")
            .is_file()
            .then_some(library)
    }

    /// The toolchain's own linker for WebAssembly, if it has one.
    pub(crate) fn linker(&self) -> Option<PathBuf> {
        let tools = self.sysroot.join("lib/rustlib").join(&self.triple);
        Some(tools.join("bin/rust-lld")).filter(|lld| lld.is_file())
    }
}

fn rustc() -> std::ffi::OsString {
    env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

fn print(args: &[&str]) -> Result<String> {
    Ok(capture(Command::new(rustc()).args(args))?.trim().to_owned())
}
