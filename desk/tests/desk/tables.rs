//! From answers to the table: who counts, where, and what is released.

use crate::campaign;
use crate::crowd::Care::{self, Met, NotMet, Partly};
use crate::crowd::Crowd;
use desk::tabulate::{Circumstances, Places, Tally, release};
use proptest::prelude::*;
use survey::Level;
use survey::results::{Cell, Reason, Share};

#[test]
fn three_way_in_a_region() {
    let crowd = Crowd::new()
        .people(36, "en_ney", Met)
        .people(14, "en_ney", Partly)
        .people(10, "en_ney", NotMet);
    let results = crowd.results();
    let point = &results.area("en_ney").unwrap().points[0];
    let split = point.split.unwrap();
    assert_eq!(split.met, Share::Percent(60));
    assert_eq!(split.partly, Share::Percent(23));
    assert_eq!(split.not_met, Share::Percent(17));
    assert_eq!(point.met.shown().unwrap().about, 60);
}

#[test]
fn three_way_with_a_small_count_shows_only_the_share_met() {
    let crowd = Crowd::new()
        .people(40, "en_ney", Met)
        .people(6, "en_ney", Partly)
        .people(14, "en_ney", NotMet)
        .says("en_ney", "67% (54% to 77%), about 60 people");
    let results = crowd.results();
    assert_eq!(results.area("en_ney").unwrap().points[0].split, None);
    // At national level the small count may be given.
    assert!(results.area("england").unwrap().points[0].split.is_some());
}

#[test]
fn a_place_that_is_held_back_says_so_and_its_parent_does_not_change() {
    let crowd = Crowd::new()
        .people(38, "en_ney/X04", Met)
        .people(26, "en_ney/X04", NotMet)
        .people(24, "en_ney/X05", Met)
        .people(17, "en_ney/X05", NotMet)
        .people(6, "en_ney/X06", Met)
        .says("en_ney", "61% (52% to 70%), about 110 people")
        .says("X04", "59% (47% to 71%), about 65 people")
        .says("X05", "Held back to protect others")
        .says("X06", "Held back to protect others");
    // With enough people who are not sure, nobody can be worked out.
    crowd
        .people(6, "en_ney/unsure", Met)
        .people(8, "en_ney/unsure", NotMet)
        .says("X05", "59% (43% to 72%), about 40 people")
        .says("X06", "Fewer than 10 responses");
}

#[test]
fn a_region_that_is_held_back_takes_what_would_give_it_away() {
    // London is a little larger than the other, so North East and Yorkshire
    // with its only trust goes.
    Crowd::new()
        .people(40, "en_london", Met)
        .people(21, "en_london", NotMet)
        .people(30, "en_ney/X04", Met)
        .people(30, "en_ney/X04", NotMet)
        .people(3, "en_east/X07", Met)
        .says("en_london", "66% (53% to 76%), about 60 people")
        .says("en_east", "Held back to protect others")
        .says("en_ney", "Held back to protect others")
        .says("X04", "Held back to protect others");
}

#[test]
fn the_rule_runs_for_nations_too() {
    Crowd::new()
        .people(60, "wales/X19", NotMet)
        .people(80, "scotland/X21", NotMet)
        .people(8, "ni/X23", Met)
        .says("ni", "Held back to protect others")
        .says("wales", "Held back to protect others")
        .says("X19", "Held back to protect others")
        .says("scotland", "0% (0% to 5%), about 80 people")
        .people(8, "pns", NotMet)
        .says("ni", "Fewer than 10 responses")
        .says("wales", "0% (0% to 6%), about 60 people");
}

#[test]
fn people_without_an_area_count_for_the_whole_only() {
    let results = Crowd::new().people(40, "pns/X01", Met).results();
    for area in &results.areas {
        let shown = area.points[0].met.shown().is_some();
        assert_eq!(shown, area.code == "uk", "{}", area.code);
    }
    assert_eq!(results.totals.counted, 40);
}

