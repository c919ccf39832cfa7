//! DOMAIN C8: research extracts.

use crate::campaign::{content, wave};
use desk::Content;
use desk::extract::{Coarse, Extract, ExtractError, K, LEAST_BASE, coarsen, extract};
use proptest::prelude::*;
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;
use std::collections::{BTreeMap, BTreeSet};
use survey::parse::Coarsening;
use survey::{Answer, Answers, ChoiceId, OrganisationCode, QuestionId};

fn question(id: &str) -> QuestionId {
    QuestionId::new(id).unwrap()
}

fn choice(id: &str) -> Answer {
    Answer::One(ChoiceId::new(id).unwrap())
}

/// Someone's own experience; every answer has a scored item.
fn person(area: &str, when: &str, gest: &str) -> Answers {
    let given = [
        ("role", "self"),
        ("when", when),
        ("gest", gest),
        ("area", area),
        ("staff_listening", "always"),
    ];
    let mut answers: Answers = given
        .map(|(q, c)| (question(q), choice(c)))
        .into_iter()
        .collect();
    let settings = ["gp", "epu"].map(|id| ChoiceId::new(id).unwrap());
    answers.set(question("settings"), Answer::Many(settings.into()));
    answers
}

fn at(mut answers: Answers, code: &str) -> Answers {
    answers.set(
        question("org"),
        Answer::Organisation(OrganisationCode::new(code).unwrap()),
    );
    answers
}

fn several(count: usize, one: &Answers) -> Vec<Answers> {
    vec![one.clone(); count]
}

fn rng(seed: u64) -> ChaCha12Rng {
    ChaCha12Rng::seed_from_u64(seed)
}

fn made(answers: Vec<Answers>) -> Result<Extract, ExtractError> {
    let content = content();
    extract(&content, wave(&content), answers, K, &mut rng(1))
}

fn columns(extract: &Extract) -> Vec<&str> {
    extract
        .sidecar
        .columns
        .iter()
        .map(|c| c.name.as_str())
        .collect()
}

/// The values of some columns, row by row, sorted.
fn values(extract: &Extract, names: &[&str]) -> Vec<Vec<String>> {
    let columns = columns(extract);
    let places: Vec<_> = names
        .iter()
        .filter_map(|n| columns.iter().position(|c| c == n))
        .collect();
    let row = |row: &Vec<String>| places.iter().map(|&p| row[p].clone()).collect();
    let mut rows: Vec<_> = extract.rows.iter().map(row).collect();
    rows.sort();
    rows
}

fn sizes(values: Vec<Vec<String>>) -> BTreeMap<Vec<String>, usize> {
    let mut sizes = BTreeMap::new();
    for value in values {
        *sizes.entry(value).or_default() += 1;
    }
    sizes
}

/// The worked example: 14 and 4 in the North West, 11 and 2 in Wales.
fn c_k1_people() -> Vec<Answers> {
    [
        several(14, &person("en_north_west", "1_2y", "6_9")),
        several(4, &person("en_north_west", "1_2y", "14_17")),
        several(11, &person("wales", "1_2y", "lt6")),
        several(2, &person("wales", "1_2y", "18_23")),
    ]
    .concat()
}

#[test]
fn c_k1() {
    let content = content();
    let rules = content.extract.as_ref().unwrap();
    let people = c_k1_people();
    let coarse: Coarse<'_> = coarsen(&content.definition, rules, &people, K).unwrap();
    assert_eq!(
        coarse.steps.last(),
        Some(&Coarsening::Drop(question("gest")))
    );
    assert_eq!((coarse.steps.len(), coarse.deleted), (4, 0));
    let sizes: BTreeSet<_> = coarse.groups.iter().map(Vec::len).collect();
    assert_eq!(sizes, [13, 18].into());

    let extract = made(people).unwrap();
    assert_eq!((extract.sidecar.rows, extract.sidecar.deleted), (31, 0));
    let keys = extract.sidecar.columns.iter().filter(|c| c.key);
    let keys: Vec<_> = keys.map(|c| c.name.as_str()).collect();
    // Everybody in the example answers for themselves, so the role is one value.
    assert_eq!(keys, ["role", "when", "area", "org"]);
    assert!(
        values(&extract, &["org"])
            .concat()
            .iter()
            .all(String::is_empty)
    );
}

