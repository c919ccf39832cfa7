//! `desk`: the offline tool. See the commands in [`desk::cmd`].

use clap::Parser;
use desk::cmd::Desk;
use std::process::ExitCode;

fn main() -> ExitCode {
    match Desk::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("desk: {error:#}");
            ExitCode::FAILURE
        }
    }
}
