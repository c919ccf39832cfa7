//! Scoring: the worked example of DOMAIN B6, on the demonstration survey.

mod support;

use support::{answers, campaign};
use survey::scoring::{Status, score};

/// Q6 = 4, Q7 = 0, Q8 = 4, Q9 missing, Q10 = 3, Q11 missing, Q12 = 6, Q13 = 3, Q14 = 0, Q15 = 6.
#[test]
fn b_1_worked_example() {
    let definition = campaign().definition;
    let answers = answers(&[
        ("staff_listening", "mostly"),
        ("followup_offer", "no"),
        ("scan_wait", "2_3_days"),
        ("place_apart", "some"),
        ("procedure_wait", "chose_wait"),
        ("info_clear", "very"),
        ("pain_help", "some"),
        ("teams_told", "no"),
        ("no_chasing", "no"),
    ]);
    let scores = score(&definition, &answers);
    let found: Vec<_> = scores
        .iter()
        .map(|s| {
            let s = s.expect("every point has an item");
            (format!("{:.2}", s.score()), s.status)
        })
        .collect();
    let expected = [
        ("33.33", Status::NotMet),
        ("66.67", Status::Met),
        ("50.00", Status::Partly),
        ("75.00", Status::Partly),
        ("50.00", Status::NotMet),
    ];
    assert_eq!(
        found,
        expected.map(|(score, status)| (score.to_owned(), status))
    );
    let mean: f64 = scores
        .iter()
        .flatten()
        .map(survey::scoring::PointScore::score)
        .sum::<f64>()
        / 5.0;
    assert_eq!(format!("{mean:.2}"), "55.00");
}

#[test]
fn a_point_without_an_answered_item_is_missing_not_zero() {
    let definition = campaign().definition;
    let answers = answers(&[("staff_listening", "unsure"), ("scan_wait", "not_needed")]);
    assert!(score(&definition, &answers).iter().all(Option::is_none));
}
