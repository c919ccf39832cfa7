//! Secondary suppression in one family: a whole and its parts. DOMAIN C3,
//! made stricter where that rule leaves a way in.
//!
//! When the figure of a whole and all but one of its parts are published, the
//! missing one can be found by taking away. What can be found so is the
//! *remainder*: everybody of the whole who is at no part with a figure. The
//! rule sees to it that the remainder is a crowd.
//!
//! DOMAIN C3 asks that two parts be hidden, or one and some people of no single
//! part, ten people together. Against somebody who knows every published count
//! exactly that is not enough, hence five additions. The worked examples C-S1
//! to C-S8 come out as they stand there.
//!
//! 1. **The remainder is mixed.** If all ten people of the remainder said the
//!    same, taking away would tell about each of them. So at least as many as
//!    the small count of rule R4 stand on each side.
//! 2. **Small counts are protected, too.** Rule R4 hides a count, not a base. If
//!    every other part is published, taking away finds the count. So wherever
//!    one is hidden there is a remainder to hide it in.
//! 3. **The words do not narrow it down.** "10 to 29 responses" takes ten people
//!    of the remainder for certain; what is left must still be ten. And where a
//!    figure was held back for the sake of others, every part without one says
//!    the same words, or "fewer than 10" beside "held back" would tell more
//!    than either.
//! 4. **People of no single part are people.** If they are the whole remainder,
//!    they could be published only if they were a part of their own.
//! 5. **A whole that is itself held back cannot be put together again** from
//!    its parts: it has a remainder, too, whether or not a part of it is small.
//!
//! A later release of the same wave (rule R8) is a second equation. What it
//! adds to the first, outside of the parts whose figures change, must again be
//! nobody or a crowd.

use super::{Said, Sides};
use survey::Level;
use survey::results::Settings;

/// One part of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member<'a> {
    /// Its code, which settles ties.
    pub code: &'a str,
    /// Who is in it.
    pub now: Sides,
    /// The release before, if there was one.
    pub before: Option<Before>,
    /// What is said about it.
    pub said: Said,
    /// Whether that is what the release before said, figure and all.
    pub kept: bool,
}

/// What the release before this one said about a place, and about whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// Who was in it when its figure was made.
    pub counts: Sides,
    /// What was said.
    pub said: Said,
}

/// The whole of a family, as far as it matters to its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// What is said about it.
    pub said: Said,
    /// The people in it who are in none of its parts: U in DOMAIN C3.
    pub unassigned: Sides,
    /// What has been added since the release before, if there was one.
    pub change: Option<Sides>,
}

impl<'a> Member<'a> {
    /// A part, with what its own counts allow to be said (R1 to R4), or what
    /// was said before if too little has changed (R8).
    pub fn new(
        code: &'a str,
        now: Sides,
        before: Option<Before>,
        level: Level,
        settings: &Settings,
    ) -> Self {
        let kept = before.filter(|b| !may_change(now, b, level, settings));
        Self {
            code,
            now,
            before,
            said: kept.map_or(Said::of(now, level, settings), |b| b.said),
            kept: kept.is_some(),
        }
    }

    /// Whether this release tells who is in it now.
    fn is_told(&self) -> bool {
        !self.kept && self.said.tells_base()
    }

    /// Whether anybody can know who was in it at the release before.
    fn was_told(&self) -> Option<Sides> {
        let before = self.before.filter(|b| b.said.tells_base());
        before.map(|b| b.counts)
    }

    /// The people in it of whom nothing is known.
    fn hidden(&self) -> Sides {
        match self.was_told() {
            _ if self.is_told() => Sides::default(),
            Some(told) => (self.now - told).growth(),
            None => self.now,
        }
    }

    /// The fewest hidden people that the words of this release and of the one
    /// before admit.
    fn least(&self, settings: &Settings) -> i64 {
        if self.hidden().is_nobody() || self.was_told().is_some() {
            return 0;
        }
        let before = self.before.map_or(0, |b| b.said.least(settings));
        self.said.least(settings).max(before)
    }

