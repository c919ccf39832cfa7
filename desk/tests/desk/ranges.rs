//! DOMAIN C4: what is shown for the rows of the table of intervals.

use desk::tabulate::cell;
use survey::Level;
use survey::results::{Settings, describe};

/// A row of the table: what is shown below national level.
#[track_caller]
fn row(count: u32, base: u32, shown: &str) {
    let settings = Settings::default();
    let cell = cell(count, base, Level::Region, &settings);
    assert_eq!(describe(&cell, &settings), shown);
}

#[test]
fn c_w1() {
    row(18, 30, "60% (42% to 75%), about 30 people");
}

#[test]
fn c_w2() {
    row(45, 60, "75% (63% to 84%), about 60 people");
}

#[test]
fn c_w3() {
    row(65, 100, "65% (55% to 74%), about 100 people");
}

#[test]
fn c_w4() {
    row(82, 100, "82% (73% to 88%), about 100 people");
}

#[test]
fn c_w5() {
    row(100, 100, "all but fewer than 8 of about 100");
}

#[test]
fn c_w6() {
    row(0, 30, "fewer than 8 of about 30");
}

#[test]
fn c_w7() {
    row(33, 52, "63% (50% to 75%), about 50 people");
}

#[test]
fn c_w8() {
    row(420, 700, "60% (56% to 64%), about 700 people");
}

#[test]
fn c_w9() {
    row(12, 40, "30% (18% to 45%), about 40 people");
}
