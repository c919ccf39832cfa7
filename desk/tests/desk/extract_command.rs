//! `desk extract` as a person runs it.

use crate::campaign;
use crate::commands::{desk, fails, works};
use crate::opened_folder::{self, names};
use std::fs;
use tempfile::TempDir;

const EXTRACT: &str = "extract opened --content content --wave 2026 --out extract.csv";

/// A room with a content folder and made-up answers, opened.
fn room() -> TempDir {
    let room = tempfile::tempdir().unwrap();
    let content = campaign::folder(true);
    fs::rename(content.keep(), room.path().join("content")).unwrap();
    let content = campaign::content();
    let responses = desk::sample::generate(&content, campaign::wave(&content), 3, 1_500).unwrap();
    opened_folder::write(&room.path().join("opened"), &responses);
    room
}

#[test]
fn an_extract_and_its_description_appear_together() {
    let room = room();
    let at = room.path();
    let said = works(at, EXTRACT);
    assert!(said.contains("`settings` left out"), "{said}");
    let csv = fs::read_to_string(at.join("extract.csv")).unwrap();
    let about = fs::read_to_string(at.join("extract.json")).unwrap();
    let about: serde_json::Value = serde_json::from_str(&about).unwrap();
    assert_eq!(about["k"], 10);
    assert_eq!(about["sample"], true);
    assert_eq!(about["steps"][0]["drop"], "settings");
    assert_eq!(
        about["rows"].as_u64().unwrap() as usize,
        csv.lines().count() - 1
    );
    let headings: Vec<_> = csv.lines().next().unwrap().split(',').collect();
    let columns = about["columns"].as_array().unwrap();
    assert_eq!(
        headings,
        columns
            .iter()
            .map(|c| c["name"].as_str().unwrap())
            .collect::<Vec<_>>()
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(at.join("extract.csv"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    fails(at, EXTRACT, "an older one is never replaced");
    assert_eq!(fs::read_to_string(at.join("extract.csv")).unwrap(), csv);
}

#[test]
fn a_looser_k_draws_a_warning_and_a_useless_one_is_refused() {
    let room = room();
    let output = desk(room.path(), &format!("{EXTRACT} --k 9"));
    let warned = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && warned.contains("looser than the default"),
        "{warned}"
    );
    let other = EXTRACT.replace("extract.csv", "other.csv");
    fails(
        room.path(),
        &format!("{other} --k 2"),
        "people could be told apart",
    );
    assert_eq!(
        names(room.path()),
        ["content", "extract.csv", "extract.json", "opened"]
    );
}

#[test]
fn nothing_is_written_where_it_must_not_be() {
    let room = room();
    let at = room.path();
    for inside in ["content/extract.csv", "content/survey/../extract.csv"] {
        fails(
            at,
            &EXTRACT.replace("extract.csv", inside),
            "within the content folder",
        );
    }
    fails(
        at,
        &EXTRACT.replace("extract.csv", "extract.txt"),
        "does not end in .csv",
    );
    fails(
        at,
        &EXTRACT.replace("2026", "2024"),
        "wave `2026`; asked for",
    );
    fails(at, &format!("{EXTRACT} --k 5000"), "nothing was written");
    // The description's place is taken: the rows are not left alone.
    fs::write(at.join("extract.json"), "mine").unwrap();
    fails(at, EXTRACT, "extract.json");
    assert_eq!(names(at), ["content", "extract.json", "opened"]);
    assert_eq!(fs::read_to_string(at.join("extract.json")).unwrap(), "mine");
}
