//! Comparing waves: DOMAIN C5.

use super::Ledger;
use super::ledger::{Entry, PlaceEntry, question_versions};
use std::cmp::Ordering;
use survey::Definition;
use survey::interval::newcombe;
use survey::results::{Change, Direction, Reason};

/// What changed at a place since the earlier wave. Nothing is said unless the
/// figures of both waves are published.
///
/// `now` is what this release publishes; `here` says what the place consists of.
pub(super) fn change(
    definition: &Definition,
    earlier: &Ledger,
    (code, here): (&str, &PlaceEntry),
    now: &Entry,
) -> Option<Change> {
    let principle = &now.results.principle;
    let newer = now.results.met.shown().map(|_| &now.count)?;
    let not_compared = |reason| Some(Change::NotCompared { reason });
    let current = question_versions(definition);
    let Some(asked) = earlier.questions.get(principle) else {
        return not_compared(Reason::NotAsked);
    };
    let place = earlier.places.get(code)?;
    let then = place
        .points
        .iter()
        .find(|e| e.results.principle == *principle)?;
    let older = then.results.met.shown().map(|_| &then.count)?;
    if current.get(principle) != Some(asked)
        || earlier.scoring_version != definition.scoring_version
    {
        return not_compared(Reason::WordingChanged);
    }
    if place.boundary != here.boundary {
        return not_compared(Reason::AreaChanged);
    }
    let found = newcombe((newer.met, newer.base()), (older.met, older.base()));
    let direction = match found.clearly() {
        Ordering::Greater => Direction::Higher,
        Ordering::Less => Direction::Lower,
        Ordering::Equal => Direction::NoClearDifference,
    };
    Some(Change::Measured {
        difference: points(found.difference),
        lower: points(found.lower),
        upper: points(found.upper),
        direction,
    })
}

/// Whole percentage points, halves up, as percentages are rounded.
fn points(share: f64) -> i8 {
    // From -100.0 to 100.0, so the cast neither cuts nor wraps.
    (share * 100.0 + 0.5).floor() as i8
}
