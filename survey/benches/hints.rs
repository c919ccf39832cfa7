//! How long hints take for a character of a full story, ordinary and hostile.
//!
//! `cargo bench -p survey --bench hints`. The ratio is to one pass that only
//! asks of each character whether it is a letter, in the same run; the form
//! asks for hints at a pause in typing, so that a few milliseconds for the
//! whole story go unnoticed. Run any other way it does a little, to show that
//! it still works.

use std::hint::black_box;
use std::time::{Duration, Instant};
use survey::hints::{Known, hints, native};

/// The longest story.
const CHARACTERS: usize = 6_000;

const ORDINARY: &str = "We sat in the corridor for two hours on 12 March before anybody came. \
    Dr Patel at Kelderdale Hospital was kind and explained it twice, and my sister drove me home. \
    Roedd y nyrs yn garedig iawn, ond ni ddywedodd neb wrthym beth fyddai'n digwydd wedyn. ";

fn main() {
    let rounds = if std::env::args().any(|argument| argument == "--bench") {
        200
    } else {
        1
    };
    let known = known();
    for (name, unit) in [
        ("ordinary", ORDINARY),
        ("digits", "0"),
        ("digits in groups", "0303 003 "),
        ("single digits", "1-"),
        ("at signs", "a@"),
        ("stops", "a."),
        ("capitals", "ROYAL GENERAL "),
        ("titles", "Dr "),
        ("dates", "March 12 "),
        ("mutations", "Ngh "),
    ] {
        let text: String = unit.chars().cycle().take(CHARACTERS).collect();
        let ours = fastest(rounds, || {
            black_box(hints(black_box(&text), &known));
        });
        let bare = fastest(rounds, || {
            black_box(
                black_box(&text)
                    .chars()
                    .filter(|c| c.is_alphabetic())
                    .count(),
            );
        });
        let each = ours.as_nanos() as f64 / CHARACTERS as f64;
        let ratio = ours.as_nanos() as f64 / bare.as_nanos().max(1) as f64;
        println!("{name:16} {each:6.0} ns a character, {ratio:6.0} times a bare pass");
    }
}

/// A thousand places, as a country's list with its hospitals would have.
fn known() -> Known {
    let kinds = ["Royal", "General", "Royal General", "St Ann's"];
    let names: Vec<String> = (0..1_000)
        .map(|n| format!("{} Hospital {n}, Kelderdale", kinds[n % kinds.len()]))
        .collect();
    let names = names.iter().map(String::as_str);
    Known::new(
        names.chain(["Kelderdale Hospital"]),
        ["0303 003 6464", "0800 0147 800"],
        native::replace,
    )
}

/// The least of several goes: what else the machine does only adds.
fn fastest(rounds: u32, mut work: impl FnMut()) -> Duration {
    let goes = (0..rounds).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    goes.min().unwrap_or_default()
}
