//! What is said beside a figure: changes, comparisons and older releases.

use survey::WaveId;
use survey::interval::newcombe;
use survey::results::{Change, Comparison, Direction, Reason, change, comparison, unchanged};

fn says(difference: i8, lower: i8, upper: i8, direction: Direction) -> String {
    let measured = Change::Measured {
        difference,
        lower,
        upper,
        direction,
    };
    change(&measured, &WaveId::new("2024").unwrap())
}

#[test]
fn a_clear_change_says_how_far_and_among_whom() {
    assert_eq!(
        says(20, 5, 33, Direction::Higher),
        "20 percentage points higher than in 2024 (5 to 33 points), among the people who answered"
    );
    assert_eq!(
        says(-30, -43, -15, Direction::Lower),
        "30 percentage points lower than in 2024 (15 to 43 points), among the people who answered"
    );
}

#[test]
fn no_clear_difference_says_what_it_could_be() {
    assert_eq!(
        says(15, -2, 31, Direction::NoClearDifference),
        "no clear difference since 2024 (from 2 points lower to 31 points higher), among the \
         people who answered"
    );
    assert_eq!(
        says(1, -1, 1, Direction::NoClearDifference),
        "no clear difference since 2024 (from 1 point lower to 1 point higher), among the people \
         who answered"
    );
    assert!(says(2, 0, 5, Direction::NoClearDifference).contains("from no change to 5 points"));
}

#[test]
fn a_change_that_is_rounded_away_is_still_one() {
    // 50.0% of a million and 50.3% of a million differ clearly, by a third of a point.
    let found = newcombe((503_000, 1_000_000), (500_000, 1_000_000));
    assert!(found.lower > 0.0 && found.difference < 0.005);
    assert_eq!(
        says(0, 0, 0, Direction::Higher),
        "less than 1 percentage point higher than in 2024 (less than 1 point), among the people \
         who answered"
    );
    assert!(says(1, 0, 2, Direction::Higher).starts_with("1 percentage point higher"));
    assert!(says(-1, -2, 0, Direction::Lower).contains("(less than 1 to 2 points)"));
}

#[test]
fn what_is_not_compared_says_why() {
    let wave = WaveId::new("2024").unwrap();
    let why = |reason| change(&Change::NotCompared { reason }, &wave);
    assert_eq!(
        why(Reason::WordingChanged),
        "not compared with 2024: the question or its scoring changed"
    );
    assert_eq!(
        why(Reason::AreaChanged),
        "not compared with 2024: the area or organisation changed"
    );
    assert_eq!(
        why(Reason::NotAsked),
        "not compared with 2024: the question was not asked then"
    );
}

#[test]
fn a_comparison_is_one_of_three_words() {
    let all = [Comparison::Above, Comparison::Similar, Comparison::Below].map(comparison);
    for (said, word) in all.into_iter().zip(["above", "similar", "below"]) {
        assert!(said.starts_with(word), "{said}");
    }
}

#[test]
fn a_figure_of_an_older_release_says_since_when() {
    assert!(
        unchanged(2, 3)
            .unwrap()
            .starts_with("unchanged since the second release")
    );
    assert!(
        unchanged(11, 12)
            .unwrap()
            .starts_with("unchanged since release 11")
    );
    assert_eq!(unchanged(2, 2), None);
}