#[test]
fn the_first_step_is_always_taken_and_then_no_more_than_needed() {
    let extract = made(several(40, &person("wales", "1_2y", "6_9"))).unwrap();
    assert_eq!(
        extract.sidecar.steps,
        [Coarsening::Drop(question("settings"))]
    );
    assert!(!columns(&extract).contains(&"settings"));
    assert_eq!(
        sizes(values(&extract, &["gest"])),
        [(vec!["6_9".to_owned()], 40)].into()
    );
}

#[test]
fn up_to_five_percent_are_deleted_in_place_of_a_further_step() {
    let crowd = several(95, &person("wales", "1_2y", "6_9"));
    let few = |count| several(count, &person("wales", "1_2y", "14_17"));
    let five = made([crowd.clone(), few(5)].concat()).unwrap();
    assert_eq!(
        (
            five.sidecar.rows,
            five.sidecar.deleted,
            five.sidecar.steps.len()
        ),
        (95, 5, 1)
    );
    // Six of 101 are more than 5%: bands do not help, so gestation is left out.
    let six = made([crowd, few(6)].concat()).unwrap();
    assert_eq!(
        (
            six.sidecar.rows,
            six.sidecar.deleted,
            six.sidecar.steps.len()
        ),
        (101, 0, 4)
    );
}

#[test]
fn bands_put_choices_together_and_leave_the_rest() {
    let people = [
        several(9, &person("wales", "1_2y", "lt6")),
        several(9, &person("wales", "1_2y", "6_9")),
        several(12, &person("wales", "1_2y", "unsure")),
    ];
    let extract = made(people.concat()).unwrap();
    let found = sizes(values(&extract, &["gest"]));
    let expected = [("under_10", 18), ("unsure", 12)].map(|(v, n)| (vec![v.to_owned()], n));
    assert_eq!(found, expected.into());
    let gest = extract
        .sidecar
        .columns
        .iter()
        .find(|c| c.name == "gest")
        .unwrap();
    assert_eq!(
        (gest.question_version, gest.bands.as_ref().map(Vec::len)),
        (Some(1), Some(3))
    );
}

#[test]
fn areas_become_nations_and_then_the_whole() {
    let when = ["lt6m", "6_12m"];
    let scattered = ["en_london", "en_east", "en_midlands"].map(|area| {
        when.map(|when| several(5, &person(area, when, "6_9")))
            .concat()
    });
    let extract = made(scattered.concat()).unwrap();
    let nation = sizes(values(&extract, &["when", "area"]));
    assert_eq!(nation.into_values().collect::<Vec<_>>(), [15, 15]);
    assert!(
        values(&extract, &["area"])
            .concat()
            .iter()
            .all(|area| area == "england")
    );

    let spread = ["wales", "scotland", "ni"].map(|area| several(9, &person(area, "lt6m", "6_9")));
    let extract = made(spread.concat()).unwrap();
    assert!(
        values(&extract, &["area"])
            .concat()
            .iter()
            .all(|area| area == "uk")
    );
}

#[test]
fn if_no_step_is_enough_there_is_no_extract() {
    let error = made(several(9, &person("wales", "1_2y", "6_9"))).unwrap_err();
    assert!(
        matches!(
            error,
            ExtractError::NotSafe {
                small: 9,
                all: 9,
                k: 10
            }
        ),
        "{error}"
    );
    assert!(matches!(made(Vec::new()), Err(ExtractError::Nothing)));
    let content = content();
    let people = c_k1_people();
    let two = extract(&content, wave(&content), people.clone(), 2, &mut rng(1));
    assert!(matches!(two, Err(ExtractError::SmallK(2))));
    let without = Content {
        extract: None,
        ..content
    };
    let none = extract(&without, wave(&without), people, K, &mut rng(1));
    assert!(matches!(none, Err(ExtractError::NoRules)));
}

