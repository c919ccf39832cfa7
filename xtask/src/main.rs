//! `cargo xtask`: builds the widget, runs the demonstration and every test.
//!
//! ```text
//! cargo xtask widget    the survey form, ready for `sitegen build --widget`
//! cargo xtask demo      the whole chain on this machine, with invented answers
//! cargo xtask contact-sheets    pictures of every state of the form
//! cargo xtask test      formatting, lints, unit, integration and browser tests
//! ```
//!
//! Each command does its own set-up, can be run twice, and replaces what it
//! makes in one step, so that an interruption leaves the last good result.

mod binaries;
mod cli;
mod contact_sheets;
mod demo;
mod files;
mod processes;
mod progress;
mod run;
mod sizes;
mod test;
mod toolchain;
mod tools;
mod widget;
mod workspace;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
