//! The demonstration's survey as a content folder of a test's own.

use desk::Content;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use survey::{Wave, WaveId};
use tempfile::TempDir;

/// A copy of the repository's survey and organisations, with a `site.toml`
/// that says whether the campaign is a sample.
pub(crate) fn folder(sample: bool) -> TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let folder = tempfile::tempdir().unwrap();
    for part in ["survey", "organisations"] {
        copy(&from.join(part), &folder.path().join(part));
    }
    let site = format!("[campaign]\nname = \"A test\"\nsample = {sample}\n");
    fs::write(folder.path().join("site.toml"), site).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The same, read.
pub(crate) fn content() -> Content {
    static CONTENT: LazyLock<Content> = LazyLock::new(|| {
        Content::read(folder(true).path()).unwrap_or_else(|error| panic!("{error}"))
    });
    CONTENT.clone()
}

/// The wave of the tests.
pub(crate) fn wave(content: &Content) -> &Wave {
    content.wave(&WaveId::new("2026").unwrap()).unwrap()
}

#[test]
fn a_mistake_is_shown_at_its_place() {
    let folder = folder(true);
    fs::write(folder.path().join("site.toml"), "[campaign]\nsample = 1\n").unwrap();
    let error = Content::read(folder.path()).unwrap_err().to_string();
    assert!(error.contains("site.toml:2:10"), "{error}");
}

#[test]
fn an_unknown_wave_is_answered_with_the_known_ones() {
    let error = content().wave(&WaveId::new("2025").unwrap()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`survey/waves.toml` has no wave `2025`; it has `2022`, `2024`, `2026`"
    );
}
