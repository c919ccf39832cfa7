//! Finds or makes the standard library that the widget is compiled against.
//!
//! The widget runs as WebAssembly, for which a Rust toolchain need not have a
//! standard library. These are the ways to one:
//!
//! 1. the active toolchain has it;
//! 2. `rustup target add` brings it;
//! 3. it is built from source, which also makes the smallest widget: only then
//!    can it be built for size and leave out the text of every panic.
//!
//! Where the source is at hand the third comes first, and the others are the
//! fallback; where it would have to be fetched it comes last, unless the smallest
//! widget is asked for.

mod debian;
mod host;
mod plain;
mod source;

pub(crate) use host::Host;
pub(crate) use source::Source;

use crate::workspace::Workspace;
use anyhow::{Result, bail};
use clap::ValueEnum;

/// The target of the widget.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Which way to take to a standard library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Way {
    /// The first that works.
    Auto,
    /// What the active toolchain has.
    Installed,
    /// What `rustup target add` brings.
    Rustup,
    /// Built from source, for size.
    Source,
}

/// A standard library for the widget.
#[derive(Debug)]
pub(crate) enum Std {
    /// The toolchain's own.
    Plain,
    /// Built along with the widget.
    Source(Source),
}

/// Finds or makes one, and says which way was taken. With `smallest`, the source
/// is fetched rather than do with what is there, if it can be.
///
/// # Errors
/// Where no way works: says why for each, and what a person can do.
pub(crate) fn standard_library(workspace: &Workspace, way: Way, smallest: bool) -> Result<Std> {
    let host = Host::find()?;
    let mut refusals = Vec::new();
    let source_first = smallest || source::is_at_hand(workspace, &host);
    for way in ways(way, source_first) {
        match take(workspace, &host, way) {
            Ok((std, how)) => {
                println!("  standard library for {WASM}: {how}");
                if matches!(std, Std::Plain) {
                    println!("  so the module is a quarter larger than with one built from source");
                }
                return Ok(std);
            }
            Err(error) => {
                println!(
                    "  standard library for {WASM}: not {}: {error:#}",
                    name(way)
                );
                refusals.push(format!("- {}: {error:#}", name(way)));
            }
        }
    }
    bail!(
        "there is no standard library for {WASM}:\n{}\n\n{}",
        refusals.join("\n"),
        by_hand()
    )
}

/// The ways to try, in order.
fn ways(way: Way, source_first: bool) -> Vec<Way> {
    match (way, source_first) {
        (Way::Auto, true) => vec![Way::Source, Way::Installed, Way::Rustup],
        (Way::Auto, false) => vec![Way::Installed, Way::Rustup, Way::Source],
        (way, _) => vec![way],
    }
}

fn take(workspace: &Workspace, host: &Host, way: Way) -> Result<(Std, String)> {
    match way {
        Way::Auto | Way::Installed => plain::installed(host).map(|how| (Std::Plain, how)),
        Way::Rustup => plain::from_rustup(workspace, host).map(|how| (Std::Plain, how)),
        Way::Source => {
            let source = source::find_or_fetch(workspace, host)?;
            source.fetch_dependencies(workspace)?;
            let how = format!("built from source, for size, with {}", source.how);
            Ok((Std::Source(source), how))
        }
    }
}

fn name(way: Way) -> &'static str {
    match way {
        Way::Auto | Way::Installed => "the active toolchain's",
        Way::Rustup => "by rustup",
        Way::Source => "from source",
    }
}

/// The commands for somebody who has to do it by hand.
fn by_hand() -> String {
    format!(
        "With rustup, where its server can be reached:\n\n    \
         rustup target add {WASM}\n\n\
         On Debian 12, as root:\n\n    \
         apt-get update\n    \
         apt-get install --no-install-recommends {}\n\n\
         Then run the same command again.",
        debian::PACKAGES.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_comes_from_source_if_it_can() {
        assert_eq!(ways(Way::Auto, true)[0], Way::Source);
        assert_eq!(ways(Way::Auto, false)[0], Way::Installed);
        assert_eq!(ways(Way::Rustup, true), [Way::Rustup]);
    }
}
