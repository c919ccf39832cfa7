//! From counts to what may be published: DOMAIN C2 to C6 and R8.

use super::answers::answers;
use super::breakdown::breakdown;
use super::change::change;
use super::ledger::{ExactTotals, question_versions};
use super::point::Point;
use super::quality::quality;
use super::{
    Count, EARLIER, Entry, LEDGER_FORMAT, Ledger, Mean, PlaceEntry, Places, Tally, compare,
};
use crate::Content;
use std::collections::BTreeMap;
use survey::results::{
    AreaAnswers, AreaResults, Breakdown, GroupResults, PointResults, RESULTS_FORMAT, Results,
    Totals,
};
use survey::{AreaId, Level, Wave};

/// What a release is made after.
#[derive(Debug, Clone, Copy, Default)]
pub struct Circumstances<'a> {
    /// The release of the same wave before this one.
    pub previous: Option<&'a Ledger>,
    /// The last release of the wave before.
    pub earlier: Option<&'a Ledger>,
    /// Whether the wave has closed: breakdowns are made once, and then.
    pub closed: bool,
}

/// The results of a wave and the ledger that the next release needs. What is
/// not in the results cannot be worked out from them, or from them and those
/// of the release before, by more than the rules allow.
///
/// The same tally gives the same results, byte for byte when written. If no
/// figure has changed, both are as the release before left them.
pub fn release(
    content: &Content,
    wave: &Wave,
    places: &Places,
    tally: &Tally,
    after: Circumstances<'_>,
) -> (Results, Ledger) {
    let number = after.previous.map_or(1, |p| p.release + 1);
    let mut maker = Maker {
        content,
        places,
        tally,
        after,
        release: number,
    };
    let mut ledger = maker.ledger(wave);
    if after
        .previous
        .is_some_and(|previous| !ledger.is_news(previous))
    {
        maker.release = number - 1;
        ledger = maker.ledger(wave);
    }
    (maker.results(wave, &ledger), ledger)
}

struct Maker<'a> {
    content: &'a Content,
    places: &'a Places,
    tally: &'a Tally,
    after: Circumstances<'a>,
    release: u32,
}

