//! The pictures of the figures, and the tables that say the same.

mod support;

use std::collections::BTreeSet;
use support::html::{elements, main, tags, text, unbalanced};
use support::{Built, Site};
use survey::Level;
use survey::results::{
    AnswerShare, AreaAnswers, AreaResults, Cell, Change, PointAnswers, QuestionAnswers, Results,
    Share, describe, share,
};
use survey::{ChoiceId, PrincipleId, QuestionId};

fn site() -> Site {
    Site::demo().over("sites/releases")
}

fn fixture(wave: &str) -> Results {
    let path = support::tests().join(format!("sites/releases/results/{wave}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn path(wave: &str, area: &AreaResults) -> String {
    match area.parent {
        None => format!("results/{wave}/index.html"),
        Some(_) => {
            let name = area.code.to_lowercase().replace('_', "-");
            format!("results/{wave}/{name}/index.html")
        }
    }
}

/// The part of a page with this heading, if there is one.
fn section<'a>(html: &'a str, heading: &str) -> Option<&'a str> {
    let wanted = format!("aria-labelledby=\"{heading}\"");
    let (_, rest) = html.split_once(&wanted)?;
    rest.split_once("</section>").map(|(section, _)| section)
}

/// The words of a drawing that are set as text, but for the scale and the key.
fn drawn(section: &str) -> Vec<String> {
    let svg = section.split("<svg").skip(1);
    let svg = svg.map(|part| part.split_once("</svg>").unwrap().0);
    svg.flat_map(|part| part.split("<text").skip(1))
        .filter(|part| !part.contains("chart-axis") && !part.contains("tile-key"))
        .map(|part| {
            text(
                part.split_once('>')
                    .unwrap()
                    .1
                    .split("</text>")
                    .next()
                    .unwrap(),
            )
        })
        .collect()
}

fn table(section: &str) -> BTreeSet<String> {
    let (_, table) = section.split_once("<table").expect("a table");
    let cells = elements(table, "td").into_iter();
    cells.chain(elements(table, "th")).collect()
}

/// That every percentage of the drawings stands in the table.
#[track_caller]
fn says_no_more_than_its_table(section: &str) -> usize {
    let cells = table(section);
    let mut figures = 0;
    for words in drawn(section).iter().filter(|words| words.ends_with('%')) {
        assert!(
            cells.iter().any(|cell| cell.starts_with(words.as_str())),
            "{words} is drawn, but the table has only {cells:?}"
        );
        figures += 1;
    }
    figures
}

fn pages(built: &Built) -> Vec<(AreaResults, String)> {
    let mut pages = Vec::new();
    for wave in ["2024", "2026"] {
        for area in fixture(wave).areas {
            let html = built.file(&path(wave, &area));
            pages.push((area, html));
        }
    }
    pages
}

#[test]
fn areas_are_drawn_for_each_point_in_order_of_name() {
    let (built, results) = (site().build(), fixture("2026"));
    for (code, names) in [
        (
            "uk",
            vec!["England", "Northern Ireland", "Scotland", "Wales"],
        ),
        (
            "england",
            vec![
                "East of England",
                "London",
                "Midlands",
                "North East and Yorkshire",
                "North West",
                "South East",
                "South West",
            ],
        ),
    ] {
        let area = results.area(code).unwrap();
        let html = built.file(&path("2026", area));
        let section = section(&html, "by-area-heading").unwrap();
        let panels: Vec<_> = section.split("<figure").skip(1).collect();
        assert_eq!(panels.len(), area.points.len());
        for panel in panels {
            let words = drawn(panel);
            let said: Vec<_> = words
                .iter()
                .filter(|w| names.contains(&w.as_str()))
                .collect();
            assert_eq!(said, names.iter().collect::<Vec<_>>());
        }
        let shown = results
            .within(code)
            .flat_map(|a| &a.points)
            .filter(|p| p.met.shown().is_some());
        assert_eq!(says_no_more_than_its_table(section), shown.count());
        let cells = table(section);
        for point in results.within(code).flat_map(|a| &a.points) {
            assert!(cells.contains(&describe(&point.met, &results.settings)));
        }
    }
}

