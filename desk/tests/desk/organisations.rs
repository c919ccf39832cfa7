//! `desk organisations`: a small list against small reports.

use crate::campaign;
use crate::commands::{desk, fails, works};
use desk::organisations::{Etr, EtrError};
use std::fs;
use std::path::Path;
use survey::parse::COLUMNS;
use tempfile::TempDir;

const ARGUMENTS: &str =
    "organisations --etr etr.csv --date 2026-11-30 --list organisations/list.csv";

const LIST: [&str; 4] = [
    "7A1,North Board,Bwrdd y Gogledd,wales,,Ysbyty,,,,,s,2026-01-01",
    "RAA,Old Mill NHS Trust,,england,en_east,Mill Hospital,1991-04-01,,,Mill and Weir,ODS etr 2024-01-01; hospitals: curator,2026-01-01",
    "RBB,King’s Weir NHS Trust,,england,en_london,Weir Hospital,1992-04-01,,,,s,2026-01-01",
    "RCC,Lea NHS Trust,,england,en_london,Lea Hospital,,,,,s,2026-01-01",
];

/// A line of a report, with the 27 columns that it has.
fn line(code: &str, name: &str, region: &str, opened: &str, closed: &str) -> String {
    let mut cells = vec![""; 27];
    (cells[0], cells[1], cells[2], cells[10], cells[11]) = (code, name, region, opened, closed);
    let cells: Vec<_> = cells.iter().map(|c| format!("\"{c}\"")).collect();
    cells.join(",") + "\r\n"
}

/// The report that agrees with the list.
fn agreeing() -> Vec<String> {
    vec![
        line("RAA", "OLD MILL NHS TRUST", "Y61", "19910401", ""),
        line("RBB", "KING'S WEIR NHS TRUST", "Y56", "19920401", ""),
        line("RCC", "LEA NHS TRUST", "Y56", "", ""),
        line(
            "RZZ",
            "VALE AMBULANCE SERVICE NHS TRUST",
            "Y56",
            "20060701",
            "",
        ),
        line("RYY", "LONG GONE NHS TRUST", "Y56", "19910401", "20060331"),
        line(
            "RT4",
            "WELSH AMBULANCE SERVICES NHS TRUST",
            "",
            "19980401",
            "",
        ),
    ]
}

/// A content folder with the list, and the report beside it.
fn room(etr: &[String]) -> TempDir {
    let room = campaign::folder(true);
    let at = room.path();
    let list = format!("{}\n{}\n", COLUMNS.join(","), LIST.join("\n"));
    fs::write(at.join("organisations/list.csv"), list).unwrap();
    let left_out = "code,name,reason\nRZZ,Vale,ambulances\nRT4,Welsh,ambulances\n";
    fs::write(at.join("organisations/left-out.csv"), left_out).unwrap();
    fs::write(at.join("etr.csv"), etr.concat()).unwrap();
    room
}

fn list(at: &Path) -> String {
    fs::read_to_string(at.join("organisations/list.csv")).unwrap()
}

#[test]
fn a_list_that_agrees_says_so() {
    let room = room(&agreeing());
    let said = works(room.path(), ARGUMENTS);
    assert!(
        said.starts_with("the list agrees with the report\n"),
        "{said}"
    );
    assert!(said.contains("before launch"), "{said}");
}

#[test]
fn a_rename_keeps_the_former_name_and_what_was_curated() {
    let mut etr = agreeing();
    etr[0] = line("RAA", "NEW MILL NHS TRUST", "Y56", "19910401", "");
    let room = room(&etr);
    let before = list(room.path());
    let said = works(room.path(), ARGUMENTS);
    assert!(
        said.contains("renamed   RAA Old Mill NHS Trust → New Mill NHS Trust"),
        "{said}"
    );
    assert!(said.contains("moved     RAA en_east → en_london"), "{said}");
    assert!(said.contains("2 differences, none to decide"), "{said}");
    assert_eq!(list(room.path()), before, "nothing is written unless asked");
    works(room.path(), &format!("{ARGUMENTS} --write"));
    let after = list(room.path());
    let row = "RAA,New Mill NHS Trust,,england,en_london,Mill Hospital,1991-04-01,,,\
               Old Mill NHS Trust; Mill and Weir,ODS etr 2026-11-30; hospitals: curator,2026-11-30\n";
    assert!(after.contains(row), "{after}");
    assert!(
        after.contains(LIST[0]),
        "what the report does not have stays: {after}"
    );
    let again = works(room.path(), ARGUMENTS);
    assert!(again.starts_with("the list agrees"), "{again}");
}