#[test]
fn a_looser_k_is_written_down() {
    let content = content();
    let people = several(9, &person("wales", "1_2y", "6_9"));
    let extract = extract(&content, wave(&content), people, 5, &mut rng(1)).unwrap();
    assert!(extract.sidecar.looser && extract.sidecar.k == 5);
}

/// X01 is in the North West, by the demonstration's list.
#[test]
fn an_organisation_is_named_only_if_thirty_people_are_counted_there() {
    let here = person("en_north_west", "1_2y", "6_9");
    let crowd = |here_too: usize| {
        [
            several(here_too, &at(here.clone(), "X01")),
            several(20, &here),
        ]
    };
    let named = |people: Vec<Answers>| {
        let extract = made(people).unwrap();
        values(&extract, &["org"])
            .concat()
            .iter()
            .filter(|org| *org == "X01")
            .count()
    };
    assert_eq!(named(crowd(29).concat()), 0);
    assert_eq!(named(crowd(30).concat()), 30);
    // Thirty people, but only 29 of them are counted: the last is a partner.
    let mut partner = at(here.clone(), "X01");
    partner.set(question("role"), choice("partner"));
    let partners = several(12, &partner);
    assert_eq!(named([crowd(29).concat(), partners.clone()].concat()), 0);
    assert_eq!(named([crowd(30).concat(), partners].concat()), 42);
}

#[test]
fn who_names_no_organisation_does_not_stand_out() {
    let here = person("en_north_west", "1_2y", "6_9");
    let people = [several(40, &at(here.clone(), "X01")), several(9, &here)].concat();
    let extract = made(people).unwrap();
    assert_eq!(
        sizes(values(&extract, &["org"])),
        [(vec![String::new()], 49)].into()
    );
}

#[test]
fn the_organisation_goes_when_areas_become_coarser() {
    let mut people = several(40, &at(person("en_north_west", "1_2y", "6_9"), "X01"));
    people.extend(several(9, &person("en_london", "1_2y", "6_9")));
    let extract = made(people).unwrap();
    assert!(
        extract.sidecar.steps.len() > 4,
        "{:?}",
        extract.sidecar.steps
    );
    assert!(!columns(&extract).contains(&"org"));
}

#[test]
fn an_answer_without_a_scored_item_is_left_out() {
    let mut empty = person("wales", "1_2y", "6_9");
    empty.clear("staff_listening");
    let people = [several(20, &person("wales", "1_2y", "6_9")), vec![empty]].concat();
    let extract = made(people).unwrap();
    assert_eq!((extract.sidecar.rows, extract.sidecar.empty), (20, 1));
}

#[test]
fn the_file_holds_what_its_description_says() {
    let extract = made(c_k1_people()).unwrap();
    let csv = extract.csv();
    let mut lines = csv.lines();
    assert_eq!(lines.next().unwrap(), columns(&extract).join(","));
    assert_eq!(lines.clone().count(), extract.sidecar.rows);
    let width = extract.sidecar.columns.len();
    assert!(lines.all(|line| line.split(',').count() == width && line.contains(",2026,self,")));
    for name in ["language", "embed", "tag", "story"] {
        assert!(!columns(&extract).contains(&name), "{name}");
    }
}