#[test]
fn trusts_are_never_set_side_by_side() {
    for (area, html) in pages(&site().build()) {
        let results = fixture("2026");
        let has_areas = results.within(&area.code).any(|a| a.level != Level::Trust);
        let found = section(&html, "by-area-heading");
        assert_eq!(found.is_some(), has_areas, "{}", area.code);
        for trust in results.areas.iter().filter(|a| a.level == Level::Trust) {
            let name = trust.names.values().next().unwrap();
            assert!(found.is_none_or(|s| !s.contains(name.as_str())), "{name}");
        }
    }
}

#[test]
fn a_figure_that_is_not_given_is_a_blank_with_its_reason() {
    let (built, results) = (site().build(), fixture("2026"));
    let html = built.file("results/2026/index.html");
    let section = section(&html, "by-area-heading").unwrap();
    let blank = results.area("ni").unwrap();
    assert!(
        blank
            .points
            .iter()
            .all(|p| matches!(p.met, Cell::Blank { .. }))
    );
    for panel in section.split("<figure").skip(1) {
        assert_eq!(panel.matches("class=\"chart-none\"").count(), 1);
        let reason = describe(&blank.points[0].met, &results.settings);
        assert!(drawn(panel).contains(&reason), "{reason}");
    }
}

#[test]
fn two_waves_are_drawn_where_a_change_was_measured_and_only_there() {
    let built = site().build();
    let mut seen = [0, 0];
    for area in fixture("2026").areas {
        let html = built.file(&path("2026", &area));
        let measured = area
            .points
            .iter()
            .filter(|p| matches!(p.change, Some(Change::Measured { .. })))
            .count();
        let section = section(&html, "since-heading");
        assert_eq!(section.is_some(), measured > 0, "{}", area.code);
        let Some(section) = section else { continue };
        let lines = section.matches("class=\"slope-").count();
        assert_eq!(lines, measured, "{}", area.code);
        assert_eq!(says_no_more_than_its_table(section), 2 * measured);
        let frames = section.matches("class=\"chart-none\"").count();
        assert_eq!(frames, 2 * (area.points.len() - measured));
        seen[0] += measured;
        seen[1] += frames;
    }
    assert!(seen[0] > 50 && seen[1] > 10, "{seen:?}");
    for area in fixture("2024").areas {
        let html = built.file(&path("2024", &area));
        assert!(section(&html, "since-heading").is_none());
    }
}

#[test]
fn the_figure_of_a_question_that_changed_is_not_set_beside_the_new_one() {
    let built = site().build();
    let html = built.file("results/2026/index.html");
    let section = section(&html, "since-heading").unwrap();
    let number = fixture("2026").areas[0]
        .points
        .iter()
        .position(|p| matches!(p.change, Some(Change::NotCompared { .. })))
        .unwrap();
    let then = fixture("2024").areas[0].points[number].met;
    let then = describe(&then, &fixture("2024").settings);
    assert!(!table(section).contains(&then), "{then}");
    assert!(table(section).contains("Not compared"));
}

#[test]
fn without_the_earlier_wave_or_with_another_release_of_it_nothing_is_drawn() {
    let alone = site().remove("results/2024.json").build();
    let html = alone.file("results/2026/index.html");
    assert!(section(&html, "since-heading").is_none());
    // As if the change had been measured from another release than is here.
    let mut other = fixture("2026");
    let Some(Change::Measured {
        difference, upper, ..
    }) = &mut other.areas[0].points[0].change
    else {
        panic!("a change")
    };
    *difference += 2;
    *upper += 2;
    let json = serde_json::to_string_pretty(&other).unwrap();
    let built = site().write("results/2026.json", &json).build();
    let html = built.file("results/2026/index.html");
    let section = section(&html, "since-heading").unwrap();
    let drawn = section.matches("class=\"slope-").count();
    let measured = fixture("2026").areas[0]
        .points
        .iter()
        .filter(|p| matches!(p.change, Some(Change::Measured { .. })))
        .count();
    assert_eq!(drawn, measured - 1);
}

