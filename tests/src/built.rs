//! Where the built programs and the built widget are.

use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// The built program of this name: in `CODE_OF_CARE_BIN`, or beside the tests.
///
/// # Errors
/// If it has not been built.
pub fn program(name: &str) -> Result<PathBuf> {
    let folder = match std::env::var_os("CODE_OF_CARE_BIN") {
        Some(folder) => PathBuf::from(folder),
        None => {
            let own = std::env::current_exe()?;
            let deps = own.parent().context("the tests stand in no folder")?;
            deps.parent()
                .context("the tests stand in no folder")?
                .to_path_buf()
        }
    };
    let path = folder
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION);
    ensure!(
        path.exists(),
        "{} is not built: run `cargo xtask test`",
        path.display()
    );
    Ok(path)
}

/// Whether the built widget is the smallest that can be built: with a standard
/// library made for size. The file that tells stands beside it.
///
/// # Errors
/// If it has not been built.
pub fn widget_is_smallest() -> Result<bool> {
    let path = widget()?.join("kind.txt");
    let kind = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    Ok(kind.trim() == "smallest")
}

/// The built widget: in `CODE_OF_CARE_WIDGET`, or in `target/widget`.
///
/// # Errors
/// If it has not been built.
pub fn widget() -> Result<PathBuf> {
    let folder = match std::env::var_os("CODE_OF_CARE_WIDGET") {
        Some(folder) => PathBuf::from(folder),
        None => root().join("target/widget"),
    };
    let built = folder.join("widget_bg.wasm").exists();
    ensure!(
        built,
        "{} has no widget: run `cargo xtask widget`",
        folder.display()
    );
    Ok(folder)
}
