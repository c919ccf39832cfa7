//! Secondary suppression: DOMAIN C3.
//!
//! When the figure of a whole and all but one of its parts are published, the
//! missing one can be found by taking away. [`hold_back`] is the rule for one
//! whole and its parts; [`held_back`] runs it down the tree of places.
//!
//! # When the whole is itself held back
//! DOMAIN C3 speaks of a whole that is published. A region that was held back
//! so that a smaller region cannot be worked out is not, but it is protected
//! only as long as it cannot be put together again from its trusts: if both of
//! its trusts were published and nobody were unsure, their sum would be the
//! region, and England less the other regions and these two trusts would be
//! the small region. Hence the parts of a whole that was held back keep the
//! same amount hidden among themselves (two members or one and some people of
//! no single part, ten people together), whether or not one of them is small.
//! What is hidden in the region then stays hidden in every sum around it, so
//! the rule holds for England too. A whole with a base under 30 needs no such
//! care: none of its parts can have 30.

use super::Places;
use std::collections::BTreeSet;
use survey::results::Settings;

/// One part of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member<'a> {
    /// Its code, which settles ties.
    pub code: &'a str,
    /// Its base for the measure at hand.
    pub base: u32,
    /// Whether its figure is published, as far as is known.
    pub published: bool,
}

impl<'a> Member<'a> {
    /// A part that is published if its base is large enough.
    pub fn new(code: &'a str, base: u32, settings: &Settings) -> Self {
        Self {
            code,
            base,
            published: base >= settings.minimum_base.max(1),
        }
    }
}

/// Takes back the publication of as many members as rule C3 asks for.
///
/// `unassigned` is U, the base with no single member given. `whole_held_back`
/// says that the whole was itself held back (see the module's page).
///
/// Members that are neither published nor empty are H; the published ones are
/// P; the empty ones are in neither. Does not depend on the order of
/// `members`, and changes nothing when run again on its own outcome.
pub fn hold_back(
    members: &mut [Member<'_>],
    unassigned: u32,
    whole_held_back: bool,
    settings: &Settings,
) {
    loop {
        let hidden = members.iter().filter(|m| !m.published && m.base > 0);
        let (count, people) = hidden.fold((0, 0), |(c, p), m| (c + 1, p + u64::from(m.base)));
        if count == 0 && !whole_held_back {
            return;
        }
        let several = count + u32::from(unassigned > 0) >= 2;
        if several && people + u64::from(unassigned) >= u64::from(settings.low_base) {
            return;
        }
        let published = members.iter_mut().filter(|m| m.published);
        let Some(smallest) = published.min_by_key(|m| (m.base, m.code)) else {
            return;
        };
        smallest.published = false;
    }
}

/// The places that are held back for one measure, by number. `base` and
/// `direct` give the base of a place, and the part of it at nothing within it.
///
/// From the whole to its parts, so that each place is decided before what is
/// within it.
pub fn held_back(
    places: &Places,
    base: impl Fn(usize) -> u32,
    direct: impl Fn(usize) -> u32,
    settings: &Settings,
) -> BTreeSet<usize> {
    let mut held = BTreeSet::new();
    for (index, place) in places.all().iter().enumerate() {
        let within = place.children.iter().copied();
        let mut members: Vec<_> = within
            .clone()
            .map(|child| Member::new(&places.all()[child].code, base(child), settings))
            .collect();
        let before: Vec<_> = members.iter().map(|m| m.published).collect();
        hold_back(&mut members, direct(index), held.contains(&index), settings);
        for ((child, member), before) in within.zip(&members).zip(before) {
            if before && !member.published {
                held.insert(child);
            }
        }
    }
    held
}
