//! The targets on a stable toolchain: every seed, and mutations of them.
//!
//! proptest makes the mutations because a failure shrinks to the few that
//! matter, and because it is already what the other crates test with.

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The committed seeds of a target, and those made from today's code.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder("seeds").join(target)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "no seeds in seeds/{target}");
    let committed = paths.into_iter().map(|path| fs::read(path).unwrap());
    committed.chain(fuzz::fresh(target)).collect()
}

/// One change to some bytes.
#[derive(Debug, Clone)]
enum Change {
    /// These in the place of one.
    Write(Index, Vec<u8>),
    /// These more.
    Insert(Index, Vec<u8>),
    /// So many less.
    Remove(Index, u8),
    /// A piece again elsewhere.
    Copy(Index, u8, Index),
    /// Nothing after this.
    Cut(Index),
}

/// Bytes that mean something to one reader or another.
fn telling() -> impl Strategy<Value = Vec<u8>> {
    let words = [
        "",
        "\n",
        "\r\n",
        "\"",
        "'''",
        "\"\"\"",
        "[",
        "]]",
        "{",
        "}",
        ",",
        "=",
        "#",
        "\\u",
        "0",
        "-1",
        "4294967296",
        "1e999",
        "null",
        "é",
        "\u{202e}",
        "\u{feff}",
        "\0",
        "\x7f",
    ];
    let encoded = [
        0x80, 0x9b, 0xbb, 0x9f, 0xbf, 0xf6, 0xff, 0x78, 0x7b, 0x18, 0x1b,
    ];
    prop_oneof![
        prop::sample::select(words.to_vec()).prop_map(|w| w.as_bytes().to_vec()),
        prop::sample::select(encoded.to_vec()).prop_map(|b| vec![b]),
        prop::collection::vec(any::<u8>(), 1..9),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => (any::<Index>(), telling()).prop_map(|(at, with)| Change::Write(at, with)),
        3 => (any::<Index>(), telling()).prop_map(|(at, with)| Change::Insert(at, with)),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, many)| Change::Remove(at, many)),
        2 => (any::<Index>(), any::<u8>(), any::<Index>())
            .prop_map(|(from, many, to)| Change::Copy(from, many, to)),
        1 => any::<Index>().prop_map(Change::Cut),
    ]
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>) {
        let place = |index: &Index| index.index(bytes.len() + 1);
        let range = |from: usize, many: u8| from..bytes.len().min(from + usize::from(many));
        match self {
            Self::Write(at, with) => {
                let at = place(at);
                bytes.splice(range(at, 1), with.iter().copied());
            }
            Self::Insert(at, with) => {
                let at = place(at);
                bytes.splice(at..at, with.iter().copied());
            }
            Self::Remove(at, many) => {
                bytes.drain(range(place(at), *many));
            }
            Self::Copy(from, many, to) => {
                let (from, to) = (place(from), place(to));
                let piece = bytes[range(from, *many)].to_vec();
                bytes.splice(to..to, piece);
            }
            Self::Cut(at) => bytes.truncate(place(at)),
        }
    }
}

/// Replays the seeds, and then `cases` mutations of them.
#[track_caller]
fn holds(target: &str, cases: u32) {
    let (_, run) = fuzz::TARGETS
        .into_iter()
        .find(|(name, _)| *name == target)
        .unwrap();
    let seeds = seeds(target);
    for seed in &seeds {
        run(seed);
    }
    let strategy = (any::<Index>(), prop::collection::vec(change(), 1..6));
    let mut runner = TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    });
    let outcome = runner.run(&strategy, |(seed, changes)| {
        let mut bytes = seed.get(&seeds).clone();
        for change in &changes {
            change.make(&mut bytes);
        }
        run(&bytes);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{target}: {error}"));
}

#[test]
fn body() {
    holds("body", 400);
}

#[test]
fn boxes() {
    holds("boxes", 60);
}

#[test]
fn bundle() {
    holds("bundle", 2_000);
}

#[test]
fn code() {
    holds("code", 4_000);
}

#[test]
fn definition() {
    holds("definition", 500);
}

#[test]
fn organisations() {
    holds("organisations", 1_000);
}

#[test]
fn plaintext() {
    holds("plaintext", 400);
}

#[test]
fn response() {
    holds("response", 4_000);
}

#[test]
fn results() {
    holds("results", 300);
}

#[test]
fn texts() {
    holds("texts", 300);
}

#[test]
fn waves() {
    holds("waves", 1_000);
}

#[test]
fn withdrawn() {
    holds("withdrawn", 1_000);
}

#[test]
fn every_target_has_a_program_and_a_line_in_the_readme() {
    let readme = fs::read_to_string(folder("README.md")).unwrap();
    let mut programs: Vec<_> = fs::read_dir(folder("fuzz_targets"))
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    programs.sort();
    assert_eq!(programs, fuzz::TARGETS.map(|(name, _)| name));
    for (name, _) in fuzz::TARGETS {
        assert!(readme.contains(&format!("| `{name}` |")), "{name}");
    }
}
