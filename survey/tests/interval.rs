//! DOMAIN C4, C5 and C6: the intervals, row by row, against another
//! implementation, and what must hold for every count.

use proptest::prelude::*;
use std::cmp::Ordering::{self, Equal, Greater, Less};
use survey::interval::{Difference, Interval, Z95, Z998, newcombe, wilson, wilson_at};

/// The tables give six decimals.
#[track_caller]
fn near(found: f64, given: f64) {
    assert!((found - given).abs() < 5e-7, "{found} is not {given}");
}

#[track_caller]
fn c_w(count: u32, base: u32, lower: f64, upper: f64) {
    let interval = wilson(count, base);
    near(interval.lower, lower);
    near(interval.upper, upper);
}

#[track_caller]
fn c_n(newer: (u32, u32), older: (u32, u32), row: [f64; 3], wording: Ordering) {
    let change = newcombe(newer, older);
    near(change.difference, row[0]);
    near(change.lower, row[1]);
    near(change.upper, row[2]);
    assert_eq!(change.clearly(), wording);
}

#[test]
fn c_w1() {
    c_w(18, 30, 0.423204, 0.754094);
}

#[test]
fn c_w2() {
    c_w(45, 60, 0.627679, 0.842235);
}

#[test]
fn c_w3() {
    c_w(65, 100, 0.552544, 0.736358);
}

#[test]
fn c_w4() {
    c_w(82, 100, 0.733326, 0.882998);
}

#[test]
fn c_w5() {
    c_w(100, 100, 0.963007, 1.0);
}

#[test]
fn c_w6() {
    c_w(0, 30, 0.0, 0.113513);
}

#[test]
fn c_w7() {
    c_w(33, 52, 0.498717, 0.751993);
}

#[test]
fn c_w8() {
    c_w(420, 700, 0.563258, 0.635651);
}

#[test]
fn c_w9() {
    c_w(12, 40, 0.180748, 0.454300);
}

#[test]
fn c_n1() {
    c_n((56, 70), (48, 80), [0.2, 0.052431, 0.333873], Greater);
}

#[test]
fn c_n2() {
    c_n((45, 60), (36, 60), [0.15, -0.017416, 0.306425], Equal);
}

#[test]
fn c_n3() {
    c_n((48, 60), (36, 60), [0.2, 0.035845, 0.350463], Greater);
}

#[test]
fn c_n4() {
    c_n((40, 80), (56, 70), [-0.3, -0.431819, -0.147834], Less);
}

#[test]
fn c_n5() {
    c_n((9, 10), (3, 10), [0.6, 0.170523, 0.809018], Greater);
}

#[test]
fn c_n6() {
    c_n((10, 10), (0, 20), [1.0, 0.679086, 1.0], Greater);
}

#[test]
fn c_4_how_wide_the_interval_is_at_half() {
    for (base, lower, upper) in [
        (30, 33.2, 66.8),
        (50, 36.6, 63.4),
        (100, 40.4, 59.6),
        (200, 43.1, 56.9),
        (400, 45.1, 54.9),
        (1_000, 46.9, 53.1),
    ] {
        let interval = wilson(base / 2, base);
        assert!((100.0 * interval.lower - lower).abs() < 0.05, "{base}");
        assert!((100.0 * interval.upper - upper).abs() < 0.05, "{base}");
    }
}

/// The wide limits, and "above", "similar" or "below" a reference of 60%.
#[test]
fn c6_checks() {
    for (count, base, lower, upper, word) in [
        (12, 40, 13.4, 54.3, Less),
        (18, 40, 24.1, 67.8, Equal),
        (45, 60, 55.2, 88.0, Equal),
    ] {
        let interval = wilson_at(count, base, Z998);
        assert!((100.0 * interval.lower - lower).abs() < 0.05, "{count}");
        assert!((100.0 * interval.upper - upper).abs() < 0.05, "{count}");
        assert_eq!(interval.clearly(0.6), word);
    }
    assert_eq!(wilson_at(58, 60, Z998).clearly(0.6), Greater);
}

#[test]
fn where_nobody_answered_everything_is_possible() {
    let all = Interval {
        lower: 0.0,
        upper: 1.0,
    };
    assert_eq!(wilson(0, 0), all);
    assert_eq!(wilson_at(7, 0, Z998), all);
    for change in [
        newcombe((0, 0), (5, 9)),
        newcombe((5, 9), (0, 0)),
        newcombe((0, 0), (0, 0)),
    ] {
        let unknown = Difference {
            difference: 0.0,
            lower: -1.0,
            upper: 1.0,
        };
        assert_eq!(change, unknown);
    }
}

