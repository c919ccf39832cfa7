//! DOMAIN C2 and C4: what is said about one share.

use desk::tabulate::cell;
use proptest::prelude::*;
use survey::Level;
use survey::results::{Cell, Settings, Share, describe};

#[track_caller]
fn says(count: u32, base: u32, level: Level, words: &str) {
    let settings = Settings::default();
    assert_eq!(
        describe(&cell(count, base, level, &settings), &settings),
        words
    );
}

#[test]
fn display_below_national_level() {
    for (count, base, words) in [
        (0, 0, "Fewer than 10 responses"),
        (3, 9, "Fewer than 10 responses"),
        (4, 10, "10 to 29 responses: not enough to publish"),
        (20, 29, "10 to 29 responses: not enough to publish"),
        (7, 30, "fewer than 8 of about 30"),
        (8, 30, "27% (14% to 44%), about 30 people"),
        (22, 30, "73% (56% to 86%), about 30 people"),
        (23, 30, "all but fewer than 8 of about 30"),
        (25, 32, "all but fewer than 8 of about 30"),
        (63, 111, "57% (47% to 66%), about 110 people"),
    ] {
        says(count, base, Level::Region, words);
        says(count, base, Level::Trust, words);
    }
}

#[test]
fn display_at_national_level_gives_small_counts() {
    says(5, 64, Level::Nation, "8% (3% to 17%), about 65 people");
    says(5, 64, Level::Uk, "8% (3% to 17%), about 65 people");
    says(
        4,
        10,
        Level::Uk,
        "10 to 29 responses: not enough to publish",
    );
}

#[test]
fn percentages_and_bases_are_rounded_half_up() {
    let settings = Settings::default();
    for (base, about) in [
        (28, 30),
        (32, 30),
        (33, 35),
        (37, 35),
        (38, 40),
        (52, 50),
        (62, 60),
        (63, 65),
    ] {
        assert_eq!(settings.about(base), about, "{base}");
    }
    for (count, base, percent) in [(1, 8, 13), (1, 3, 33), (2, 3, 67), (1, 200, 1)] {
        assert_eq!(Share::of(count, base), Share::Percent(percent));
    }
    // 199 of 200 rounds to 100 without being everybody.
    assert_eq!(Share::of(199, 200), Share::MoreThanNinetyNine);
    assert_eq!(Share::of(1, 1_000), Share::LessThanOne);
    assert_eq!(Share::of(0, 1_000), Share::Percent(0));
}

fn level() -> impl Strategy<Value = Level> {
    prop_oneof![
        Just(Level::Uk),
        Just(Level::Nation),
        Just(Level::Region),
        Just(Level::Trust)
    ]
}

proptest! {
    #[test]
    fn nothing_below_a_threshold_is_shown(base in 0_u32..400, part in 0.0..=1.0_f64, level in level()) {
        let settings = Settings::default();
        let count = (f64::from(base) * part) as u32;
        let below = level.is_below_national();
        let small = |n: u32| below && n < settings.small_count;
        match cell(count, base, level, &settings) {
            Cell::Shown(_) => {
                prop_assert!(base >= settings.minimum_base);
                prop_assert!(!small(count) && !small(base - count));
            }
            Cell::SmallCount { .. } => {
                prop_assert!(base >= settings.minimum_base);
                prop_assert!(small(count) || small(base - count));
            }
            Cell::Blank { .. } => prop_assert!(base < settings.minimum_base),
        }
    }

    #[test]
    fn the_words_for_none_and_for_nine_are_the_same(base in 0_u32..10, level in level()) {
        let settings = Settings::default();
        let none = serde_json::to_string(&cell(0, 0, level, &settings)).unwrap();
        for count in 0..=base {
            let some = serde_json::to_string(&cell(count, base, level, &settings)).unwrap();
            prop_assert_eq!(&none, &some);
        }
    }
}
