//! What quality checks found, and what difference it makes: DOMAIN C9.

use super::{Count, Places, Said, Sides, Tally};
use crate::Content;
use survey::results::{Quality, Share, WithoutFlagged};
use survey::{Level, PrincipleId};

/// A key figure is given without flagged answers, too, if it would differ by
/// this many percentage points.
const WORTH_SAYING: f64 = 2.0;

/// The counts of the checks, and the key figures without flagged answers.
pub(super) fn quality(content: &Content, places: &Places, tally: &Tally) -> Quality {
    let about = |count| content.settings.about(count);
    let totals = tally.totals(places);
    let whole = places.whole().map(|whole| &totals[whole]);
    let key = whole.into_iter().flatten().zip(tally.flagged());
    let principles = content.definition.principles.iter().zip(key);
    let without = principles
        .filter_map(|(principle, (all, flagged))| without(content, principle, all, flagged));
    Quality {
        empty: about(tally.empty),
        repeated: about(tally.repeated),
        excluded: about(tally.excluded),
        flagged: about(tally.flagged),
        without_flagged: without.collect(),
    }
}

/// The key figure without flagged answers, if it differs enough. Between the
/// two shares the flagged answers can be worked out, so they must be a crowd.
fn without(
    content: &Content,
    principle: &PrincipleId,
    all: &Count,
    flagged: &Count,
) -> Option<WithoutFlagged> {
    let settings = &content.settings;
    let (all, flagged) = (Sides::of(all), Sides::of(flagged));
    let left = all - flagged;
    if Said::of(all, Level::Uk, settings) != Said::Figure || left.people() <= 0 {
        return None;
    }
    let percent = |sides: Sides| 100.0 * sides.met as f64 / sides.people() as f64;
    if (percent(all) - percent(left)).abs() < WORTH_SAYING {
        return None;
    }
    let safe = flagged.is_crowd(settings) && Said::of(left, Level::Uk, settings) == Said::Figure;
    let count = |people: i64| u32::try_from(people).unwrap_or(0);
    Some(WithoutFlagged {
        principle: principle.clone(),
        met: safe.then(|| Share::of(count(left.met), count(left.people()))),
    })
}