#[test]
fn a_count_above_its_base_is_the_base() {
    assert_eq!(wilson(31, 30), wilson(30, 30));
    assert_eq!(newcombe((31, 30), (8, 9)), newcombe((30, 30), (8, 9)));
}

/// `reference/intervals.csv`, made by `reference/intervals.py` with statsmodels.
#[test]
fn the_same_as_another_implementation() {
    let file = include_str!("reference/intervals.csv");
    let mut rows = [0; 3];
    for line in file.lines().skip(1) {
        let fields: Vec<_> = line.split(',').collect();
        let [method, count, base, older_count, older_base, lower, upper] = fields[..] else {
            panic!("not seven fields: {line}");
        };
        let whole = |text: &str| text.parse::<u32>().unwrap();
        let (count, base) = (whole(count), whole(base));
        let (at, found) = match method {
            "wilson95" => (0, ends(wilson_at(count, base, Z95))),
            "wilson998" => (1, ends(wilson_at(count, base, Z998))),
            "newcombe" => {
                let change = newcombe((count, base), (whole(older_count), whole(older_base)));
                (2, [change.lower, change.upper])
            }
            other => panic!("no such method: {other}"),
        };
        rows[at] += 1;
        for (found, given) in found.into_iter().zip([lower, upper]) {
            let given: f64 = given.parse().unwrap();
            assert!((found - given).abs() < 1e-9, "{found}: {line}");
        }
    }
    assert_eq!(rows, [223, 223, 424], "the file is not whole");
}

fn ends(interval: Interval) -> [f64; 2] {
    [interval.lower, interval.upper]
}

/// A count and its base, from one person to everybody there is.
fn people() -> impl Strategy<Value = (u32, u32)> {
    prop_oneof![1..=200_u32, 1..=u32::MAX]
        .prop_flat_map(|base| (prop_oneof![Just(0), Just(base), 0..=base], Just(base)))
}

proptest! {
    #[test]
    fn an_interval_holds_its_share((count, base) in people(), wide: bool) {
        let Interval { lower, upper } = wilson_at(count, base, if wide { Z998 } else { Z95 });
        let share = f64::from(count) / f64::from(base);
        prop_assert!(0.0 <= lower && lower <= share && share <= upper && upper <= 1.0);
        prop_assert!(upper - lower > 0.0);
    }

    #[test]
    fn an_interval_is_the_mirror_of_the_others((count, base) in people()) {
        let (met, not) = (wilson(count, base), wilson(base - count, base));
        prop_assert!((met.lower - (1.0 - not.upper)).abs() < 1e-12);
        prop_assert!((met.upper - (1.0 - not.lower)).abs() < 1e-12);
    }

    #[test]
    fn more_people_make_it_narrower(
        base in 1..=1_000_u32, part in 0.0..=1.0_f64, times in 2..=1_000_u32,
    ) {
        let count = (f64::from(base) * part).round() as u32;
        let (few, many) = (wilson(count, base), wilson(count * times, base * times));
        prop_assert!(many.upper - many.lower < few.upper - few.lower);
        prop_assert!(few.lower <= many.lower && many.upper <= few.upper);
    }

    #[test]
    fn a_higher_level_makes_it_wider((count, base) in people()) {
        let (usual, wide) = (wilson(count, base), wilson_at(count, base, Z998));
        prop_assert!(wide.lower <= usual.lower && usual.upper <= wide.upper);
    }

    #[test]
    fn a_difference_lies_within_its_interval(newer in people(), older in people()) {
        let Difference { difference, lower, upper } = newcombe(newer, older);
        prop_assert!(-1.0 <= lower && lower <= difference);
        prop_assert!(difference <= upper && upper <= 1.0);
    }

    #[test]
    fn a_difference_turned_round_is_its_opposite(newer in people(), older in people()) {
        let (there, back) = (newcombe(newer, older), newcombe(older, newer));
        prop_assert_eq!(there.difference, -back.difference);
        prop_assert_eq!(there.lower, -back.upper);
        prop_assert_eq!(there.upper, -back.lower);
        prop_assert_eq!(there.clearly(), back.clearly().reverse());
    }
}
