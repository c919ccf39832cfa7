//! DOMAIN C4: the Wilson interval, row by row.

use desk::tabulate::{cell, wilson};
use survey::Level;
use survey::results::{Settings, describe};

/// A row of the table: what the interval is, and what is shown below national level.
#[track_caller]
fn row(count: u32, base: u32, lower: f64, upper: f64, shown: &str) {
    let range = wilson(count, base);
    assert!((range.lower - lower).abs() < 5e-7, "{}", range.lower);
    assert!((range.upper - upper).abs() < 5e-7, "{}", range.upper);
    let settings = Settings::default();
    let cell = cell(count, base, Level::Region, &settings);
    assert_eq!(describe(&cell, &settings), shown);
}

#[test]
fn c_w1() {
    row(
        18,
        30,
        0.423204,
        0.754094,
        "60% (42% to 75%), about 30 people",
    );
}

#[test]
fn c_w2() {
    row(
        45,
        60,
        0.627679,
        0.842235,
        "75% (63% to 84%), about 60 people",
    );
}

#[test]
fn c_w3() {
    row(
        65,
        100,
        0.552544,
        0.736358,
        "65% (55% to 74%), about 100 people",
    );
}

#[test]
fn c_w4() {
    row(
        82,
        100,
        0.733326,
        0.882998,
        "82% (73% to 88%), about 100 people",
    );
}

#[test]
fn c_w5() {
    row(100, 100, 0.963007, 1.0, "all but fewer than 8 of about 100");
}

#[test]
fn c_w6() {
    row(0, 30, 0.0, 0.113513, "fewer than 8 of about 30");
}

#[test]
fn c_w7() {
    row(
        33,
        52,
        0.498717,
        0.751993,
        "63% (50% to 75%), about 50 people",
    );
}

#[test]
fn c_w8() {
    row(
        420,
        700,
        0.563258,
        0.635651,
        "60% (56% to 64%), about 700 people",
    );
}

#[test]
fn c_w9() {
    row(
        12,
        40,
        0.180748,
        0.454300,
        "30% (18% to 45%), about 40 people",
    );
}

#[test]
fn table_c_4_how_wide_the_interval_is_at_half() {
    for (base, lower, upper) in [
        (30, 33.2, 66.8),
        (50, 36.6, 63.4),
        (100, 40.4, 59.6),
        (200, 43.1, 56.9),
        (400, 45.1, 54.9),
        (1_000, 46.9, 53.1),
    ] {
        let range = wilson(base / 2, base);
        assert!((100.0 * range.lower - lower).abs() < 0.05, "{base}");
        assert!((100.0 * range.upper - upper).abs() < 0.05, "{base}");
    }
}