impl Maker<'_> {
    fn ledger(&self, wave: &Wave) -> Ledger {
        let definition = &self.content.definition;
        let mut ledger = Ledger {
            format: LEDGER_FORMAT,
            survey: definition.id.clone(),
            wave: wave.id.clone(),
            release: self.release,
            scoring_version: definition.scoring_version,
            questions: question_versions(definition),
            totals: self.totals(),
            places: self.place_entries(),
            apart: self.apart(),
            breakdowns: Vec::new(),
            answers: Vec::new(),
        };
        self.add_changes(&mut ledger);
        self.add_comparisons(&mut ledger);
        ledger.breakdowns = self.breakdowns(&ledger);
        ledger.answers = self.answers(&ledger);
        ledger
    }

    fn results(&self, wave: &Wave, ledger: &Ledger) -> Results {
        let definition = &self.content.definition;
        let areas = self.places.all().iter().map(|place| {
            let entries = &ledger.places[&place.code].points;
            AreaResults {
                code: place.code.clone(),
                level: place.level,
                parent: place.parent.map(|p| self.places.all()[p].code.clone()),
                names: place.names.clone(),
                overall: overall(entries, place.level),
                points: published(entries),
            }
        });
        Results {
            format: RESULTS_FORMAT,
            survey: definition.id.clone(),
            definition_version: definition.version,
            scoring_version: definition.scoring_version,
            wave: wave.clone(),
            sample: self.content.sample,
            release: ledger.release,
            earlier: self.after.earlier.map(|e| e.wave.clone()),
            settings: self.content.settings,
            totals: ledger.totals.1.clone(),
            areas: areas.collect(),
            apart: self.groups(ledger),
            breakdowns: ledger.breakdowns.clone(),
            answers: ledger.answers.clone(),
        }
    }

    /// How many answered; as it was, unless enough have answered since.
    fn totals(&self) -> (ExactTotals, Totals) {
        let settings = &self.content.settings;
        let exact = ExactTotals {
            responses: self.tally.responses,
            counted: self.tally.counted,
            empty: self.tally.empty,
            repeated: self.tally.repeated,
            excluded: self.tally.excluded,
            flagged: self.tally.flagged,
        };
        if let Some((then, said)) = self.after.previous.map(|p| &p.totals) {
            let grown = |now: u32, then: u32| now >= then.saturating_add(settings.refresh_growth);
            if !grown(exact.responses, then.responses) || !grown(exact.counted, then.counted) {
                return (*then, said.clone());
            }
        }
        let about = |count| settings.about(count);
        let said = Totals {
            responses: about(exact.responses),
            counted: about(exact.counted),
            removed: about(exact.empty + exact.excluded),
            quality: quality(self.content, self.places, self.tally),
        };
        (exact, said)
    }

    fn points<'a>(&'a self, totals: &'a [Vec<Count>]) -> impl Iterator<Item = Point<'a>> {
        let principles = self.content.definition.principles.iter().enumerate();
        principles.map(move |(number, principle)| Point {
            places: self.places,
            principle,
            number,
            totals,
            direct: self.tally.direct(),
            previous: self.after.previous,
            release: self.release,
            settings: &self.content.settings,
        })
    }

    fn place_entries(&self) -> BTreeMap<String, PlaceEntry> {
        let totals = self.tally.totals(self.places);
        let mut entries: BTreeMap<_, _> = self
            .places
            .all()
            .iter()
            .map(|place| {
                let boundary = place.boundary.clone();
                let points = Vec::new();
                (place.code.clone(), PlaceEntry { boundary, points })
            })
            .collect();
        for point in self.points(&totals) {
            for (place, entry) in self.places.all().iter().zip(point.entries()) {
                if let Some(of) = entries.get_mut(&place.code) {
                    of.points.push(entry);
                }
            }
        }
        entries
    }

    /// The figures of the groups that are given once for the whole: each role
    /// that is not the person's own, in the order of the question, then the
    /// experiences from before the wave. Each has a base of its own and no
    /// parts.
    fn apart(&self) -> BTreeMap<String, Vec<Entry>> {
        let nobody = vec![Count::default(); self.content.definition.principles.len()];
        let groups = self.groups_apart().into_iter();
        groups
            .map(|name| {
                let counts = match name {
                    EARLIER => self.tally.earlier(),
                    role => self.tally.role(role).unwrap_or(&nobody),
                };
                let before = self.after.previous.and_then(|p| p.apart.get(name));
                let entries = self.points(&[]).zip(counts).map(|(point, count)| {
                    let before = before.and_then(|entries| entries.get(point.number));
                    point.alone(count, Level::Uk, before)
                });
                (name.to_owned(), entries.collect())
            })
            .collect()
    }

    fn groups(&self, ledger: &Ledger) -> Vec<GroupResults> {
        let whole = self.places.whole().map(|index| &self.places.all()[index]);
        let Some(area) = whole.and_then(|whole| AreaId::new(&whole.code).ok()) else {
            return Vec::new();
        };
        let names = self.groups_apart();
        names
            .into_iter()
            .map(|name| GroupResults {
                group: name.to_owned(),
                area: area.clone(),
                points: published(&ledger.apart[name]),
            })
            .collect()
    }

    /// The names of those groups. A survey need not count what was before.
    fn groups_apart(&self) -> Vec<&str> {
        let definition = &self.content.definition;
        let roles = definition.question(definition.counting.role.as_str());
        let roles = roles.into_iter().flat_map(|q| &q.choices);
        let earlier = (!definition.counting.earlier.is_empty()).then_some(EARLIER);
        roles
            .filter(|c| c.closing.is_none() && !definition.counting.own.contains(&c.id))
            .map(|c| c.id.as_str())
            .chain(earlier)
            .collect()
    }

    /// Those of the release before or, once the wave has closed, of this one.
    fn breakdowns(&self, ledger: &Ledger) -> Vec<Breakdown> {
        match self.after.previous {
            Some(previous) if !previous.breakdowns.is_empty() => previous.breakdowns.clone(),
            _ if !self.after.closed => Vec::new(),
            _ => {
                let Content {
                    definition,
                    settings,
                    breakdowns,
                    ..
                } = self.content;
                let counted = breakdowns.iter().zip(self.tally.bands());
                counted
                    .map(|(rule, bands)| {
                        let what = (definition, rule);
                        breakdown(what, (self.places, bands), ledger, settings)
                    })
                    .collect()
            }
        }
    }

    /// The same for the shares of answers.
    fn answers(&self, ledger: &Ledger) -> Vec<AreaAnswers> {
        match self.after.previous {
            Some(previous) if !previous.answers.is_empty() => previous.answers.clone(),
            _ if !self.after.closed => Vec::new(),
            _ => {
                let Content {
                    definition,
                    settings,
                    ..
                } = self.content;
                answers(definition, self.places, self.tally, ledger, settings)
            }
        }
    }

    fn add_changes(&self, ledger: &mut Ledger) {
        let definition = &self.content.definition;
        for (code, place) in &mut ledger.places {
            let found: Vec<_> = place
                .points
                .iter()
                .map(|entry| change(definition, self.after.earlier?, (code, place), entry))
                .collect();
            for (entry, found) in place.points.iter_mut().zip(found) {
                entry.results.change = found;
            }
        }
    }

    fn add_comparisons(&self, ledger: &mut Ledger) {
        let all = self.places.all();
        for number in 0..self.content.definition.principles.len() {
            let compared = if self.content.settings.compare_trusts {
                compare(self.places, |place| {
                    let entry = ledger.entry(&all[place].code, number)?;
                    entry.results.met.shown().map(|_| &entry.count)
                })
            } else {
                vec![None; all.len()]
            };
            for (place, comparison) in all.iter().zip(compared) {
                if let Some(of) = ledger.places.get_mut(&place.code) {
                    of.points[number].results.comparison = comparison;
                }
            }
        }
    }
}

fn published(entries: &[Entry]) -> Vec<PointResults> {
    entries.iter().map(|entry| entry.results.clone()).collect()
}

/// The plain mean of the unrounded means, rounded half up, if all are published.
fn overall(entries: &[Entry], level: Level) -> Option<u8> {
    let all = level != Level::Trust && entries.iter().all(|e| e.results.mean.is_some());
    if !all || entries.is_empty() {
        return None;
    }
    let means = entries.iter().filter_map(|e| e.count.mean());
    let mean = means.map(Mean::value).sum::<f64>() / entries.len() as f64;
    // Means are from 0 to 100, so the cast neither cuts nor wraps.
    Some((mean + 0.5).floor() as u8)
}
