//! What two people decided about flagged answers.

use crate::opened_folder::tag;
use desk::quality::{DecisionError, Decisions, Flag, Reason, decisions, to_csv};
use std::fs;

/// A list with one line for each set of verdicts: first, second, decision.
fn list(verdicts: &[[&str; 3]]) -> String {
    let flags: Vec<_> = (1..)
        .zip(verdicts)
        .map(|(record, _)| Flag {
            record,
            tag: tag(record).to_string(),
            reason: Reason::Burst,
            group: "embed-forum".to_owned(),
            detail: "60 of 200 answers; usually 4".to_owned(),
        })
        .collect();
    let empty = to_csv(&flags);
    let mut lines = empty.lines();
    let mut text = format!("{}\n", lines.next().unwrap());
    for (line, verdicts) in lines.zip(verdicts) {
        text.push_str(&line.replace(",,,,", &format!(",{},", verdicts.join(","))));
        text.push('\n');
    }
    text
}

fn read(text: &str) -> Result<Decisions, DecisionError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("flags.csv");
    fs::write(&path, text).unwrap();
    decisions(&path)
}

#[track_caller]
fn refused(text: &str, why: &str) {
    let error = read(text).unwrap_err().to_string();
    assert!(error.contains(why), "{error}");
}

#[test]
fn only_what_both_would_remove_is_removed() {
    let found = read(&list(&[
        ["remove", "remove", "remove"],
        ["remove", "keep", "keep"],
        ["keep", "keep", "keep"],
        ["remove", "", ""],
        ["remove", "remove", ""],
        ["", "", ""],
    ]))
    .unwrap();
    assert_eq!(found.removed, [tag(1)].into());
    assert_eq!(found.flagged, (2..=6).map(tag).collect());
    assert_eq!(found.open, 3);
    assert!(found.removes(&tag(1).to_string()) && !found.flags(&tag(1).to_string()));
    assert!(!found.removes(&tag(2).to_string()) && found.flags(&tag(2).to_string()));
    assert!(!found.removes(&tag(9).to_string()) && !found.flags(&tag(9).to_string()));
}

#[test]
fn one_person_cannot_remove_an_answer() {
    refused(
        &list(&[["remove", "", "remove"]]),
        "line 2: `decision` is `remove`; that takes",
    );
    refused(
        &list(&[["", "", ""], ["keep", "remove", "remove"]]),
        "line 3: `decision`",
    );
    refused(
        &list(&[["remove", "remove", "keep"]]),
        "both reviewers say `remove`",
    );
}

#[test]
fn an_answer_with_two_flags_is_removed_for_one_of_them() {
    let both = list(&[["remove", "remove", "remove"], ["keep", "keep", "keep"]]);
    let both = both.replace(&tag(2).to_string(), &tag(1).to_string());
    let found = read(&both).unwrap();
    assert_eq!((found.removed, found.flagged.len()), ([tag(1)].into(), 0));
}

#[test]
fn the_list_may_have_been_through_a_spreadsheet() {
    let text = list(&[["REMOVE", " remove ", "Remove"]]);
    let saved = format!(
        "\u{feff}{}",
        text.replace("; usually", " - usually")
            .replace(',', ";")
            .replace('\n', "\r\n")
    );
    assert_eq!(read(&saved).unwrap().removed, [tag(1)].into());
    // Columns may be moved and added.
    let turned: String = text
        .lines()
        .map(|line| {
            let mut fields: Vec<_> = line.split(',').collect();
            fields.reverse();
            format!("a note,{}\n", fields.join(","))
        })
        .collect();
    assert_eq!(read(&turned).unwrap().removed, [tag(1)].into());
}

#[test]
fn a_list_that_is_not_understood_is_not_used() {
    refused(
        &list(&[["yes", "", ""]]),
        "line 2: `first_reviewer` is `yes`; it can be",
    );
    let text = list(&[["keep", "keep", "keep"]]);
    refused(
        &text.replace(&tag(1).to_string(), "1.0E+63"),
        "is not a tag",
    );
    refused(
        &text.replace("second_reviewer", "second"),
        "lacks the column `second_reviewer`",
    );
    refused(
        &text.replace(",keep,keep,keep,", ",keep,"),
        "is not a list of `desk check`",
    );
    refused("", "lacks the column `record`");
    assert!(matches!(
        decisions("no/such.csv".as_ref()),
        Err(DecisionError::Read { .. })
    ));
}

#[test]
fn an_empty_list_decides_nothing() {
    assert_eq!(read(&list(&[])).unwrap(), Decisions::default());
}
