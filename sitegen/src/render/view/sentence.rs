//! A sentence that says what an area's chart shows.

use crate::render::words::{count, in_ten, lower_first, upper_first};
use survey::results::{Cell, Estimate, Reason, share};

/// What the figures say, or that there are none. `place` is the area as a
/// sentence names it; `points` are titles with their figures, in order.
pub(super) fn sentence(place: &str, points: &[(&str, &Cell)]) -> String {
    let total = points.len();
    let shown: Vec<_> = points
        .iter()
        .filter_map(|(title, cell)| Some((*title, cell.shown()?)))
        .collect();
    let highest = shown.iter().max_by_key(|(_, f)| f.percent.value());
    let lowest = shown.iter().min_by_key(|(_, f)| f.percent.value());
    let (Some((best, high)), Some((worst, low))) = (highest, lowest) else {
        if points
            .iter()
            .any(|(_, cell)| matches!(cell, Cell::SmallCount { .. }))
        {
            return format!(
                "For {place} there are no percentages: too few people are on one side of each figure."
            );
        }
        if points.iter().any(|(_, cell)| held_back(cell)) {
            return format!(
                "For {place} no figure is given on any of the {} points, some of them to protect others.",
                count(total)
            );
        }
        return format!(
            "Not enough people answered about {place} for a figure on any of the {} points.",
            count(total)
        );
    };
    let begin = if shown.len() == total {
        format!(
            "For {place} there are figures on all {} points.",
            count(total)
        )
    } else {
        format!(
            "For {place} there are figures on {} of the {} points.",
            count(shown.len()),
            count(total)
        )
    };
    if shown.len() == 1 {
        return format!(
            "{begin} {} said their care met “{}”.",
            people(high),
            lower_first(best)
        );
    }
    if high.percent == low.percent {
        return format!(
            "{begin} On each, {} said their care met it.",
            lower_first(&people(high))
        );
    }
    format!(
        "{begin} Care met “{}” most often: {} said so. It met “{}” least often: {}.",
        lower_first(best),
        lower_first(&people(high)),
        lower_first(worst),
        in_ten_and_share(low)
    )
}

fn held_back(cell: &Cell) -> bool {
    matches!(
        cell,
        Cell::Blank {
            reason: Reason::HeldBack
        }
    )
}

/// "About 6 in 10 people who answered (63%)".
fn people(figure: &Estimate) -> String {
    upper_first(&format!(
        "{} who answered ({})",
        in_ten(figure.percent),
        share(figure.percent)
    ))
}

fn in_ten_and_share(figure: &Estimate) -> String {
    format!("{} ({})", in_ten(figure.percent), share(figure.percent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use survey::results::{Share, Side};

    fn shown(percent: u8) -> Cell {
        Cell::Shown(Estimate {
            percent: Share::Percent(percent),
            lower: 0,
            upper: 100,
            about: 30,
        })
    }

    #[test]
    fn says_the_most_and_the_least_often() {
        let (high, low) = (shown(80), shown(34));
        let said = sentence(
            "the UK",
            &[
                ("The right place", &low),
                ("A scan when it is needed", &high),
            ],
        );
        assert_eq!(
            said,
            "For the UK there are figures on all two points. Care met “a scan when it is needed” most often: \
             8 in 10 people who answered (80%) said so. It met “the right place” least often: \
             about 3 in 10 people (34%)."
        );
    }

    #[test]
    fn says_so_when_there_is_nothing_to_say() {
        let blank = Cell::Blank {
            reason: Reason::BaseUnder10,
        };
        let said = sentence("Kelderdale", &[("A", &blank), ("B", &blank)]);
        assert_eq!(
            said,
            "Not enough people answered about Kelderdale for a figure on any of the two points."
        );
        let held = Cell::Blank {
            reason: Reason::HeldBack,
        };
        let said = sentence("Kelderdale", &[("A", &blank), ("B", &held)]);
        assert!(said.ends_with("some of them to protect others."), "{said}");
        let few = Cell::SmallCount {
            side: Side::Few,
            about: 30,
        };
        let said = sentence("Kelderdale", &[("A", &few), ("B", &blank)]);
        assert!(said.contains("there are no percentages"), "{said}");
        let one = shown(50);
        let said = sentence("Kelderdale", &[("A", &blank), ("B", &one)]);
        assert!(
            said.contains("figures on one of the two points. 5 in 10 people who answered (50%)"),
            "{said}"
        );
    }
}
