//! Tools that come from elsewhere and are fetched once.

mod apt;
pub(crate) mod axe;
pub(crate) mod binaryen;
pub(crate) mod chromium;
pub(crate) mod esbuild;
pub(crate) mod firefox;
mod java;
pub(crate) mod lighthouse;
mod npm;
pub(crate) mod vnu;
pub(crate) mod webkit;

use crate::workspace::on_path;
use std::env;
use std::path::PathBuf;

/// The programs that drive a browser, by the variable that names each to the
/// tests.
pub(crate) type Drive = Vec<(&'static str, PathBuf)>;

/// The program that a variable names, if it is there, or the one on the `PATH`.
fn named_or_on_path(variable: &str, program: &str) -> Option<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from);
    named.filter(|p| p.is_file()).or_else(|| on_path(program))
}
