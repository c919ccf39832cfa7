//! Lists of trusts and health boards: what a line may say, who succeeds whom,
//! and the facts of the list that the kit ships.

#[allow(dead_code, reason = "not every test file needs all of it")]
mod support;

use std::collections::BTreeMap;
use std::sync::LazyLock;
use survey::parse::{self, COLUMNS, Campaign, Finding};
use survey::{Date, Language, Organisation, Standing};

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(support::campaign);

/// Three trusts, of which one has become part of another.
const LIST: [&str; 3] = [
    "R1,Old Mill Trust,,england,en_east,Mill Hospital,1991-04-01,2026-03-31,R2,Mill and Weir,s,2026-11-22",
    "R2,New Mill Trust,,england,en_east,Weir Hospital,2026-04-01,,,,s,2026-11-22",
    "R3,Board,Bwrdd,wales,,Ysbyty; Infirmary,,,,,s,2026-11-22",
];

fn csv(lines: &[&str]) -> String {
    format!("{}\n{}\n", COLUMNS.join(","), lines.join("\n"))
}

fn read(lines: &[&str]) -> Result<Vec<Organisation>, Vec<Finding>> {
    parse::organisations(&csv(lines), &CAMPAIGN.definition)
}

/// What is found after a change to the list: the line, the message, the help.
#[track_caller]
fn found(from: &str, to: &str) -> Vec<(String, String, Option<String>)> {
    let list = csv(&LIST);
    assert!(list.contains(from), "{from}");
    let list = list.replacen(from, to, 1);
    let findings = parse::organisations(&list, &CAMPAIGN.definition).unwrap_err();
    let at = |f: Finding| (list[f.span].to_owned(), f.message, f.help);
    findings.into_iter().map(at).collect()
}

#[track_caller]
fn says(from: &str, to: &str, line: &str, message: &str, help: Option<&str>) {
    let findings = found(from, to);
    let [(at, said, helped)] = findings.as_slice() else {
        panic!("expected one finding, found {findings:?}");
    };
    assert!(at.starts_with(line), "{at}");
    assert_eq!((said.as_str(), helped.as_deref()), (message, help));
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn name<'a>(organisation: &'a Organisation, language: &str) -> &'a str {
    organisation.name(&Language::new(language).unwrap())
}

#[test]
fn a_line_says_what_the_picker_and_the_tables_need() {
    let list = read(&LIST).unwrap();
    let [old, _, board] = list.as_slice() else {
        panic!("{list:?}");
    };
    assert_eq!(old.area.as_str(), "en_east");
    assert_eq!(old.former_names, ["Mill and Weir"]);
    assert_eq!(old.valid_to, Some(date("2026-03-31")));
    assert_eq!(board.area.as_str(), "wales");
    assert_eq!(board.hospitals, ["Ysbyty", "Infirmary"]);
    assert_eq!((name(board, "cy"), name(board, "en")), ("Bwrdd", "Board"));
}

#[test]
fn areas_are_those_of_the_survey() {
    says(
        "wales,,Ysb",
        "walse,,Ysb",
        "R3,",
        "nation `walse` is not an area of the survey",
        Some("did you mean `wales`?"),
    );
    says(
        "en_east,Weir",
        "en_eats,Weir",
        "R2,",
        "region `en_eats` is not an area of the survey",
        Some("did you mean `en_east`?"),
    );
    says(
        "en_east,Weir",
        "wales,Weir",
        "R2,",
        "region `wales` is not in nation `england`",
        None,
    );
    says(
        "wales,,Ysb",
        "wales,en_east,Ysb",
        "R3,",
        "`wales` has no regions; leave `region` empty",
        None,
    );
    let [(_, message, help)] = &found("en_east,Weir", ",Weir")[..] else {
        panic!("expected one finding");
    };
    assert_eq!(message, "code `R2` has no `region`");
    assert!(help.as_ref().unwrap().contains("`en_london`"));
}

