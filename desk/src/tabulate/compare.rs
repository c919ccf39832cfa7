//! A trust beside the others of its nation: DOMAIN C6.

use super::{Count, Places};
use std::cmp::Ordering;
use survey::Level;
use survey::interval::{Z998, wilson_at};
use survey::results::Comparison;

/// Compares each published trust with the pooled figure of the *other*
/// published trusts in its nation. `published` gives the counts of a place
/// whose figure is published. `None` for anything else, and for a trust
/// without others.
pub fn compare<'a>(
    places: &Places,
    published: impl Fn(usize) -> Option<&'a Count>,
) -> Vec<Option<Comparison>> {
    let all = places.all();
    let trusts: Vec<_> = (0..all.len())
        .filter(|index| all[*index].level == Level::Trust)
        .filter_map(|index| Some((index, nation(places, index)?, published(index)?)))
        .collect();
    let mut compared = vec![None; all.len()];
    for (index, nation, count) in &trusts {
        let others = trusts.iter().filter(|(i, n, _)| i != index && n == nation);
        let (met, base) = others.fold((0, 0), |(met, base), (_, _, other)| {
            (met + other.met, base + other.base())
        });
        if base > 0 {
            compared[*index] = Some(against(count, f64::from(met) / f64::from(base)));
        }
    }
    compared
}

/// A trust's 99.8% limits against a reference share.
fn against(count: &Count, reference: f64) -> Comparison {
    match wilson_at(count.met, count.base(), Z998).clearly(reference) {
        Ordering::Greater => Comparison::Above,
        Ordering::Less => Comparison::Below,
        Ordering::Equal => Comparison::Similar,
    }
}

/// The nation that a place is in.
fn nation(places: &Places, index: usize) -> Option<usize> {
    let mut at = Some(index);
    while let Some(place) = at {
        if places.all()[place].level == Level::Nation {
            return at;
        }
        at = places.all()[place].parent;
    }
    None
}