#[test]
fn each_point_has_a_map_of_the_newest_wave_with_a_table() {
    let (built, results) = (site().build(), fixture("2026"));
    for point in &results.areas[0].points {
        let html = built.file(&format!("code/{}/index.html", point.principle));
        let section = section(&html, "map-heading").unwrap();
        let squares: Vec<_> = results
            .areas
            .iter()
            .filter(|a| {
                a.level == Level::Region || (a.level == Level::Nation && a.code != "england")
            })
            .collect();
        let figures = squares.iter().filter(|a| {
            let mut points = a.points.iter();
            let here = points.find(|p| p.principle == point.principle);
            here.unwrap().met.shown().is_some()
        });
        let shown = figures.count();
        assert_eq!(section.matches("class=\"tile\"").count(), shown);
        assert_eq!(says_no_more_than_its_table(section), shown);
        // One of the blanks is the key's.
        let blanks = section.matches("class=\"tile-none\"").count();
        assert_eq!(blanks, squares.len() - shown + 1);
        let areas = results.areas.iter().filter(|a| a.level != Level::Trust);
        assert_eq!(section.matches("scope=\"row\"").count(), areas.count());
        assert!(text(section).contains("not adjusted for differences between areas"));
    }
}

#[test]
fn a_campaign_without_a_map_or_results_has_none() {
    let results = Site::demo().remove("results/2024.json").build();
    assert!(
        !results
            .file("code/staff/index.html")
            .contains("map-heading")
    );
    let from = std::fs::read_to_string(support::tests().join("../../content/site.toml")).unwrap();
    let (before, map) = from.split_once("[results]").unwrap();
    let (_, after) = map.split_once("]\n").unwrap();
    let plain = site()
        .write("site.toml", &format!("{before}{after}"))
        .build();
    assert!(!plain.file("code/staff/index.html").contains("map-heading"));
}

#[test]
fn every_drawing_has_a_name_of_its_own_and_every_pattern_is_there() {
    for (path, html) in site().build().pages() {
        let tags = tags(&html);
        let ids: Vec<_> = tags.iter().filter_map(|t| t.get("id")).collect();
        let different: BTreeSet<_> = ids.iter().collect();
        assert_eq!(different.len(), ids.len(), "{path} has an id twice");
        for svg in tags.iter().filter(|t| t.name == "svg" && !t.closing) {
            let names = svg.get("aria-labelledby");
            let hidden = svg.get("aria-hidden") == Some("true");
            assert!(hidden || svg.get("role") == Some("img"), "{path}");
            for name in names
                .unwrap_or_default()
                .split(' ')
                .filter(|n| !n.is_empty())
            {
                assert!(different.contains(&name), "{path}: {name}");
            }
            assert!(hidden || names.is_some(), "{path}");
        }
        for fill in tags.iter().filter_map(|t| t.get("fill")) {
            if let Some(id) = fill.strip_prefix("url(#") {
                assert!(
                    different.contains(&id.trim_end_matches(')')),
                    "{path}: {id}"
                );
            }
        }
        assert_eq!(unbalanced(main(&html)), None, "{path}");
    }
}

/// The newest wave with shares of answers for the first point, in the whole only.
fn with_answers() -> Results {
    let mut results = fixture("2026");
    let question = |id: &str, choices: &[(&str, u8)]| QuestionAnswers {
        question: QuestionId::new(id).unwrap(),
        about: 2_700,
        shares: choices
            .iter()
            .map(|(choice, percent)| AnswerShare {
                choice: ChoiceId::new(choice).unwrap(),
                percent: Share::Percent(*percent),
            })
            .collect(),
    };
    results.format = 3;
    results.answers = vec![AreaAnswers {
        code: "uk".to_owned(),
        points: vec![PointAnswers {
            principle: PrincipleId::new("staff").unwrap(),
            questions: vec![
                question(
                    "staff_listening",
                    &[
                        ("always", 41),
                        ("mostly", 29),
                        ("sometimes", 15),
                        ("never", 15),
                    ],
                ),
                question(
                    "followup_offer",
                    &[("offered", 37), ("asked", 23), ("no", 40)],
                ),
            ],
        }],
    }];
    results
}

fn with(results: &Results) -> Site {
    site().write(
        "results/2026.json",
        &serde_json::to_string_pretty(results).unwrap(),
    )
}

