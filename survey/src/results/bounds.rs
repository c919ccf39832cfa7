//! What a published figure lets a reader work out: the counts behind it.

use super::{Cell, Estimate, Settings, Share, Side};
use crate::Level;
use crate::interval::wilson;
use std::ops::RangeInclusive;

/// The counts that would be published as one cell is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// How many people.
    pub base: RangeInclusive<u32>,
    /// How many of them are in the share.
    pub met: RangeInclusive<u32>,
    /// How many are not.
    pub rest: RangeInclusive<u32>,
}

/// The counts that would be published as `cell` at `level`; `None` for a cell
/// that tells no base, and for a figure that no counts have.
///
/// # Examples
/// ```
/// use survey::Level;
/// use survey::results::{Cell, Estimate, Settings, Share, bounds};
/// let cell = Cell::Shown(Estimate { percent: Share::Percent(27), lower: 14, upper: 44, about: 30 });
/// let told = bounds(&cell, Level::Trust, &Settings::default()).unwrap();
/// assert_eq!((told.base, told.met), (30..=30, 8..=8));
/// ```
pub fn bounds(cell: &Cell, level: Level, settings: &Settings) -> Option<Bounds> {
    let most = settings.small_count.saturating_sub(1);
    match cell {
        Cell::Shown(figure) => shown(figure, level, settings),
        Cell::SmallCount { side, about } => {
            let base = bases(*about, settings)?;
            let other = base.start().saturating_sub(most)..=*base.end();
            let (met, rest) = match side {
                Side::Few => (0..=most, other),
                Side::AllButFew => (other, 0..=most),
            };
            Some(Bounds { base, met, rest })
        }
        Cell::Blank { .. } => None,
    }
}

fn shown(figure: &Estimate, level: Level, settings: &Settings) -> Option<Bounds> {
    let mut found: Option<Bounds> = None;
    for base in bases(figure.about, settings)? {
        for met in counts(figure.percent, base) {
            let rest = base - met;
            let small = met < settings.small_count || rest < settings.small_count;
            if (small && level.is_below_national())
                || Share::of(met, base) != figure.percent
                || wilson(met, base).percent() != (figure.lower, figure.upper)
            {
                continue;
            }
            found = Some(match found {
                None => Bounds {
                    base: base..=base,
                    met: met..=met,
                    rest: rest..=rest,
                },
                Some(so_far) => Bounds {
                    base: widen(&so_far.base, base),
                    met: widen(&so_far.met, met),
                    rest: widen(&so_far.rest, rest),
                },
            });
        }
    }
    found
}

/// The largest base, and the coarsest rounding of one, that a survey of this
/// kind could publish. A file that says more is damaged, and trying every count
/// behind it would take for ever.
const LARGEST: u32 = 10_000_000;
const COARSEST: u32 = 100;

/// The bases from the minimum that are shown as `about`; `None` if there is none.
fn bases(about: u32, settings: &Settings) -> Option<RangeInclusive<u32>> {
    let step = settings.base_rounding.max(1);
    if about > LARGEST || step > COARSEST || !about.is_multiple_of(step) {
        return None;
    }
    let below = step / 2;
    let from = about
        .saturating_sub(below)
        .max(settings.minimum_base.max(1));
    let to = about + (step - 1 - below);
    (from <= to).then_some(from..=to)
}

/// The counts in `base` that could have this share.
fn counts(share: Share, base: u32) -> RangeInclusive<u32> {
    let (from, to) = match share {
        Share::Percent(percent) => {
            let percent = f64::from(percent);
            (percent - 0.6, percent + 0.6)
        }
        Share::LessThanOne => (0.0, 0.6),
        Share::MoreThanNinetyNine => (99.4, 100.0),
    };
    let count = |percent: f64| percent * f64::from(base) / 100.0;
    // From 0 to the base, so the casts neither cut nor wrap.
    let from = count(from).floor().max(0.0) as u32;
    let to = count(to).ceil().min(f64::from(base)) as u32;
    from..=to
}

fn widen(range: &RangeInclusive<u32>, value: u32) -> RangeInclusive<u32> {
    (*range.start()).min(value)..=(*range.end()).max(value)
}
