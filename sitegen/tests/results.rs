//! The pages that show figures, and the downloads.

mod support;

use support::html::{elements, main, tags, text};
use support::{Built, Site};
use survey::results::{Results, describe};

fn fixture() -> Results {
    let text = std::fs::read_to_string(support::tests().join("sites/demo/results/2024.json"));
    serde_json::from_str(&text.unwrap()).unwrap()
}

fn path(code: &str, is_whole: bool) -> String {
    match is_whole {
        true => "results/2024/index.html".to_owned(),
        false => format!(
            "results/2024/{}/index.html",
            code.to_lowercase().replace('_', "-")
        ),
    }
}

#[test]
fn every_area_has_a_page_whose_table_says_what_survey_says() {
    let (built, results) = (Site::demo().build(), fixture());
    for area in &results.areas {
        let html = built.file(&path(&area.code, area.parent.is_none()));
        let cells: Vec<_> = elements(&html, "td");
        for point in &area.points {
            let words = describe(&point.met, &results.settings);
            assert!(
                cells.contains(&words),
                "{}: no {words:?} in {cells:?}",
                area.code
            );
        }
    }
}

#[test]
fn the_chart_has_a_name_a_sentence_and_the_same_figures() {
    let (built, results) = (Site::demo().build(), fixture());
    let html = built.file("results/2024/en-london/index.html");
    let svg = tags(&html)
        .into_iter()
        .find(|t| t.get("role") == Some("img"))
        .unwrap();
    assert_eq!(svg.get("aria-labelledby"), Some("chart-title chart-desc"));
    let area = results.area("en_london").unwrap();
    for estimate in area.points.iter().filter_map(|p| p.met.shown()) {
        let dot = format!("cx=\"{}%\"", estimate.percent.value());
        let range = format!("x1=\"{}%\" x2=\"{}%\"", estimate.lower, estimate.upper);
        assert!(
            html.contains(&dot) && html.contains(&range),
            "{dot} {range}"
        );
    }
    let sentence = elements(&html, "desc").remove(0);
    assert!(
        sentence.starts_with("For London there are figures on"),
        "{sentence}"
    );
    assert!(text(main(&html)).contains(sentence.split(" The table").next().unwrap()));
}

#[test]
fn a_trust_without_figures_says_why_and_draws_nothing() {
    let built = Site::demo().build();
    let html = built.file("results/2024/x05/index.html");
    let page = text(main(&html));
    assert!(page.contains("Why there are no figures here"), "{page}");
    assert!(page.contains("It says nothing about the care."));
    assert!(!html.contains("role=\"img\""));
    assert!(!page.contains("Mean score"), "a trust has no mean");
}

#[test]
fn the_caveat_stands_on_every_page_of_results() {
    for (path, html) in Site::demo().build().pages() {
        if path.starts_with("results/2024/") {
            let page = text(main(&html));
            assert!(
                page.contains("These results are from people who chose to answer."),
                "{path}"
            );
            assert!(page.contains("Range for this many answers."), "{path}");
        }
    }
}

#[test]
fn lists_of_areas_are_in_order_of_name() {
    let built = Site::demo().build();
    let html = built.file("results/2024/trusts/index.html");
    let (_, list) = html.split_once("<ul class=\"areas\">").unwrap();
    let names = elements(list.split_once("</ul>").unwrap().0, "a");
    let mut sorted = names.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert!(names.len() > 10);
    assert_eq!(names, sorted);
}

fn marked(html: &str) -> bool {
    html.contains("class=\"sample-band\"")
}

#[test]
fn sample_figures_say_so_on_the_page_in_the_title_and_in_the_downloads() {
    let built = Site::demo().build();
    let words = "Sample data – not real results";
    for (path, html) in built.pages() {
        let point = path.starts_with("code/") && path.matches('/').count() == 2;
        let shows = path.starts_with("results/") || path == "index.html" || point;
        if shows {
            assert!(marked(&html), "{path}");
            assert!(elements(&html, "title")[0].contains(words), "{path}");
            let shared = tags(&html)
                .into_iter()
                .find(|t| t.get("property") == Some("og:description"));
            assert!(
                shared.unwrap().get("content").unwrap().starts_with(words),
                "{path}"
            );
        }
    }
    let csv = built.file("results/2024/code-of-care-2024.csv");
    assert!(
        csv.starts_with("# Sample data – not real results\nwave,"),
        "{csv}"
    );
    let json = built.file("results/2024/code-of-care-2024.json");
    assert_eq!(serde_json::from_str::<Results>(&json).unwrap(), fixture());
}

#[test]
fn the_table_gives_a_reason_for_each_blank() {
    let (built, results) = (Site::demo().build(), fixture());
    let csv = built.file("results/2024/code-of-care-2024.csv");
    let rows: Vec<_> = csv.lines().skip(2).collect();
    let areas: usize = results.areas.iter().map(|a| a.points.len()).sum();
    let apart: usize = results.apart.iter().map(|g| g.points.len()).sum();
    assert_eq!(rows.len(), areas + apart);
    let cell = |row: &str, at: usize| row.split(',').nth(at).unwrap().to_owned();
    for reason in ["held_back", "base_lt10"] {
        assert!(rows.iter().any(|row| cell(row, 14) == reason));
    }
    for row in rows {
        let (figure, reason) = (cell(row, 7), cell(row, 14));
        assert_ne!(figure.is_empty(), reason.is_empty(), "{row}");
    }
}

#[test]
fn names_that_a_spreadsheet_would_run_are_quoted() {
    let built = Site::demo()
        .replace("results/2024.json", "\"Wales\"", "\"=HYPERLINK(1)\"")
        .build();
    let csv = built.file("results/2024/code-of-care-2024.csv");
    assert!(csv.contains(",\"'=HYPERLINK(1)\","), "{csv}");
}

#[test]
fn looser_rules_are_shown_with_every_figure() {
    let site = Site::demo().replace(
        "results/2024.json",
        "\"minimum_base\": 30",
        "\"minimum_base\": 20",
    );
    let built: Built = site.build();
    assert!(
        built
            .summary
            .notes
            .iter()
            .any(|note| note.contains("minimum_base"))
    );
    for page in [
        "results/2024/index.html",
        "results/2024/x05/index.html",
        "method/index.html",
    ] {
        assert!(built.file(page).contains("Looser than usual."), "{page}");
    }
    assert!(
        !Site::demo()
            .build()
            .file("results/2024/index.html")
            .contains("Looser")
    );
}

#[test]
fn without_results_the_pages_say_when_they_come() {
    let built = Site::demo().remove("results/2024.json").build();
    assert!(text(&built.file("results/index.html")).contains("No results yet"));
    assert!(text(&built.file("index.html")).contains("Results are to come"));
    assert!(!built.pages().iter().any(|(_, html)| marked(html)));
}