#[test]
fn a_closure_asks_for_a_successor_until_there_is_one() {
    let mut etr = agreeing();
    etr[1] = line(
        "RBB",
        "KING'S WEIR NHS TRUST",
        "Y56",
        "19920401",
        "20260930",
    );
    let room = room(&etr);
    let said = works(room.path(), &format!("{ARGUMENTS} --write"));
    let closed = "closed    RBB King’s Weir NHS Trust, last day 2026-09-30: write its `successor`";
    assert!(said.contains(closed), "{said}");
    assert!(list(room.path()).contains("Weir Hospital,1992-04-01,2026-09-30,,"));
    let again = works(room.path(), ARGUMENTS);
    assert!(again.contains("still has no `successor`"), "{again}");
    let mended = list(room.path()).replace("2026-09-30,,", "2026-09-30,RCC,");
    fs::write(room.path().join("organisations/list.csv"), mended).unwrap();
    let last = works(room.path(), ARGUMENTS);
    assert!(last.starts_with("the list agrees"), "{last}");
}

#[test]
fn a_new_trust_waits_for_the_curator() {
    let mut etr = agreeing();
    etr.push(line(
        "RBD",
        "DELL AND DALE NHS TRUST",
        "Y63",
        "20261001",
        "",
    ));
    let room = room(&etr);
    let said = works(room.path(), &format!("{ARGUMENTS} --write"));
    assert!(
        said.contains("new       RBD Dell and Dale NHS Trust, en_ney"),
        "{said}"
    );
    assert!(said.contains("1 difference, 1 to decide"), "{said}");
    assert!(!list(room.path()).contains("RBD"));
    let said = works(room.path(), &format!("{ARGUMENTS} --write --keep RBD"));
    assert!(said.contains("write its main hospitals"), "{said}");
    let row = "RBB,King’s Weir NHS Trust,,england,en_london,Weir Hospital,1992-04-01,,,,ODS etr 2026-11-30,2026-11-30\n\
               RBD,Dell and Dale NHS Trust,,england,en_ney,,2026-10-01,,,,ODS etr 2026-11-30,2026-11-30\n";
    assert!(list(room.path()).contains(row), "{}", list(room.path()));
    fails(
        room.path(),
        &format!("{ARGUMENTS} --keep RQQ"),
        "no trust of this code",
    );
    fs::write(room.path().join("codes"), "# decided\nRBD\n").unwrap();
    works(room.path(), &format!("{ARGUMENTS} --keep codes"));
}

#[test]
fn what_the_report_lacks_or_contradicts_is_said_and_left() {
    let mut etr = agreeing();
    etr.remove(0);
    let room = room(&etr);
    let closed = list(room.path()).replace("Lea Hospital,,,", "Lea Hospital,,2026-01-31,");
    fs::write(room.path().join("organisations/list.csv"), &closed).unwrap();
    let said = works(room.path(), &format!("{ARGUMENTS} --write"));
    assert!(said.contains("missing   RAA"), "{said}");
    assert!(said.contains("open      RCC"), "{said}");
    let after = list(room.path());
    assert!(after.contains(LIST[1]) && after.contains("Lea Hospital,,2026-01-31,,,s,2026-01-01"));
}

#[test]
fn a_list_that_would_have_mistakes_is_not_written() {
    let mut etr = agreeing();
    etr[1] = line("RBB", "OLD MILL NHS TRUST", "Y56", "19920401", "");
    let room = room(&etr);
    let before = list(room.path());
    let output = desk(room.path(), &format!("{ARGUMENTS} --write"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(errors.contains("nothing was written"), "{errors}");
    assert!(
        errors.contains("have the same name, `Old Mill NHS Trust`"),
        "{errors}"
    );
    assert_eq!(list(room.path()), before);
}

#[test]
fn a_file_that_is_not_the_report_is_told_apart() {
    let read = |text: &str| Etr::read(text.as_bytes()).unwrap_err();
    assert_eq!(read(""), EtrError::Empty);
    let spreadsheet = read("Code,Name\nRAA,Old Mill\n");
    assert_eq!(spreadsheet, EtrError::Columns { line: 1, found: 2 });
    assert!(
        spreadsheet
            .to_string()
            .contains("without opening it in a spreadsheet")
    );
    let practices = line("A81001", "THE SURGERY", "Y63", "19740401", "");
    assert_eq!(
        read(&practices),
        EtrError::OtherReport { trusts: 0, rows: 1 }
    );
    let wrong = [
        (
            line("Code", "N", "Y56", "", ""),
            "line 1, column 1 (the code): `Code`",
        ),
        (
            line("RAA", "", "Y56", "", ""),
            "column 2 (the name): `RAA` has none",
        ),
        (
            line("RAA", "N", "Y57", "", ""),
            "column 3 (the region): `Y57` is none of Y56",
        ),
        (
            line("RAA", "N", "Y56", "1991", ""),
            "column 11 (the first day): `1991` is not a date",
        ),
        (
            line("RAA", "N", "Y56", "", "20260931"),
            "column 12 (the last day): `20260931`",
        ),
        (
            line("RAA", "N", "", "", "").repeat(2),
            "line 2, column 1 (the code): `RAA` appears twice",
        ),
    ];
    for (text, message) in wrong {
        let said = read(&text).to_string();
        assert!(said.contains(message), "{said}");
    }
}
