//! What stands beside the figures: changes, comparisons, older releases and
//! breakdowns. The results of `sites/releases` were made by the desk from
//! made-up answers: a second release of 2026, compared with 2024, in which the
//! questions of one point and the boundaries of one nation had been others.

mod support;

use std::collections::BTreeMap;
use support::html::{elements, main, text};
use support::{Built, Site};
use survey::WaveId;
use survey::results::{
    AreaResults, Cell, Change, Reason, Results, change, comparison, estimate, unchanged,
};

fn site() -> Built {
    Site::demo().over("sites/releases").build()
}

fn fixture() -> Results {
    let path = support::tests().join("sites/releases/results/2026.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn page(built: &Built, area: &AreaResults) -> String {
    let name = area.code.to_lowercase().replace('_', "-");
    let html = match area.parent {
        None => built.file("results/2026/index.html"),
        Some(_) => built.file(&format!("results/2026/{name}/index.html")),
    };
    main(&html).to_owned()
}

fn upper(words: &str) -> String {
    words[..1].to_uppercase() + &words[1..]
}

/// The column of a file by its name, for each row.
fn column(csv: &str, name: &str) -> Vec<String> {
    let mut lines = csv.lines().skip_while(|line| line.starts_with('#'));
    let names: Vec<_> = lines.next().unwrap().split(',').collect();
    let at = names.iter().position(|n| *n == name).unwrap();
    // No name of the demonstration holds a comma.
    lines
        .map(|line| line.split(',').nth(at).unwrap().to_owned())
        .collect()
}

#[test]
fn the_fixture_has_every_case() {
    let results = fixture();
    let points = || results.areas.iter().flat_map(|a| &a.points);
    let changes: Vec<_> = points().filter_map(|p| p.change).collect();
    for reason in [Reason::WordingChanged, Reason::AreaChanged] {
        assert!(changes.contains(&Change::NotCompared { reason }));
    }
    for way in ["Higher", "Lower", "NoClearDifference"] {
        let has = changes.iter().any(|c| format!("{c:?}").contains(way));
        assert!(has, "{way}");
    }
    assert!(points().any(|p| p.comparison.is_some()));
    assert!(points().any(|p| p.release < results.release && p.met.shown().is_some()));
    assert!(results.breakdowns.iter().any(|b| b.areas.len() > 1));
    assert_eq!(survey::results::check(&results), []);
}

#[test]
fn a_change_is_said_in_words_on_each_page_that_has_one() {
    let (built, results) = (site(), fixture());
    let earlier = WaveId::new("2024").unwrap();
    for area in &results.areas {
        let html = page(&built, area);
        let page = text(&html);
        let changes: Vec<_> = area.points.iter().filter_map(|p| p.change).collect();
        for found in &changes {
            let words = upper(&change(found, &earlier));
            assert!(
                page.contains(&format!("{words}.")),
                "{}: {words}",
                area.code
            );
        }
        let said = html.matches("beside-change").count();
        assert_eq!(said, changes.len(), "{}", area.code);
        let explained = page.contains("A change is called higher or lower only if");
        assert_eq!(explained, !changes.is_empty(), "{}", area.code);
        let measured = changes.iter().any(|c| matches!(c, Change::Measured { .. }));
        assert_eq!(
            page.contains("Since 2024, among the people who answered,"),
            measured,
            "{}",
            area.code
        );
    }
}

#[test]
fn nothing_is_said_of_changes_in_the_first_wave() {
    let built = Site::demo().build();
    for (path, html) in built.pages() {
        if path.starts_with("results/") {
            assert!(!html.contains("class=\"beside"), "{path}");
        }
    }
}

#[test]
fn a_trust_is_compared_in_three_words_and_with_a_warning() {
    let (built, results) = (site(), fixture());
    for area in &results.areas {
        let page = text(&page(&built, area));
        let compared: Vec<_> = area.points.iter().filter_map(|p| p.comparison).collect();
        for found in &compared {
            let words = upper(comparison(*found));
            let line = format!("{words}, taken together; not adjusted for who answered.");
            assert!(page.contains(&line), "{}: {line}", area.code);
        }
        assert_eq!(
            page.contains("outside limits of 99.8%"),
            !compared.is_empty(),
            "{}",
            area.code
        );
    }
}

#[test]
fn a_figure_that_is_older_than_the_release_says_so() {
    let (built, results) = (site(), fixture());
    assert_eq!(results.release, 2);
    for area in &results.areas {
        let html = page(&built, area);
        let old = area
            .points
            .iter()
            .filter(|p| p.release < results.release && !matches!(p.met, Cell::Blank { .. }));
        let words = upper(&unchanged(1, 2).unwrap());
        assert_eq!(html.matches(&words).count(), old.count(), "{}", area.code);
    }
    let whole = text(main(&built.file("results/2026/index.html")));
    assert!(
        whole.contains("The second release of these results."),
        "{whole}"
    );
}

#[test]
fn an_area_that_is_broken_down_has_a_table_of_bands() {
    let (built, results) = (site(), fixture());
    for area in &results.areas {
        let html = page(&built, area);
        let broken: Vec<_> = results
            .breakdowns
            .iter()
            .flat_map(|b| b.areas.iter().filter(|a| a.code == area.code))
            .collect();
        let tables = html.matches("bands-table").count();
        assert_eq!(tables, broken.len(), "{}", area.code);
        let cells = elements(&html, "td");
        let figures = broken.iter().flat_map(|a| &a.points).flat_map(|p| &p.met);
        for figure in figures.filter_map(Cell::shown) {
            let words = estimate(figure);
            assert!(cells.contains(&words), "{}: {words}", area.code);
        }
    }
    let whole = built.file("results/2026/index.html");
    let headings = elements(&whole, "th");
    for band in [
        "Less than 6 weeks – 10 to 13 weeks",
        "1 to 2 years ago",
        "Did not say",
    ] {
        assert!(headings.iter().any(|h| h == band), "{band}: {headings:?}");
    }
    assert!(text(&whole).contains("By the answer to “How far along was the pregnancy?”"));
}

#[test]
fn the_table_for_spreadsheets_holds_the_same() {
    let (built, results) = (site(), fixture());
    let csv = built.file("results/2026/code-of-care-2026.csv");
    let mut says: BTreeMap<String, usize> = BTreeMap::new();
    for said in column(&csv, "change_says") {
        *says.entry(said).or_default() += 1;
    }
    let points = || results.areas.iter().flat_map(|a| &a.points);
    let count = |wanted: fn(&Change) -> bool| {
        points()
            .filter_map(|p| p.change.as_ref())
            .filter(|c| wanted(c))
            .count()
    };
    let moved = |c: &Change| matches!(c, Change::Measured { .. });
    let clear = says["higher"] + says["lower"] + says["no_clear_difference"];
    assert_eq!(clear, count(moved));
    let changed = |c: &Change| matches!(c, Change::NotCompared { .. });
    assert_eq!(
        says["wording_changed"] + says["area_changed"],
        count(changed)
    );
    // What is below zero stays a number.
    let lower = column(&csv, "change_from");
    assert!(lower.iter().any(|n| n.parse::<i8>().is_ok_and(|n| n < 0)));
    assert!(!csv.contains("'-"), "{csv}");

    let compared = column(&csv, "compared")
        .into_iter()
        .filter(|c| !c.is_empty());
    assert_eq!(
        compared.count(),
        points().filter(|p| p.comparison.is_some()).count()
    );
    let releases = column(&csv, "release");
    assert!(releases.contains(&"1".to_owned()) && releases.contains(&"2".to_owned()));

    let bands = column(&csv, "band").into_iter().filter(|b| !b.is_empty());
    let bands: Vec<_> = bands.collect();
    let cells = results.breakdowns.iter().flat_map(|b| &b.areas);
    let cells: usize = cells.flat_map(|a| &a.points).map(|p| p.met.len()).sum();
    assert_eq!(bands.len(), cells);
    assert!(bands.contains(&"gest=under_14".to_owned()));
    assert!(
        bands.contains(&"when=not_said".to_owned()) || bands.contains(&"gest=not_said".to_owned())
    );
}

#[test]
fn the_json_is_what_the_desk_released_and_its_schema_lies_beside_it() {
    let built = site();
    let json = built.file("results/2026/code-of-care-2026.json");
    assert_eq!(serde_json::from_str::<Results>(&json).unwrap(), fixture());
    let schema = built.file("results/results-3.schema.json");
    assert_eq!(schema, survey::results::RESULTS_SCHEMA);
    let linked = built.file("results/2026/index.html");
    assert!(linked.contains("href=\"/results/results-3.schema.json\""));
    let none = Site::demo().remove("results/2024.json").build();
    assert!(!none.has("results/results-3.schema.json"));
}
