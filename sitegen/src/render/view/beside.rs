//! What stands beside the figures of an area: changes, comparisons, and
//! figures that are older than the release.

use crate::render::words::{count, list, upper_first};
use serde::Serialize;
use survey::WaveId;
use survey::results::{
    Cell, Change, Direction, PointResults, Results, change, comparison, unchanged,
};

/// The lines below one figure.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Beside {
    /// What has changed since the earlier wave.
    pub(crate) change: Option<String>,
    /// The trust beside the others of its nation.
    pub(crate) comparison: Option<String>,
    /// That the figure is of an earlier release.
    pub(crate) unchanged: Option<String>,
}

/// Which of the lines any figure of an area has, for what explains them.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Explained {
    /// The earlier wave, if there is any change from it.
    pub(crate) earlier: Option<String>,
    /// What has changed, in a sentence.
    pub(crate) sentence: Option<String>,
    /// Whether anything is compared with other trusts.
    pub(crate) compared: bool,
}

impl Beside {
    /// Of one figure.
    pub(crate) fn of(figure: &PointResults, results: &Results) -> Self {
        let earlier = results.earlier.as_ref();
        let changed = earlier.zip(figure.change.as_ref());
        // Where nothing is given there is nothing that could be old.
        let given = !matches!(figure.met, Cell::Blank { .. });
        let old = given.then(|| unchanged(figure.release, results.release));
        Self {
            change: changed.map(|(earlier, it)| upper_first(&change(it, earlier))),
            comparison: figure.comparison.map(|it| upper_first(comparison(it))),
            unchanged: old.flatten().map(|words| upper_first(&words)),
        }
    }
}

impl Explained {
    /// Of the figures of one area.
    pub(crate) fn of(points: &[PointResults], results: &Results) -> Self {
        let changes: Vec<_> = points.iter().filter_map(|p| p.change.as_ref()).collect();
        let earlier = results.earlier.as_ref().filter(|_| !changes.is_empty());
        Self {
            earlier: earlier.map(ToString::to_string),
            sentence: earlier.and_then(|wave| sentence(&changes, wave)),
            compared: points.iter().any(|p| p.comparison.is_some()),
        }
    }
}

/// "Since 2024, among the people who answered, the share is clearly higher on
/// one of the points and not clearly different on three." `None` if nothing
/// was measured.
fn sentence(changes: &[&Change], earlier: &WaveId) -> Option<String> {
    let among = |wanted: Direction| {
        let measured = changes
            .iter()
            .filter(|c| matches!(c, Change::Measured { direction, .. } if *direction == wanted));
        measured.count()
    };
    let said: Vec<_> = [
        (Direction::Higher, "clearly higher on"),
        (Direction::Lower, "clearly lower on"),
        (Direction::NoClearDifference, "not clearly different on"),
    ]
    .into_iter()
    .filter_map(|(direction, words)| match among(direction) {
        0 => None,
        1 => Some(format!("{words} one point")),
        n => Some(format!("{words} {} points", count(n))),
    })
    .collect();
    (!said.is_empty()).then(|| {
        format!(
            "Since {earlier}, among the people who answered, the share is {}.",
            list(&said)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use survey::results::Reason;

    fn measured(direction: Direction) -> Change {
        let (lower, upper) = match direction {
            Direction::Higher => (2, 20),
            Direction::Lower => (-20, -2),
            Direction::NoClearDifference => (-5, 9),
        };
        Change::Measured {
            difference: (lower + upper) / 2,
            lower,
            upper,
            direction,
        }
    }

    #[test]
    fn the_sentence_counts_each_kind_of_change() {
        let earlier = WaveId::new("2024").unwrap();
        let changes = [
            measured(Direction::Higher),
            measured(Direction::NoClearDifference),
            measured(Direction::NoClearDifference),
            measured(Direction::Lower),
            Change::NotCompared {
                reason: Reason::WordingChanged,
            },
        ];
        let changes: Vec<_> = changes.iter().collect();
        assert_eq!(
            sentence(&changes, &earlier).unwrap(),
            "Since 2024, among the people who answered, the share is clearly higher on one point, \
             clearly lower on one point and not clearly different on two points."
        );
        assert_eq!(sentence(&changes[4..], &earlier), None);
    }
}
