//! From counts to what may be published: DOMAIN C2 to C4 and C9.

use super::hide::held_back;
use super::{Count, EARLIER, Mean, Places, Tally, cell};
use crate::Content;
use std::collections::BTreeSet;
use survey::results::{
    AreaResults, Cell, GroupResults, PointResults, RESULTS_FORMAT, Reason, Results, Settings,
    Share, Split, Totals,
};
use survey::{AreaId, Level, Wave};

/// The results of a wave. What is not in them cannot be worked out from them
/// by more than the rules allow.
///
/// The same tally gives the same results, byte for byte when written.
pub fn release(content: &Content, wave: &Wave, places: &Places, tally: &Tally) -> Results {
    let settings = &content.settings;
    let about = |count| settings.about(count);
    Results {
        format: RESULTS_FORMAT,
        survey: content.definition.id.clone(),
        definition_version: content.definition.version,
        scoring_version: content.definition.scoring_version,
        wave: wave.clone(),
        sample: content.sample,
        settings: *settings,
        totals: Totals {
            responses: about(tally.responses),
            counted: about(tally.counted),
            removed: about(tally.removed),
        },
        areas: areas(content, places, tally),
        apart: apart(content, places, tally),
    }
}

fn areas(content: &Content, places: &Places, tally: &Tally) -> Vec<AreaResults> {
    let settings = &content.settings;
    let totals = tally.totals(places);
    let direct = tally.direct();
    let held: Vec<BTreeSet<usize>> = (0..content.definition.principles.len())
        .map(|p| {
            let base = |place: usize| totals[place][p].base();
            held_back(places, base, |place| direct[place][p].base(), settings)
        })
        .collect();
    let all = places.all().iter().enumerate();
    all.map(|(index, place)| {
        let is_held = |p: usize| held[p].contains(&index);
        let points = points(content, &totals[index], place.level, is_held);
        AreaResults {
            code: place.code.clone(),
            level: place.level,
            parent: place.parent.map(|p| places.all()[p].code.clone()),
            names: place.names.clone(),
            overall: overall(&points, &totals[index], place.level),
            points,
        }
    })
    .collect()
}

/// The figures of the groups that are given once for the whole: each role that
/// is not the person's own, in the order of the question, then the experiences
/// from before the wave. Each has a base of its own and no parts.
fn apart(content: &Content, places: &Places, tally: &Tally) -> Vec<GroupResults> {
    let definition = &content.definition;
    let Some(whole) = places.whole().map(|index| &places.all()[index]) else {
        return Vec::new();
    };
    let Ok(area) = AreaId::new(&whole.code) else {
        return Vec::new();
    };
    let nobody = vec![Count::default(); definition.principles.len()];
    let group = |name: &str, counts: &[Count]| GroupResults {
        group: name.to_owned(),
        area: area.clone(),
        points: points(content, counts, whole.level, |_| false),
    };
    let roles = definition.question(definition.counting.role.as_str());
    let roles = roles.into_iter().flat_map(|q| &q.choices);
    let others = roles.filter(|c| c.closing.is_none() && !definition.counting.own.contains(&c.id));
    others
        .map(|c| group(c.id.as_str(), tally.role(&c.id).unwrap_or(&nobody)))
        .chain([group(EARLIER, tally.earlier())])
        .collect()
}

fn points(
    content: &Content,
    counts: &[Count],
    level: Level,
    is_held: impl Fn(usize) -> bool,
) -> Vec<PointResults> {
    let principles = content.definition.principles.iter().zip(counts).enumerate();
    principles
        .map(|(p, (principle, count))| {
            let met = if is_held(p) {
                let reason = Reason::HeldBack;
                Cell::Blank { reason }
            } else {
                cell(count.met, count.base(), level, &content.settings)
            };
            // The mean and the split say no less than the share does, so they
            // are given only beside it, and never for a trust.
            let wide = level != Level::Trust && met.shown().is_some();
            PointResults {
                principle: principle.clone(),
                met,
                mean: wide.then(|| count.mean()).flatten().map(Mean::rounded),
                split: wide
                    .then(|| split(count, level, &content.settings))
                    .flatten(),
            }
        })
        .collect()
}

/// Rule R10: met, partly met and not met together, unless one of them is a
/// small count below national level.
fn split(count: &Count, level: Level, settings: &Settings) -> Option<Split> {
    let counts = [count.met, count.partly, count.not_met];
    let small = counts.iter().any(|c| *c < settings.small_count);
    let share = |part| Share::of(part, count.base());
    (!(small && level.is_below_national())).then(|| Split {
        met: share(count.met),
        partly: share(count.partly),
        not_met: share(count.not_met),
    })
}

/// The plain mean of the unrounded means, rounded half up, if all are published.
fn overall(points: &[PointResults], counts: &[Count], level: Level) -> Option<u8> {
    let all = level != Level::Trust && points.iter().all(|p| p.mean.is_some());
    if !all || points.is_empty() {
        return None;
    }
    let means = counts.iter().filter_map(Count::mean).map(Mean::value);
    let mean = means.sum::<f64>() / points.len() as f64;
    // Means are from 0 to 100, so the cast neither cuts nor wraps.
    Some((mean + 0.5).floor() as u8)
}
