//! DOMAIN C3: the table, row by row, and what must hold for any numbers.

use desk::tabulate::{Member, Said, Sides, Whole, hide};
use proptest::prelude::*;
use std::collections::BTreeSet;
use survey::Level;
use survey::results::Settings;

const CODES: [&str; 8] = ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"];

/// As many on one side as on the other.
fn even(people: u32) -> Sides {
    let met = i64::from(people / 2);
    Sides {
        met,
        rest: i64::from(people) - met,
    }
}

fn members(sides: &[Sides]) -> Vec<Member<'static>> {
    let settings = Settings::default();
    let pairs = CODES.iter().zip(sides);
    pairs
        .map(|(code, now)| Member::new(code, *now, None, Level::Trust, &settings))
        .collect()
}

fn whole(said: Said, unassigned: Sides) -> Whole {
    Whole {
        said,
        unassigned,
        change: None,
    }
}

fn codes(members: &[Member<'_>]) -> BTreeSet<String> {
    let told = members.iter().filter(|m| m.said.tells_base());
    told.map(|m| m.code.to_owned()).collect()
}

fn published_of(sides: &[Sides], unassigned: Sides) -> (Vec<String>, Vec<Said>) {
    let mut members = members(sides);
    hide(
        &mut members,
        &whole(Said::Figure, unassigned),
        &Settings::default(),
    );
    let said = members.iter().map(|m| m.said).collect();
    (codes(&members).into_iter().collect(), said)
}

#[track_caller]
fn published(bases: &[u32], unassigned: u32) -> Vec<String> {
    let sides: Vec<_> = bases.iter().map(|base| even(*base)).collect();
    published_of(&sides, even(unassigned)).0
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
    let sides = [64, 41, 0].map(even);
    let (published, said) = published_of(&sides, Sides::default());
    assert_eq!(published, ["T1", "T2"]);
    assert_eq!(said[2], Said::Fewer);
}

#[test]
fn c_s8_of_two_equal_trusts_the_lower_code_is_held_back() {
    assert_eq!(published(&[52, 33, 33, 12], 0), ["T1", "T3"]);
}

#[test]
fn a_remainder_in_which_everybody_says_the_same_is_not_enough() {
    let all_met = |people| Sides {
        met: people,
        rest: 0,
    };
    // As C-S2, where the trust would stay, but all twenty say the same.
    let sides = [even(64), even(41), all_met(6)];
    assert_eq!(published_of(&sides, all_met(14)).0, ["T1"]);
    assert_eq!(published_of(&sides, even(16)).0, ["T1", "T2"]);
}

#[test]
fn a_small_count_needs_a_remainder_to_hide_in() {
    let few = Sides { met: 5, rest: 42 };
    let sides = [even(64), even(50), few];
    // 32 + 25 + 5 of the region are told but for the last: without somebody
    // else it is found by taking away. The trust itself is the smallest.
    let (published, said) = published_of(&sides, Sides::default());
    assert_eq!((published.len(), said[2]), (1, Said::HeldBack));
    let (published, said) = published_of(&sides, even(30));
    assert_eq!((published.len(), said[2]), (3, Said::SmallCount));
}

#[test]
fn words_that_admit_people_need_as_many_more() {
    // "10 to 29" and "fewer than 10" of seventeen leave seven for the second.
    assert_eq!(published(&[64, 41, 16, 1], 0), ["T1"]);
    assert_eq!(published(&[64, 41, 10, 9], 5), ["T1", "T2"]);
}

#[test]
fn where_a_figure_is_held_back_every_part_without_one_says_the_same() {
    let sides = [64, 41, 6, 0].map(even);
    let (_, said) = published_of(&sides, Sides::default());
    assert_eq!(said[1..], [Said::HeldBack; 3]);
}

#[test]
fn people_of_no_single_trust_are_not_laid_bare() {
    assert_eq!(published(&[64, 41], 3), ["T1"]);
    assert_eq!(published(&[64, 41], 29), ["T1"]);
    assert_eq!(published(&[64, 41], 30), ["T1", "T2"]);
}

#[test]
fn a_whole_that_is_held_back_cannot_be_put_together_from_its_parts() {
    let settings = Settings::default();
    let left = |bases: &[u32], unassigned: u32| {
        let sides: Vec<_> = bases.iter().map(|base| even(*base)).collect();
        let mut parts = members(&sides);
        let whole = whole(Said::HeldBack, even(unassigned));
        hide(&mut parts, &whole, &settings);
        codes(&parts).into_iter().collect::<Vec<_>>()
    };
    assert!(left(&[64, 41], 0).is_empty());
    assert_eq!(left(&[64, 41, 33], 0), ["T1"]);
    assert_eq!(left(&[64, 41], 12), ["T1"]);
}

#[test]
fn a_whole_whose_count_is_not_told_gives_no_count_away() {
    let few = |rest| Sides { met: 2, rest };
    let mut parts = members(&[few(40), few(38)]);
    hide(
        &mut parts,
        &whole(Said::SmallCount, Sides::default()),
        &Settings::default(),
    );
    assert_eq!(codes(&parts).len(), 2);
}

fn sides() -> impl Strategy<Value = Sides> {
    let base = prop_oneof![Just(0_i64), 1_i64..12, 8_i64..45, 30_i64..120];
    (base, 0.0..=1.0_f64).prop_map(|(base, part)| {
        let met = (base as f64 * part).round() as i64;
        Sides {
            met,
            rest: base - met,
        }
    })
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        4 => Just(Said::Figure),
        1 => Just(Said::SmallCount),
        1 => Just(Said::HeldBack),
        1 => Just(Said::TooFew)
    ]
}