#[test]
fn dates_are_dates_and_in_order() {
    says(
        "1991-04-01,2026-03-31",
        "1991-04-01,1990-03-31",
        "R1,",
        "code `R1` closes (`valid_to` 1990-03-31) before it opens (`valid_from` 1991-04-01)",
        None,
    );
    says(
        "2026-04-01,,",
        "1 April,,",
        "R2,",
        "`valid_from`: `1 April` is not a date: write it as 2026-11-22",
        None,
    );
    says(
        "2026-03-31,R2",
        ",R2",
        "R1,",
        "code `R1` has a `successor`, so it has closed, but no `valid_to`",
        Some("write its last day there"),
    );
}

#[test]
fn a_successor_is_in_the_list_and_open_or_succeeded() {
    says(
        "2026-03-31,R2",
        "2026-03-31,R4",
        "R1,",
        "successor `R4` of `R1` is not in the list",
        Some("did you mean `R1`?"),
    );
    says(
        "2026-04-01,,,",
        "2026-04-01,2026-05-01,,",
        "R1,",
        "successor `R2` of `R1` has closed and has no successor of its own",
        None,
    );
    let circle = found("2026-04-01,,,", "2026-04-01,2026-05-01,R1,");
    let messages: Vec<_> = circle.iter().map(|(_, m, _)| m.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the successors of `R1` lead back to it",
            "the successors of `R2` lead back to it"
        ]
    );
}

#[test]
fn codes_and_names_are_unique() {
    says("R3,", "R2,", "R2,Board", "code `R2` appears twice", None);
    says(
        "New Mill",
        "Old Mill",
        "R2,",
        "codes `R1` and `R2` have the same name, `Old Mill Trust`",
        None,
    );
}

#[test]
fn a_bad_line_does_not_keep_the_others_from_being_checked() {
    let wrong = [
        "r1,Lower case,,england,en_east,,,,,,s,2026-11-22",
        "R5,Too few,,england",
        "R7,\"A name,,england,en_east,,,,,,s\n,2026-11-22\"",
        "R6,,,england,en_eats,,,,,,,2026-11-22",
    ];
    let findings = read(&wrong).unwrap_err();
    let messages: Vec<_> = findings.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "code `r1`: `r` cannot stand in this id",
            "this line has 4 cells, the header has 12",
            "a cell goes on in the next line: there is one double quote too few or too many",
            "code `R6` has no `name_en`",
            "code `R6` has no `source`",
            "region `en_eats` is not an area of the survey"
        ]
    );
}

#[test]
fn the_columns_are_named() {
    says(
        ",successor,",
        ",sucessor,",
        "code,name_en",
        "there is no column `sucessor`",
        Some("did you mean `successor`?"),
    );
    let findings = parse::organisations("", &CAMPAIGN.definition).unwrap_err();
    assert_eq!(findings[0].message, "column `code` is missing");
}

#[test]
fn what_has_closed_is_found_under_its_successor() {
    let list = read(&LIST).unwrap();
    let offered = |on| Organisation::offered(&list, date(on));
    let codes = |on| -> Vec<String> { offered(on).iter().map(|o| o.code.to_string()).collect() };
    assert_eq!(codes("2026-03-31"), ["R1", "R3"]);
    assert_eq!(codes("2026-04-01"), ["R2", "R3"]);
    let heir = &offered("2026-04-01")[0];
    assert_eq!(heir.former_names, ["Old Mill Trust", "Mill and Weir"]);
    assert_eq!(heir.hospitals, ["Weir Hospital", "Mill Hospital"]);
    assert_eq!((heir.valid_from, heir.valid_to), (None, None));
}

#[test]
fn an_old_code_counts_under_the_last_successor() {
    let further = LIST[1].replace("2026-04-01,,,", "2026-04-01,2026-09-30,R4,");
    let last = "R4,Last Trust,,england,en_east,,2026-10-01,,,,s,2026-11-22";
    let list = read(&[LIST[0], &further, LIST[2], last]).unwrap();
    let standing = |code| Organisation::standing(&list, code);
    assert_eq!(standing("R1"), Standing::Succeeded(&list[3]));
    assert_eq!(standing("R2"), Standing::Succeeded(&list[3]));
    assert_eq!(standing("R4"), Standing::Own(&list[3]));
    assert_eq!(standing("R9"), Standing::Unlisted);
}

