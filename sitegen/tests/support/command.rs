//! The program as a person or another program runs it.

use std::process::{Command, Output, Stdio};

/// What a command did.
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

/// Runs it where nobody answers questions.
pub(crate) fn sitegen(args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitegen"));
    let Output {
        status,
        stdout,
        stderr,
    } = command.args(args).stdin(Stdio::null()).output().unwrap();
    Run {
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
        code: status.code().expect("the command ended by itself"),
    }
}
