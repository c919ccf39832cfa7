//! A results file that somebody changed by hand is refused, and says where.

mod support;

use serde_json::{Value, json};
use support::Site;

const PATH: &str = "results/2024.json";

fn released() -> Value {
    let text = std::fs::read_to_string(support::tests().join("sites/demo/results/2024.json"));
    serde_json::from_str(&text.unwrap()).unwrap()
}

/// The first point of a place.
fn point<'a>(results: &'a mut Value, code: &str) -> &'a mut Value {
    let areas = results["areas"].as_array_mut().unwrap();
    let area = areas.iter_mut().find(|a| a["code"] == code).unwrap();
    &mut area["points"][0]
}

/// What the build says of a file in which one thing was changed.
#[track_caller]
fn refused(change: impl FnOnce(&mut Value), why: &str) {
    let mut results = released();
    change(&mut results);
    let text = serde_json::to_string_pretty(&results).unwrap();
    let said = Site::demo().write(PATH, &text).mistakes();
    assert!(said.contains(why), "{said}");
    assert!(said.contains("results/2024.json:"), "{said}");
}

/// A place whose first point has this reason for a blank.
fn blank(reason: &str) -> String {
    let results = released();
    let areas = results["areas"].as_array().unwrap();
    let found = areas
        .iter()
        .find(|a| a["points"][0]["met"]["reason"] == reason);
    found.unwrap()["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_percentage_on_a_base_under_the_minimum() {
    let code = blank("base_10_29");
    refused(
        |results| {
            point(results, &code)["met"] = json!({
                "state": "shown", "percent": { "percent": 50 }, "lower": 30, "upper": 70, "about": 20
            });
        },
        "nothing is published on fewer than 30 (rule R1)",
    );
}

#[test]
fn a_hidden_cell_with_a_value() {
    let code = blank("base_lt10");
    refused(
        |results| point(results, &code)["met"]["percent"] = json!({ "percent": 40 }),
        "not a results file",
    );
}

#[test]
fn a_percentage_that_does_not_go_with_its_range() {
    refused(
        |results| point(results, "uk")["met"]["percent"] = json!({ "percent": 99 }),
        "no counts have this percentage, range and base together",
    );
}

#[test]
fn parts_that_add_up_to_more_than_the_whole() {
    let uk = point(&mut released(), "uk").clone();
    refused(
        |results| {
            for nation in ["england", "scotland"] {
                *point(results, nation) = uk.clone();
            }
        },
        "its parts add up to more than the whole",
    );
}

#[test]
fn a_mean_score_beside_a_blank_and_one_of_a_trust() {
    let code = blank("held_back");
    refused(
        |results| point(results, &code)["mean"] = json!(50),
        "stands beside a published share",
    );
}

#[test]
fn a_split_that_does_not_add_up() {
    refused(
        |results| point(results, "uk")["split"]["not_met"] = json!({ "percent": 77 }),
        "the three parts of the split add up to",
    );
}

#[test]
fn a_base_that_is_not_rounded() {
    refused(
        |results| point(results, "uk")["met"]["about"] = json!(1_001),
        "is not rounded to 5 (rule R5)",
    );
}

#[test]
fn an_overall_score_that_is_not_the_mean() {
    refused(
        |results| results["areas"][0]["overall"] = json!(3),
        "is not the mean of the mean scores",
    );
}

#[test]
fn an_area_without_its_whole_and_one_that_stands_twice() {
    refused(
        |results| {
            let again = results["areas"][1].clone();
            results["areas"].as_array_mut().unwrap().push(again);
        },
        "it stands in the file twice",
    );
    refused(
        |results| results["areas"][1]["parent"] = json!("atlantis"),
        "which does not stand before it",
    );
}

#[test]
fn a_figure_of_a_release_to_come() {
    refused(
        |results| point(results, "uk")["release"] = json!(2),
        "it is of release 2, but the file is release 1",
    );
}

#[test]
fn a_change_without_an_earlier_wave() {
    let change = json!({
        "state": "measured", "difference": 3, "lower": -2, "upper": 8, "direction": "higher"
    });
    refused(
        |results| point(results, "uk")["change"] = change.clone(),
        "a change needs figures of two waves",
    );
    refused(
        |results| {
            results["earlier"] = json!("2022");
            point(results, "uk")["change"] = change.clone();
        },
        "a change and its range do not fit",
    );
}

#[test]
fn a_breakdown_by_what_is_not_asked() {
    let broken = |question: &str, choice: &str| {
        json!([{
            "question": question,
            "bands": [{ "id": "some", "choices": [choice] }],
            "areas": []
        }])
    };
    refused(
        |results| results["breakdowns"] = broken("shoe_size", "large"),
        "by `shoe_size`, which the survey does not ask",
    );
    refused(
        |results| results["breakdowns"] = broken("gest", "large"),
        "question `gest` has no choice `large`",
    );
}