proptest! {
    #[test]
    fn the_order_of_rows_does_not_matter(
        sides in prop::collection::vec(sides(), 0..8),
        turn in 0_usize..8,
        unassigned in sides(),
        said in said(),
    ) {
        let settings = Settings::default();
        let whole = whole(said, unassigned);
        let mut straight = members(&sides);
        let mut turned = straight.clone();
        turned.reverse();
        turned.rotate_left(turn.min(sides.len()));
        hide(&mut straight, &whole, &settings);
        hide(&mut turned, &whole, &settings);
        turned.sort_by_key(|m| m.code);
        prop_assert_eq!(straight, turned);
    }

    #[test]
    fn running_it_again_changes_nothing(
        sides in prop::collection::vec(sides(), 0..8),
        unassigned in sides(),
        said in said(),
    ) {
        let settings = Settings::default();
        let whole = whole(said, unassigned);
        let mut once = members(&sides);
        hide(&mut once, &whole, &settings);
        let mut twice = once.clone();
        hide(&mut twice, &whole, &settings);
        prop_assert_eq!(once, twice);
    }

    /// Adding up the published parts and taking them away from the whole never
    /// isolates one part, nor people who all said the same.
    #[test]
    fn what_is_hidden_is_never_alone_nor_few_nor_alike(
        sides in prop::collection::vec(sides(), 0..8),
        unassigned in sides(),
    ) {
        let settings = Settings::default();
        let mut members = members(&sides);
        hide(&mut members, &whole(Said::Figure, unassigned), &settings);
        let hidden: Vec<_> = members
            .iter()
            .filter(|m| !m.said.tells_base() && !m.now.is_nobody())
            .collect();
        let some_published = members.iter().any(|m| m.said.tells_base());
        let some_small = members.iter().any(|m| m.said == Said::SmallCount);
        let remainder = hidden.iter().map(|m| m.now).sum::<Sides>() + unassigned;
        if some_published && (some_small || !remainder.is_nobody()) {
            let parts = hidden.len() + usize::from(!unassigned.is_nobody());
            prop_assert!(parts >= 2 || (hidden.is_empty() && unassigned.people() >= 30));
            prop_assert!(remainder.is_crowd(&settings), "{:?}", remainder);
        }
    }
}