#[test]
fn only_own_recent_experiences_are_in_the_main_figures() {
    let crowd = Crowd::new()
        .people(40, "wales", Met)
        .others(50, ("partner", "lt6m"), "wales", NotMet)
        .others(35, ("family_friend", "1_2y"), "wales", Partly)
        .others(60, ("self", "gt5y"), "wales", NotMet)
        .others(33, ("self", "pns"), "wales", NotMet)
        .others(31, ("partner", "2_5y"), "wales", Met)
        .empty(20, "wales");
    let results = crowd.results();
    assert_eq!(results.totals.responses, 270);
    assert_eq!(results.totals.counted, 40);
    assert_eq!(results.totals.removed, 20);
    let all_met = results.area("wales").unwrap().points[0]
        .met
        .shown()
        .copied()
        .unwrap();
    assert_eq!((all_met.percent, all_met.about), (Share::Percent(100), 40));
    let apart: Vec<_> = results
        .apart
        .iter()
        .map(|g| (g.group.as_str(), g.points[0].met.shown().map(|e| e.about)))
        .collect();
    assert_eq!(
        apart,
        [
            ("partner", Some(50)),
            ("family_friend", Some(35)),
            ("earlier", Some(60))
        ]
    );
    assert!(results.apart.iter().all(|g| g.area.as_str() == "uk"));
}

#[test]
fn trusts_have_no_mean_split_or_overall() {
    let crowd = Crowd::new()
        .people(40, "wales/X19", Met)
        .people(40, "wales/X19", NotMet);
    let results = crowd.results();
    let trust = results.area("X19").unwrap();
    assert!(trust.points[0].met.shown().is_some());
    assert!(
        trust
            .points
            .iter()
            .all(|p| p.mean.is_none() && p.split.is_none())
    );
    assert_eq!(trust.overall, None);
    let nation = results.area("wales").unwrap();
    assert_eq!(nation.points[0].mean, Some(50));
    assert_eq!(nation.overall, Some(50));
}

#[test]
fn overall_needs_all_five_points() {
    let mut crowd = Crowd::new().people(40, "wales", Met);
    for answers in crowd.answers.iter_mut().skip(29) {
        answers.clear("place_apart");
    }
    let wales = crowd.results().area("wales").cloned().unwrap();
    let shown = wales
        .points
        .iter()
        .filter(|p| p.met.shown().is_some())
        .count();
    assert_eq!((shown, wales.overall), (4, None));
}

#[test]
fn every_organisation_has_a_row_and_none_reads_as_nine_does() {
    let nobody = Crowd::new().results();
    let nine = Crowd::new().people(9, "en_east/X07", Met).results();
    assert_eq!(nobody.area("X07"), nine.area("X07"));
    let listed = campaign::content().tabulated;
    assert!(
        listed
            .iter()
            .all(|o| nobody.area(o.code.as_str()).is_some())
    );
    for area in &nobody.areas {
        let reason = Reason::BaseUnder10;
        assert!(area.points.iter().all(|p| p.met == Cell::Blank { reason }));
    }
}

#[test]
fn an_old_code_counts_under_its_successor() {
    let mut crowd = Crowd::new();
    let mut all = crowd.content.tabulated.iter_mut();
    let old = all.find(|o| o.code.as_str() == "X05").unwrap();
    old.valid_to = Some("2026-06-30".parse().unwrap());
    old.successor = Some("X04".parse().unwrap());
    let crowd = crowd
        .people(40, "en_ney/X05", Met)
        .people(40, "en_ney/X04", NotMet)
        .says("X04", "50% (39% to 61%), about 80 people")
        .says("en_ney", "50% (39% to 61%), about 80 people");
    assert_eq!(crowd.results().area("X05"), None);
}

/// F2: no invented figure stands beside a real name.
#[test]
fn in_a_demonstration_a_real_trust_counts_in_its_area_only() {
    let crowd = Crowd::new()
        .people(40, "en_ney/R0B", Met)
        .people(40, "en_ney/R0B", NotMet)
        .says("en_ney", "50% (39% to 61%), about 80 people");
    let results = crowd.results();
    let trusts = results.areas.iter().filter(|a| a.level == Level::Trust);
    assert!(trusts.clone().all(|a| a.code.starts_with('X')));
    assert_eq!(trusts.count(), crowd.content.tabulated.len());
}