#[test]
fn answers_are_drawn_beside_a_table_that_is_their_key() {
    let results = with_answers();
    let built = with(&results).build();
    for path in ["results/2026/index.html", "code/staff/index.html"] {
        let html = built.file(path);
        let section = section(&html, "answers-heading").unwrap();
        let given = &results.answers[0].points[0].questions;
        let pairs: Vec<_> = section.split("class=\"answer-pair\"").skip(1).collect();
        assert_eq!(pairs.len(), given.len(), "{path}");
        for (pair, question) in pairs.iter().zip(given) {
            assert_eq!(says_no_more_than_its_table(pair), question.shares.len());
            let cells = elements(pair, "td");
            let shares = question.shares.iter().map(|s| share(s.percent));
            assert_eq!(cells, shares.collect::<Vec<_>>());
            // Each answer has a piece, and the same pattern in the key.
            for pattern in tags(pair).iter().filter_map(|t| t.get("fill")) {
                let fill = format!("fill=\"{pattern}\"");
                assert_eq!(pair.matches(&fill).count(), 2, "{path}: {pattern}");
            }
            assert!(text(pair).contains("About 2,700 people gave an answer that counts"));
        }
        assert_eq!(unbalanced(main(&html)), None);
    }
    // The other points say why there is nothing.
    let html = built.file("results/2026/index.html");
    let answers = section(&html, "answers-heading").unwrap();
    let reasons = answers.matches("Not given: too few people").count();
    assert_eq!(reasons, results.areas[0].points.len() - 1);
    let wales = built.file("results/2026/wales/index.html");
    assert!(section(&wales, "answers-heading").is_none());
}

#[test]
fn the_table_for_spreadsheets_has_a_row_for_each_answer() {
    let csv = with(&with_answers()).build();
    let csv = csv.file("results/2026/code-of-care-2026.csv");
    let rows: Vec<_> = csv.lines().filter(|row| row.contains('=')).collect();
    let answers = rows.iter().filter(|row| row.contains("followup_offer="));
    assert_eq!(answers.count(), 3);
    let asked = rows.iter().find(|r| r.contains("followup_offer=asked"));
    assert!(
        asked.unwrap().ends_with(",followup_offer=asked,23"),
        "{asked:?}"
    );
    assert!(asked.unwrap().starts_with("2026,main,uk,"), "{asked:?}");
    assert!(asked.unwrap().contains(",2700,"), "{asked:?}");
    let head = csv.lines().find(|row| row.starts_with("wave,")).unwrap();
    let columns = head.split(',').count();
    assert!(asked.unwrap().matches(',').count() + 1 >= columns);
}

#[test]
fn a_file_of_the_older_format_is_still_read_and_has_no_answers() {
    assert_eq!(fixture("2026").format, 2);
    let html = site().build().file("results/2026/index.html");
    assert!(section(&html, "answers-heading").is_none());
}

#[test]
fn answers_that_may_not_be_given_stop_the_build() {
    let said = |change: fn(&mut AreaAnswers)| {
        let mut results = with_answers();
        change(&mut results.answers[0]);
        with(&results).mistakes()
    };
    let region = said(|area| area.code = "en_london".to_owned());
    assert!(
        region.contains("for the whole and for nations only"),
        "{region}"
    );
    let small = said(|area| {
        let question = &mut area.points[0].questions[1];
        question.about = 60;
        question.shares[0].percent = Share::Percent(50);
        question.shares[1].percent = Share::Percent(10);
    });
    assert!(small.contains("too few people chose `asked`"), "{small}");
    let few = said(|area| area.points[0].questions[0].about = 25);
    assert!(
        few.contains("nothing is published on fewer than 30"),
        "{few}"
    );
    let more = said(|area| area.points[0].questions[0].shares[0].percent = Share::Percent(51));
    assert!(more.contains("its shares add up to 110%"), "{more}");
    let other = said(|area| area.points[0].questions[0].shares.swap(0, 1));
    assert!(
        other.contains("are not the ones that count, in their order"),
        "{other}"
    );
    let strange = said(|area| {
        area.points[0].principle = PrincipleId::new("places").unwrap();
    });
    assert!(strange.contains("does not measure `places`"), "{strange}");
}
