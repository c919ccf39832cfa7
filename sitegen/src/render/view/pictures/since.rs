//! Each point of an area in two waves.
//!
//! The desk decides what may be compared. The earlier figure stands in the
//! earlier wave's own file; only if both files say the same of the change are
//! the two drawn beside each other.

use super::{ChartWords, Figure};
use crate::render::chart::Slope;
use crate::render::view::PointView;
use crate::render::words::upper_first;
use serde::Serialize;
use survey::WaveId;
use survey::results::{
    AreaResults, Cell, Change, Direction, Estimate, PointResults, Results, change,
};
use survey::text::fill;

/// The points of an area in two waves.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Since {
    title: String,
    caption: String,
    earlier: String,
    later: String,
    panels: Vec<Panel>,
    rows: Vec<Row>,
}

/// One point.
#[derive(Debug, Clone, Serialize)]
struct Panel {
    id: String,
    title: String,
    desc: String,
    slope: Slope,
    /// What has changed, or why nothing is drawn, in few words.
    words: String,
}

/// One point in the table.
#[derive(Debug, Clone, Serialize)]
struct Row {
    title: String,
    url: String,
    cells: Vec<Figure>,
    change: String,
}

/// The two figures of one point, if they may be shown beside each other.
struct Pair<'a> {
    earlier: &'a Estimate,
    later: &'a Estimate,
    direction: Direction,
}

impl Since {
    /// Of an area; `None` if nothing about it was compared with an earlier wave
    /// whose results are here, too.
    pub(crate) fn of(
        results: &Results,
        area: &AreaResults,
        waves: &[Results],
        points: &[PointView],
        words: &ChartWords,
    ) -> Option<Self> {
        let wave = results.earlier.as_ref()?;
        let before = waves.iter().find(|other| other.wave.id == *wave)?;
        let then = before.area(&area.code)?;
        let of_then = |now: &PointResults| {
            let mut figures = then.points.iter();
            figures.find(|p| p.principle == now.principle)
        };
        let pairs: Vec<_> = points
            .iter()
            .zip(&area.points)
            .map(|(point, now)| (point, now, of_then(now)))
            .collect();
        if !pairs
            .iter()
            .any(|(_, now, then)| pair(now, *then).is_some())
        {
            return None;
        }
        let (earlier, later) = (wave.to_string(), results.wave.id.to_string());
        let values = [("earlier", earlier.as_str()), ("wave", later.as_str())];
        let panels = pairs
            .iter()
            .map(|(point, now, then)| panel(point, now, *then, (wave, &values), words));
        let rows = pairs.iter().map(|(point, now, then)| Row {
            title: format!("{}. {}", point.number, point.title),
            url: point.url.clone(),
            cells: cells(
                (now, results),
                then.map(|then| (then, before)),
                &values,
                words,
            ),
            change: sentence(now, wave, words),
        });
        Some(Self {
            title: fill(&words.since_title, &values),
            caption: fill(&words.since_table, &values),
            panels: panels.collect(),
            rows: rows.collect(),
            earlier,
            later,
        })
    }
}

/// What may be drawn of a point in both waves.
fn pair<'a>(now: &'a PointResults, then: Option<&'a PointResults>) -> Option<Pair<'a>> {
    let Some(Change::Measured {
        difference,
        direction,
        ..
    }) = now.change
    else {
        return None;
    };
    let (earlier, later) = (then?.met.shown()?, now.met.shown()?);
    // Three roundings may together make one point. More means that the change
    // was measured from another release than the one that is here.
    let seen = i16::from(later.percent.value()) - i16::from(earlier.percent.value());
    (seen.abs_diff(i16::from(difference)) <= 1).then_some(Pair {
        earlier,
        later,
        direction,
    })
}

fn panel(
    point: &PointView,
    now: &PointResults,
    then: Option<&PointResults>,
    (wave, values): (&WaveId, &[(&str, &str)]),
    words: &ChartWords,
) -> Panel {
    let pair = pair(now, then);
    let (slope, said, desc) = match &pair {
        Some(pair) => {
            let said = match pair.direction {
                Direction::Higher => &words.higher,
                Direction::Lower => &words.lower,
                Direction::NoClearDifference => &words.unclear,
            };
            let slope = Slope::between(pair.earlier, pair.later, pair.direction);
            let desc = format!("{}. {}", sentence(now, wave, words), words.table_below);
            (
                slope,
                said,
                format!("{} {desc}", fill(&words.since_desc, values)),
            )
        }
        None => {
            let said = match now.change {
                Some(Change::NotCompared { .. }) => &words.not_compared,
                _ => &words.no_pair,
            };
            let desc = format!("{} {}.", words.since_none, sentence(now, wave, words));
            (Slope::empty(), said, desc)
        }
    };
    Panel {
        id: point.id.clone(),
        title: format!("{}. {}", point.number, point.title),
        desc,
        slope,
        words: said.clone(),
    }
}

/// The figures of both waves. Beside a change that may not be measured the
/// earlier one is not set: the two would be compared all the same.
fn cells(
    (now, results): (&PointResults, &Results),
    then: Option<(&PointResults, &Results)>,
    values: &[(&str, &str)],
    words: &ChartWords,
) -> Vec<Figure> {
    let [(_, earlier), (_, later)] = values else {
        return Vec::new();
    };
    let drawn = pair(now, then.map(|(then, _)| then)).is_some();
    let older = match then {
        Some((then, before)) if drawn || matches!(then.met, Cell::Blank { .. }) => {
            Figure::of(earlier, &then.met, before)
        }
        _ => Figure {
            label: (*earlier).to_owned(),
            words: words.not_compared.clone(),
            percent: None,
            lower: None,
            upper: None,
            about: None,
        },
    };
    vec![older, Figure::of(later, &now.met, results)]
}

fn sentence(now: &PointResults, wave: &WaveId, words: &ChartWords) -> String {
    match &now.change {
        Some(found) => upper_first(&change(found, wave)),
        None => words.no_pair.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use survey::PrincipleId;
    use survey::results::{Reason, Share};

    fn point(percent: u8, change: Option<Change>) -> PointResults {
        PointResults {
            principle: PrincipleId::new("staff").unwrap(),
            release: 1,
            met: Cell::Shown(Estimate {
                percent: Share::Percent(percent),
                lower: 0,
                upper: 100,
                about: 100,
            }),
            mean: None,
            split: None,
            change,
            comparison: None,
        }
    }

    fn by(difference: i8) -> Option<Change> {
        Some(Change::Measured {
            difference,
            lower: difference,
            upper: difference,
            direction: Direction::Higher,
        })
    }

    #[test]
    fn two_figures_are_set_side_by_side_only_if_their_files_agree() {
        let then = point(50, None);
        assert!(pair(&point(60, by(10)), Some(&then)).is_some());
        assert!(pair(&point(60, by(9)), Some(&then)).is_some(), "rounded");
        assert!(pair(&point(60, by(7)), Some(&then)).is_none());
        assert!(pair(&point(60, by(10)), None).is_none());
        let blank = PointResults {
            met: Cell::Blank {
                reason: Reason::HeldBack,
            },
            ..point(50, None)
        };
        assert!(pair(&point(60, by(10)), Some(&blank)).is_none());
    }

    #[test]
    fn what_the_desk_did_not_compare_is_not_drawn() {
        let then = point(50, None);
        let changed = Change::NotCompared {
            reason: Reason::WordingChanged,
        };
        assert!(pair(&point(60, Some(changed)), Some(&then)).is_none());
        assert!(pair(&point(60, None), Some(&then)).is_none());
    }
}