#[test]
fn areas_stand_after_their_parents_and_in_order_of_their_names() {
    let results = Crowd::new().results();
    assert_eq!(results.areas[0].level, Level::Uk);
    for (index, area) in results.areas.iter().enumerate() {
        if let Some(parent) = &area.parent {
            assert!(
                results.areas[..index].iter().any(|a| a.code == *parent),
                "{}",
                area.code
            );
        }
        let language = survey::Language::new("en").unwrap();
        let names: Vec<_> = results
            .within(&area.code)
            .map(|a| a.names[&language].to_lowercase())
            .collect();
        assert!(names.is_sorted(), "{names:?}");
    }
}

fn anybody() -> impl Strategy<Value = (usize, &'static str, &'static str, &'static str, Care)> {
    let role = prop_oneof![4 => Just("self"), 1 => Just("partner")];
    let when = prop_oneof![4 => Just("lt6m"), 1 => Just("gt5y")];
    let at = prop::sample::select(vec![
        "en_ney/X04",
        "en_ney/X05",
        "en_ney/X06",
        "en_ney/unsure",
        "en_london/X12",
        "wales/X19",
        "wales",
        "ni/X23",
        "pns",
    ]);
    let care = prop_oneof![Just(Met), Just(Partly), Just(NotMet)];
    (0_usize..40, role, when, at, care)
}

fn crowd(groups: Vec<(usize, &str, &str, &str, Care)>) -> Crowd {
    let empty = Crowd::new().empty(3, "wales");
    groups
        .into_iter()
        .fold(empty, |crowd, (count, role, when, at, care)| {
            crowd.others(count, (role, when), at, care)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn parts_of_a_box_add_up_to_the_whole(
        groups in prop::collection::vec(anybody(), 1..8),
        cut in 0.0..=1.0_f64,
    ) {
        let crowd = crowd(groups);
        let definition = &crowd.content.definition;
        let places = Places::of(&crowd.content);
        let count = |answers: &[survey::Answers]| {
            let mut tally = Tally::new(definition, &places);
            answers.iter().for_each(|a| tally.add(definition, &places, a));
            tally
        };
        let cut = (crowd.answers.len() as f64 * cut) as usize;
        let (first, second) = crowd.answers.split_at(cut);
        let whole = count(&crowd.answers);
        let (mut one, mut other) = (count(first), count(second));
        let second_first = { let mut t = other.clone(); t.merge(&one); t };
        one.merge(&other);
        other.merge(&Tally::new(definition, &places));
        prop_assert_eq!(&one, &whole);
        prop_assert_eq!(&second_first, &whole);
        prop_assert_eq!(&other, &count(second));
    }

    #[test]
    fn the_same_answers_in_any_order_give_the_same_bytes(
        groups in prop::collection::vec(anybody(), 1..8),
        turn in 0_usize..200,
    ) {
        let mut crowd = crowd(groups);
        let before = serde_json::to_string_pretty(&crowd.results()).unwrap();
        crowd.answers.reverse();
        let turn = turn % crowd.answers.len();
        crowd.answers.rotate_left(turn);
        prop_assert_eq!(serde_json::to_string_pretty(&crowd.results()).unwrap(), before);
    }

    #[test]
    fn nothing_is_released_beside_a_cell_without_a_figure(
        groups in prop::collection::vec(anybody(), 1..8),
    ) {
        let crowd = crowd(groups);
        let places = Places::of(&crowd.content);
        let definition = &crowd.content.definition;
        let mut tally = Tally::new(definition, &places);
        crowd.answers.iter().for_each(|a| tally.add(definition, &places, a));
        let wave = campaign::wave(&crowd.content);
        let (results, _) = release(&crowd.content, wave, &places, &tally, Circumstances::default());
        let totals = tally.totals(&places);
        for (area, counts) in results.areas.iter().zip(&totals) {
            for (point, count) in area.points.iter().zip(counts) {
                let shown = point.met.shown().is_some();
                prop_assert!(shown || (point.mean.is_none() && point.split.is_none()));
                prop_assert!(shown != point.met.reason().is_some());
                prop_assert!(!shown || count.base() >= 30);
            }
        }
    }
}
