//! DOMAIN B6: the worked example, and means of many.

use crate::campaign;
use desk::tabulate::Count;
use proptest::prelude::*;
use survey::scoring::{PointScore, Status, score};
use survey::{Answer, Answers, ChoiceId, QuestionId};

/// The answers of B-1 by their points; a missing item is `None`.
const B_1: [(&str, Option<u8>); 10] = [
    ("staff_listening", Some(4)),
    ("followup_offer", Some(0)),
    ("scan_wait", Some(4)),
    ("epu_access", None),
    ("place_apart", Some(3)),
    ("procedure_wait", None),
    ("info_clear", Some(6)),
    ("pain_help", Some(3)),
    ("teams_told", Some(0)),
    ("no_chasing", Some(6)),
];

fn b_1_answers() -> Answers {
    let definition = campaign::content().definition;
    let items = B_1.into_iter().filter_map(|(id, points)| {
        let question = definition.question(id).unwrap();
        let choice = question.choices.iter().find(|c| c.points == points)?;
        points.map(|_| (QuestionId::new(id).unwrap(), Answer::One(choice.id.clone())))
    });
    items.collect()
}

#[test]
fn b_1_the_worked_example() {
    let definition = campaign::content().definition;
    let scores = score(&definition, &b_1_answers());
    let found: Vec<_> = scores
        .iter()
        .flatten()
        .map(|s| (format!("{:.2}", s.score()), s.status))
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
    let mean: f64 = scores.iter().flatten().map(PointScore::score).sum::<f64>() / 5.0;
    assert_eq!(format!("{mean:.2}"), "55.00");
}

#[test]
fn b_1_items_without_points_change_nothing() {
    let definition = campaign::content().definition;
    let mut answers = b_1_answers();
    let before = score(&definition, &answers);
    let one = |id: &str| Answer::One(ChoiceId::new(id).unwrap());
    answers.set(QuestionId::new("epu_access").unwrap(), one("unsure"));
    answers.set(QuestionId::new("procedure_wait").unwrap(), one("none_had"));
    assert_eq!(score(&definition, &answers), before);
}

fn a_score() -> impl Strategy<Value = PointScore> {
    let status = prop_oneof![
        Just(Status::Met),
        Just(Status::Partly),
        Just(Status::NotMet)
    ];
    (1_u32..4, status).prop_flat_map(|(items, status)| {
        (0..=6 * items).prop_map(move |points| PointScore {
            points,
            items,
            status,
        })
    })
}

proptest! {
    #[test]
    fn the_mean_is_the_mean_of_the_scores(scores in prop::collection::vec(a_score(), 1..60)) {
        let mut count = Count::default();
        scores.iter().for_each(|s| count.add(s));
        let mean = scores.iter().map(PointScore::score).sum::<f64>() / scores.len() as f64;
        let found = count.mean().unwrap();
        prop_assert!((found.value() - mean).abs() < 1e-9);
        prop_assert!((f64::from(found.rounded()) - mean).abs() <= 0.5 + 1e-9);
    }
}

#[test]
fn a_mean_of_exactly_a_half_is_rounded_up() {
    let mut count = Count::default();
    // 100 × 3 ÷ 6 = 50 and 100 × 5 ÷ 12 = 41.67 …: with 6 of 12 and 1 of 8
    // parts the mean is 62.5.
    for points in [6, 6, 3, 0] {
        count.add(&PointScore {
            points,
            items: 1,
            status: Status::Partly,
        });
    }
    assert_eq!(count.mean().unwrap().value(), 62.5);
    assert_eq!(count.mean().unwrap().rounded(), 63);
    assert_eq!(Count::default().mean(), None);
}