    /// Takes the figure back: to the one before, if there was one.
    fn hold_back(&mut self) {
        match self.before.filter(|b| b.said.tells_base()) {
            Some(before) => (self.said, self.kept) = (before.said, true),
            None => self.said = Said::HeldBack,
        }
    }
}

/// Rule R8: whether what is said about a place may change. Its base has grown
/// by enough and, if its figure was told below national level, the newcomers
/// are a crowd: the change tells what they said.
pub fn may_change(now: Sides, before: &Before, level: Level, settings: &Settings) -> bool {
    let change = now - before.counts;
    let told = before.said.tells_base() && level.is_below_national();
    change.people() >= i64::from(settings.refresh_growth) && (!told || change.is_crowd(settings))
}

/// Holds back figures, the smallest base first, until the remainder of the
/// whole is protected or there is no figure left.
///
/// Does not depend on the order of `members`, and changes nothing when run
/// again on its own outcome.
pub fn hide(members: &mut [Member<'_>], whole: &Whole, settings: &Settings) {
    // Nothing is told of a whole with a base under the minimum, and no part
    // of it can have one above.
    if matches!(whole.said, Said::Fewer | Said::TooFew) {
        return;
    }
    loop {
        let remainder = remainder_is_protected(members, whole, settings);
        if remainder && change_is_protected(members, whole, settings) {
            return;
        }
        // Against the release before, only a figure that was there helps.
        let helps = |m: &&mut Member<'_>| m.is_told() && (!remainder || m.was_told().is_some());
        let told = members.iter_mut().filter(helps);
        let smallest = told.min_by_key(|m| (m.now.people(), m.code));
        let left = smallest.map(Member::hold_back).is_some();
        say_the_same(members);
        if !left {
            return;
        }
    }
}

/// Gives every part without a figure the same words, if one of them has lost
/// its figure for the sake of others or there is none left to lose.
fn say_the_same(members: &mut [Member<'_>]) {
    let lost = |m: &Member<'_>| m.said == Said::HeldBack && !m.kept;
    if members.iter().any(lost) || !members.iter().any(Member::is_told) {
        for member in members.iter_mut().filter(|m| !m.kept && !m.is_told()) {
            member.said = Said::HeldBack;
        }
    }
}

fn remainder_is_protected(members: &[Member<'_>], whole: &Whole, settings: &Settings) -> bool {
    let hidden = members.iter().filter(|m| !m.hidden().is_nobody());
    let unassigned = whole.unassigned;
    let parts = hidden.clone().count();
    // The count of a whole with a small count is not told, so there is nothing
    // to take its parts' counts away from; only bases remain.
    let counts_told = whole.said != Said::SmallCount;
    if parts == 0 {
        let small = |m: &Member<'_>| m.is_told() && m.said == Said::SmallCount;
        let needed = whole.said == Said::HeldBack || members.iter().any(small);
        let publishable = unassigned.people() >= i64::from(settings.minimum_base)
            && unassigned.is_mixed(settings);
        return !counts_told || publishable || (!needed && unassigned.is_nobody());
    }
    let remainder = hidden.clone().map(Member::hidden).sum::<Sides>() + unassigned;
    let least: i64 = hidden.map(|m| m.least(settings)).sum();
    parts + usize::from(!unassigned.is_nobody()) >= 2
        && remainder.people() - least >= i64::from(settings.low_base)
        && (!counts_told || remainder.is_mixed(settings))
}

/// What was added to the whole outside of the parts whose figures change.
fn change_is_protected(members: &[Member<'_>], whole: &Whole, settings: &Settings) -> bool {
    let Some(change) = whole.change else {
        return true;
    };
    let told = members.iter().filter(|m| m.is_told());
    let told: Sides = told.filter_map(|m| Some(m.now - m.was_told()?)).sum();
    // If no part's change is told, there is nothing to take away.
    let unseen = change - told;
    told.is_nobody() || unseen.is_nobody() || unseen.is_crowd(settings)
}