/// Answers as random as they can be and still be in one file.
fn crowd() -> impl Strategy<Value = Vec<Answers>> {
    let pick = |ids: &'static [&'static str]| prop::sample::select(ids);
    let one = (
        pick(&["self", "self", "partner", "family_friend"]),
        pick(&["lt6m", "1_2y", "2_5y", "pns"]),
        pick(&["lt6", "6_9", "10_13", "18_23", "unsure", ""]),
        pick(&[
            "wales",
            "en_north_west",
            "en_north_west",
            "en_london",
            "pns",
        ]),
        pick(&["X01", "X02", "X03", ""]),
    );
    let one = one.prop_map(|(role, when, gest, area, org)| {
        let mut answers = person(area, when, "unsure");
        answers.set(question("role"), choice(role));
        match gest {
            "" => answers.clear("gest"),
            gest => answers.set(question("gest"), choice(gest)),
        }
        if area == "en_north_west" && !org.is_empty() {
            answers = at(answers, org);
        }
        answers
    });
    // Few kinds of people, each several times, or every answer would be deleted;
    // some of each kind name no organisation.
    let kind = (one, 1..60_usize, 0..16_usize).prop_map(|(one, here, elsewhere)| {
        let mut other = one.clone();
        other.clear("org");
        [several(here, &one), several(elsewhere, &other)].concat()
    });
    prop::collection::vec(kind, 1..10).prop_map(|kinds| kinds.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nobody_stands_out(people in crowd(), k in 3..15_u32) {
        let content = content();
        let count = people.len();
        let keys = ["role", "when", "gest", "area", "org"];
        match extract(&content, wave(&content), people.clone(), k, &mut rng(7)) {
            Ok(extract) => {
                for names in [&keys[..4], &keys[..]] {
                    let sizes = sizes(values(&extract, names));
                    prop_assert!(sizes.values().all(|size| *size >= k as usize), "{sizes:?}");
                }
                let about = &extract.sidecar;
                prop_assert_eq!(about.rows + about.deleted, count);
                prop_assert!(100 * about.deleted <= 5 * count);
                let mut bases: BTreeMap<_, u32> = BTreeMap::new();
                for answers in &people {
                    if let Some(Answer::Organisation(code)) = answers.get("org") {
                        *bases.entry(code.as_str()).or_default() += 1;
                    }
                }
                for org in values(&extract, &["org"]).concat().iter().filter(|o| !o.is_empty()) {
                    prop_assert!(bases[org.as_str()] >= LEAST_BASE);
                }
            }
            Err(ExtractError::NotSafe { small, all, .. }) => {
                prop_assert!(all == count && 100 * small > 5 * all);
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn the_order_of_the_answers_does_not_matter(people in crowd(), seed: u64) {
        let content = content();
        let turned: Vec<_> = people.iter().rev().cloned().collect();
        let make = |people, seed| extract(&content, wave(&content), people, 5, &mut rng(seed));
        let (Ok(one), Ok(other)) = (make(people, 1), make(turned, seed)) else {
            return Ok(());
        };
        let about = |e: &Extract| {
            let s = &e.sidecar;
            (s.steps.clone(), s.rows, s.deleted, s.columns.clone())
        };
        prop_assert_eq!(about(&one), about(&other));
        let names = &columns(&one)[1..];
        prop_assert_eq!(values(&one, names), values(&other, names));
    }
}

#[test]
fn names_of_rows_are_fresh_and_their_order_is_random() {
    let content = content();
    let people: Vec<_> = (0..200)
        .map(|n| person("wales", ["lt6m", "1_2y"][n / 100], "6_9"))
        .collect();
    let make = |seed| extract(&content, wave(&content), people.clone(), K, &mut rng(seed)).unwrap();
    let (one, other) = (make(1), make(2));
    let ids = |e: &Extract| {
        values(e, &["row"])
            .concat()
            .into_iter()
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(ids(&one).len(), 200);
    assert!(ids(&one).is_disjoint(&ids(&other)));
    let when = |e: &Extract| e.rows.iter().map(|row| row[3].clone()).collect::<Vec<_>>();
    assert!(!when(&one).is_sorted() && when(&one) != when(&other));
}
