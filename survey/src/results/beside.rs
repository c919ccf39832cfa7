//! What is said beside a figure, in plain words: how it has changed, how it
//! compares, and how old it is (DOMAIN C5, C6 and R8).

use super::{Change, Comparison, Direction, Reason};
use crate::WaveId;

/// What has changed since the wave `earlier`. Says each time whom it is about,
/// as DOMAIN C5 asks.
///
/// # Examples
/// ```
/// use survey::WaveId;
/// use survey::results::{Change, Direction, change};
/// let earlier = WaveId::new("2024").unwrap();
/// let higher = Change::Measured { difference: 12, lower: 5, upper: 19, direction: Direction::Higher };
/// assert_eq!(
///     change(&higher, &earlier),
///     "12 percentage points higher than in 2024 (5 to 19 points), among the people who answered"
/// );
/// ```
pub fn change(change: &Change, earlier: &WaveId) -> String {
    let (difference, lower, upper, direction) = match *change {
        Change::Measured {
            difference,
            lower,
            upper,
            direction,
        } => (difference, lower, upper, direction),
        Change::NotCompared { reason } => {
            return format!("not compared with {earlier}: {}", not_compared(reason));
        }
    };
    let said = match direction {
        Direction::Higher => moved(difference, (lower, upper), "higher", earlier),
        Direction::Lower => moved(difference, (upper, lower), "lower", earlier),
        Direction::NoClearDifference => format!(
            "no clear difference since {earlier} (from {} to {})",
            signed(lower),
            signed(upper)
        ),
    };
    format!("{said}, among the people who answered")
}

/// "12 percentage points higher than in 2024 (5 to 19 points)". `range` is the
/// end next to no change, and the other.
fn moved(difference: i8, range: (i8, i8), how: &str, earlier: &WaveId) -> String {
    let size = match difference.unsigned_abs() {
        // Clear, but rounded away.
        0 => "less than 1 percentage point".to_owned(),
        1 => "1 percentage point".to_owned(),
        n => format!("{n} percentage points"),
    };
    let (near, far) = (range.0.unsigned_abs(), range.1.unsigned_abs());
    let range = match (near, far) {
        (0, 0) => "less than 1 point".to_owned(),
        (0, far) => format!("less than 1 to {far} points"),
        (near, far) => format!("{near} to {far} points"),
    };
    format!("{size} {how} than in {earlier} ({range})")
}

/// One end of a range that holds no change.
fn signed(points: i8) -> String {
    let size = match points.unsigned_abs() {
        0 => return "no change".to_owned(),
        1 => "1 point".to_owned(),
        n => format!("{n} points"),
    };
    let how = if points < 0 { "lower" } else { "higher" };
    format!("{size} {how}")
}

fn not_compared(reason: Reason) -> &'static str {
    match reason {
        Reason::NotAsked => "the question was not asked then",
        Reason::AreaChanged => "the area or organisation changed",
        _ => "the question or its scoring changed",
    }
}

/// A trust beside the other trusts of its nation: "similar to …".
pub fn comparison(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Above => "above the other trusts and health boards of its nation",
        Comparison::Similar => "similar to the other trusts and health boards of its nation",
        Comparison::Below => "below the other trusts and health boards of its nation",
    }
}

/// That a figure is of an earlier release than the file, and why (rule R8);
/// `None` if it is new.
///
/// # Examples
/// ```
/// use survey::results::unchanged;
/// assert_eq!(
///     unchanged(1, 3).unwrap(),
///     "unchanged since the first release, because too few people have answered since to change it safely"
/// );
/// assert_eq!(unchanged(3, 3), None);
/// ```
pub fn unchanged(release: u32, latest: u32) -> Option<String> {
    (release < latest).then(|| {
        format!(
            "unchanged since {}, because too few people have answered since to change it safely",
            release_name(release)
        )
    })
}

/// "the first release", "release 12".
pub fn release_name(release: u32) -> String {
    let ordinals = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    ];
    let ordinal = release
        .checked_sub(1)
        .and_then(|r| ordinals.get(r as usize));
    match ordinal {
        Some(ordinal) => format!("the {ordinal} release"),
        None => format!("release {release}"),
    }
}
