//! DOMAIN C3: the table, row by row, and what must hold for any numbers.

use crate::campaign;
use desk::tabulate::{Member, Places, held_back, hold_back};
use proptest::prelude::*;
use std::collections::BTreeSet;
use survey::results::Settings;

const CODES: [&str; 8] = ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"];

fn members(bases: &[u32]) -> Vec<Member<'static>> {
    let settings = Settings::default();
    let pairs = CODES.iter().zip(bases);
    pairs
        .map(|(code, base)| Member::new(code, *base, &settings))
        .collect()
}

fn codes(members: &[Member<'_>]) -> BTreeSet<String> {
    let published = members.iter().filter(|m| m.published);
    published.map(|m| m.code.to_owned()).collect()
}

#[track_caller]
fn published(bases: &[u32], unassigned: u32) -> Vec<String> {
    let mut members = members(bases);
    hold_back(&mut members, unassigned, false, &Settings::default());
    codes(&members).into_iter().collect()
}

#[test]
fn c_s1_one_small_trust_takes_the_smaller_other_with_it() {
    assert_eq!(published(&[64, 41, 6], 0), ["T1"]);
}

#[test]
fn c_s2_enough_people_of_no_single_trust_protect_it() {
    assert_eq!(published(&[64, 41, 6], 14), ["T1", "T2"]);
}

#[test]
fn c_s3_too_few_people_of_no_single_trust_do_not() {
    assert_eq!(published(&[64, 41, 6], 2), ["T1"]);
}

#[test]
fn c_s4_two_small_trusts_protect_each_other() {
    assert_eq!(published(&[64, 8, 9], 0), ["T1"]);
}

#[test]
fn c_s5_nothing_is_left_to_publish() {
    assert!(published(&[35, 3], 0).is_empty());
}

#[test]
fn c_s6_nothing_is_hidden() {
    assert_eq!(published(&[64, 41], 0), ["T1", "T2"]);
}

#[test]
fn c_s7_an_empty_trust_is_not_hidden() {
    assert_eq!(published(&[64, 41, 0], 0), ["T1", "T2"]);
}

#[test]
fn c_s8_of_two_equal_trusts_the_lower_code_is_held_back() {
    assert_eq!(published(&[52, 33, 33, 12], 0), ["T1", "T3"]);
}

#[test]
fn a_whole_that_is_held_back_cannot_be_put_together_from_its_parts() {
    let settings = Settings::default();
    let mut parts = members(&[64, 41]);
    hold_back(&mut parts, 0, true, &settings);
    assert!(codes(&parts).is_empty());
    let mut parts = members(&[64, 41, 33]);
    hold_back(&mut parts, 0, true, &settings);
    assert_eq!(codes(&parts), BTreeSet::from(["T1".to_owned()]));
    let mut parts = members(&[64, 41]);
    hold_back(&mut parts, 12, true, &settings);
    assert_eq!(codes(&parts), BTreeSet::from(["T1".to_owned()]));
}

proptest! {
    #[test]
    fn the_order_of_rows_does_not_matter(
        bases in prop::collection::vec(0_u32..80, 0..8),
        turn in 0_usize..8,
        unassigned in 0_u32..20,
        whole in any::<bool>(),
    ) {
        let settings = Settings::default();
        let mut straight = members(&bases);
        let mut turned = straight.clone();
        turned.reverse();
        turned.rotate_left(turn.min(bases.len()));
        hold_back(&mut straight, unassigned, whole, &settings);
        hold_back(&mut turned, unassigned, whole, &settings);
        prop_assert_eq!(codes(&straight), codes(&turned));
    }

    #[test]
    fn running_it_again_changes_nothing(
        bases in prop::collection::vec(0_u32..80, 0..8),
        unassigned in 0_u32..20,
        whole in any::<bool>(),
    ) {
        let settings = Settings::default();
        let mut once = members(&bases);
        hold_back(&mut once, unassigned, whole, &settings);
        let mut twice = once.clone();
        hold_back(&mut twice, unassigned, whole, &settings);
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn what_is_hidden_is_never_alone_nor_few(
        bases in prop::collection::vec(0_u32..80, 0..8),
        unassigned in 0_u32..20,
    ) {
        let mut members = members(&bases);
        hold_back(&mut members, unassigned, false, &Settings::default());
        let hidden: Vec<_> = members.iter().filter(|m| !m.published && m.base > 0).collect();
        let some_published = members.iter().any(|m| m.published);
        if !hidden.is_empty() && some_published {
            let people: u32 = hidden.iter().map(|m| m.base).sum::<u32>() + unassigned;
            prop_assert!(hidden.len() + usize::from(unassigned > 0) >= 2);
            prop_assert!(people >= 10);
        }
    }

    /// Whatever is published of a tree, taking it away from a published whole
    /// leaves nobody, or at least ten people of two places (or of one, and
    /// people of no single place).
    #[test]
    fn taking_away_at_any_level_finds_nobody(seed in prop::collection::vec(small_or_large(), 36)) {
        let settings = Settings::default();
        let places = Places::of(&campaign::content());
        let all = places.all();
        prop_assert_eq!(all.len(), seed.len());
        // Most areas have nobody at themselves, so that the hard cases occur.
        let direct: Vec<u32> = all
            .iter()
            .zip(&seed)
            .map(|(place, base)| if place.children.is_empty() { *base } else { base % 4 * 5 })
            .collect();
        let mut base = direct.clone();
        for (index, place) in all.iter().enumerate().rev() {
            if let Some(parent) = place.parent {
                base[parent] += base[index];
            }
        }
        let held = held_back(&places, |i| base[i], |i| direct[i], &settings);
        let shown = |i: usize| base[i] >= settings.minimum_base && !held.contains(&i);
        let (mut left, mut parts, mut some) =
            (direct.clone(), vec![0_usize; all.len()], vec![false; all.len()]);
        for (index, place) in all.iter().enumerate().rev() {
            let hidden = place.children.iter().filter(|c| !shown(**c) && base[**c] > 0);
            for child in hidden {
                left[index] += left[*child];
                parts[index] += parts[*child].max(1);
            }
            some[index] = place.children.iter().any(|c| shown(*c) || some[*c]);
            if shown(index) && parts[index] > 0 && some[index] {
                prop_assert!(left[index] >= settings.low_base, "{} {}", place.code, left[index]);
                prop_assert!(parts[index] + usize::from(direct[index] > 0) >= 2, "{}", place.code);
            }
        }
    }
}

fn small_or_large() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0_u32), 1_u32..12, 25_u32..45, 30_u32..90]
}
