//! The command line, and what it says when it cannot start.

use std::fs;
use std::process::Output;

use clap::CommandFactory as _;
use collector::cli::Cli;

use crate::process::{Process, write_token};

#[test]
fn the_command_line_is_well_formed() {
    Cli::command().debug_assert();
}

/// Starts it in a folder where it must not start.
#[track_caller]
fn refuses(output: &Output, expected: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_ne!(output.status.code(), Some(0));
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_token_file_must_be_there_and_private_and_full() {
    let folder = tempfile::tempdir().unwrap();
    let token = folder.path().join("token");
    let start = || Process::command(folder.path()).output().unwrap();
    refuses(&start(), "cannot open the operator's token file `token`");
    write_token(&token, 0o644);
    refuses(
        &start(),
        "everybody on this machine may use it (mode 644): run `chmod 600` on it",
    );
    write_token(&token, 0o600);
    fs::write(&token, " \n").unwrap();
    refuses(&start(), "the operator's token file `token` is empty");
    assert!(!folder.path().join("box.sqlite").exists());
}

#[test]
fn a_key_or_origin_that_is_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let start = |more: &[&str]| Process::command(folder.path()).args(more).output().unwrap();
    refuses(&start(&["--key", "abc"]), "16 hexadecimal digits");
    refuses(
        &start(&["--allow-origin", "survey.example.org/"]),
        "an origin is `https://`",
    );
    assert!(!folder.path().join("box.sqlite").exists());
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    write_token(&folder.path().join("token"), 0o600);
    let database = folder.path().join("box.sqlite");
    fs::write(
        &database,
        "somebody's notes, which are long enough to be looked at",
    )
    .unwrap();
    refuses(
        &Process::command(folder.path()).output().unwrap(),
        "database",
    );
    assert!(
        fs::read(&database)
            .unwrap()
            .starts_with(b"somebody's notes")
    );
}
