//! One point of the code over every place: what is said and from which counts.

use super::hide::Member;
use super::tree::{Statement, decide};
use super::{Count, Entry, Ledger, Mean, Places, Said, Sides, cell};
use survey::results::{Cell, PointResults, Reason, Settings, Share, Split};
use survey::{Level, PrincipleId};

/// One point of the code over every place, in the order of [`Places::all`].
pub(super) struct Point<'a> {
    pub(super) places: &'a Places,
    pub(super) principle: &'a PrincipleId,
    /// Its number in the definition.
    pub(super) number: usize,
    /// Everybody in each place.
    pub(super) totals: &'a [Vec<Count>],
    /// The people in each place who are at nothing within it.
    pub(super) direct: &'a [Vec<Count>],
    /// The release before.
    pub(super) previous: Option<&'a Ledger>,
    /// This release, counted from 1.
    pub(super) release: u32,
    pub(super) settings: &'a Settings,
}

impl Point<'_> {
    /// What is said about each place.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let met = decide(
            self.places,
            |place| self.member(place),
            |place| Sides::of(&self.direct[place][self.number]),
            self.settings,
        );
        let splits = decide(
            self.places,
            |place| self.split_member(place, met[place]),
            |place| Sides::of_split(&self.direct[place][self.number]),
            self.settings,
        );
        let both = met.iter().zip(&splits).enumerate();
        both.map(|(place, (met, split))| self.entry(place, *met, *split))
            .collect()
    }

    fn count(&self, place: usize) -> &Count {
        &self.totals[place][self.number]
    }

    fn before(&self, place: usize) -> Option<&Entry> {
        let code = &self.places.all()[place].code;
        self.previous?.entry(code, self.number)
    }

    fn member(&self, place: usize) -> Member<'_> {
        let here = &self.places.all()[place];
        let before = self.before(place).map(Entry::before);
        let now = Sides::of(self.count(place));
        Member::new(&here.code, now, before, here.level, self.settings)
    }

    /// A place as a part of the three-way split (rule R10): of the people for
    /// whom the point was not met in full, how many it was met for in part.
    fn split_member(&self, place: usize, met: Statement) -> Member<'_> {
        let here = &self.places.all()[place];
        let before = self.before(place).and_then(Entry::before_split);
        let said = match met.said {
            // What is kept is shown as it was, split and all.
            _ if met.kept => before.map_or(Said::HeldBack, |b| b.said),
            Said::Figure if here.level == Level::Trust => Said::HeldBack,
            Said::Figure if self.has_small_part(place) => Said::SmallCount,
            Said::Figure => Said::Figure,
            _ => Said::HeldBack,
        };
        Member {
            code: &here.code,
            now: Sides::of_split(self.count(place)),
            before,
            said,
            kept: met.kept && before.is_some(),
        }
    }

    fn has_small_part(&self, place: usize) -> bool {
        let count = self.count(place);
        let small = |part: u32| part < self.settings.small_count;
        let level = self.places.all()[place].level;
        level.is_below_national()
            && [count.met, count.partly, count.not_met]
                .into_iter()
                .any(small)
    }

    fn entry(&self, place: usize, met: Statement, split: Statement) -> Entry {
        if let Some(before) = self.before(place).filter(|_| met.kept) {
            return before.clone();
        }
        let count = self.count(place);
        let level = self.places.all()[place].level;
        let cell = match met.said {
            Said::HeldBack => Cell::Blank {
                reason: Reason::HeldBack,
            },
            _ => cell(count.met, count.base(), level, self.settings),
        };
        let told = split.said == Said::Figure && !split.kept;
        let mut made = self.made(count, cell, level, told);
        // A blank that says what it said before has no new release: that it
        // might have changed would tell that people have come.
        if let Some(before) = self.before(place)
            && before.results.met == made.results.met
            && made.results.met.shown().is_none()
        {
            made.results.release = before.results.release;
        }
        made
    }

    /// A group that has no parts and is part of nothing: rules R1 to R3, R8
    /// and R10 alone.
    pub(super) fn alone(&self, count: &Count, level: Level, before: Option<&Entry>) -> Entry {
        let member = Member::new(
            "",
            Sides::of(count),
            before.map(Entry::before),
            level,
            self.settings,
        );
        match before {
            Some(before) if member.kept => before.clone(),
            _ => {
                let cell = cell(count.met, count.base(), level, self.settings);
                self.made(count, cell, level, true)
            }
        }
    }

    fn made(&self, count: &Count, met: Cell, level: Level, split: bool) -> Entry {
        // The mean and the split say no less than the share does, so they are
        // given only beside it, and never for a trust.
        let wide = level != Level::Trust && met.shown().is_some();
        let share = |part| Share::of(part, count.base());
        let results = PointResults {
            principle: self.principle.clone(),
            release: self.release,
            met,
            mean: wide.then(|| count.mean()).flatten().map(Mean::rounded),
            split: (wide && split).then(|| Split {
                met: share(count.met),
                partly: share(count.partly),
                not_met: share(count.not_met),
            }),
            change: None,
            comparison: None,
        };
        Entry {
            count: count.clone(),
            results,
        }
    }
}