#[test]
fn invented_organisations_have_codes_of_their_own() {
    assert!(
        CAMPAIGN
            .invented
            .iter()
            .all(|o| o.code.as_str().starts_with('X'))
    );
    assert_eq!(CAMPAIGN.tabulated(true), CAMPAIGN.invented);
    assert_eq!(CAMPAIGN.tabulated(false), CAMPAIGN.organisations);
    assert_eq!(CAMPAIGN.known(false), CAMPAIGN.organisations);
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let reports = parse::folder(|path| {
        let text = std::fs::read_to_string(content.join(path)).ok();
        Ok(text.map(|t| {
            if path.ends_with("sample.csv") {
                t.replace("\nX02,", "\nR0A,")
            } else {
                t
            }
        }))
    });
    let shown = reports.unwrap_err()[0].render(false);
    assert!(shown.contains("code `R0A` is in list.csv too"), "{shown}");
}

/// DOMAIN Annex 1: two sources agree on these; another shuffles four of them.
#[test]
fn the_welsh_boards_have_their_codes_and_both_names() {
    let boards = [
        ("7A1", "Betsi Cadwaladr", "Betsi Cadwaladr"),
        ("7A2", "Hywel Dda", "Hywel Dda"),
        ("7A3", "Swansea Bay", "Bae Abertawe"),
        ("7A4", "Cardiff and Vale", "Caerdydd a’r Fro"),
        ("7A5", "Cwm Taf Morgannwg", "Cwm Taf Morgannwg"),
        ("7A6", "Aneurin Bevan", "Aneurin Bevan"),
        ("7A7", "Powys", "Powys"),
    ];
    let listed = CAMPAIGN.organisations.iter();
    let listed: BTreeMap<_, _> = listed
        .filter(|o| o.area.as_str() == "wales")
        .map(|o| (o.code.as_str(), (name(o, "en"), name(o, "cy"))))
        .collect();
    assert_eq!(listed.len(), boards.len());
    for (code, english, welsh) in boards {
        let (en, cy) = listed[code];
        assert!(
            en.starts_with(english) && en.ends_with("Health Board"),
            "{en}"
        );
        assert!(
            cy.starts_with("Bwrdd Iechyd ") && cy.ends_with(welsh),
            "{cy}"
        );
    }
}

#[test]
fn the_list_has_every_board_of_scotland_and_trust_of_northern_ireland() {
    let of = |area: &str| -> Vec<&str> {
        let listed = CAMPAIGN.organisations.iter();
        let within = listed.filter(|o| o.area.as_str() == area);
        within.map(|o| o.code.as_str()).collect()
    };
    assert_eq!(of("ni"), ["ZT001", "ZT002", "ZT003", "ZT004", "ZT005"]);
    let scotland = of("scotland");
    assert_eq!(scotland.len(), 14);
    assert!(scotland.iter().all(|code| code.starts_with("S080000")));
    assert_eq!(scotland[0], "S08000015");
}

#[test]
fn every_english_trust_is_in_a_region() {
    let definition = &CAMPAIGN.definition;
    let regions = definition.areas.iter();
    let regions = regions.filter(|a| a.parent.as_ref().is_some_and(|p| p.as_str() == "england"));
    let mut england = 0;
    for region in regions {
        let today = date("2026-11-22");
        let listed = CAMPAIGN.organisations.iter();
        let open = listed.filter(|o| o.area == region.id && o.is_open(today));
        let open = open.count();
        assert!((10..=25).contains(&open), "{} has {open}", region.id);
        england += open;
    }
    assert!((110..=130).contains(&england), "{england}");
}

#[test]
fn every_organisation_of_the_list_can_be_found_by_a_hospital() {
    for organisation in &CAMPAIGN.organisations {
        assert!(!organisation.hospitals.is_empty(), "{}", organisation.code);
    }
}
