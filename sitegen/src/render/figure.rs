//! A figure as a sentence says it.

use super::words::{in_ten, upper_first};
use crate::content::figure::{Form, Whole};
use survey::results::{
    Cell, Change, Estimate, PointResults, Results, Side, change, describe, estimate, number, share,
};

/// The words for a figure of a point.
///
/// # Errors
/// Why nothing may be said.
pub(crate) fn point(
    form: Form,
    figure: &PointResults,
    results: &Results,
) -> Result<String, String> {
    let why = || describe(&figure.met, &results.settings);
    let shown = figure.met.shown();
    let of_shown = |words: fn(&Estimate) -> String| shown.map(words).ok_or_else(why);
    match form {
        Form::Met => met(&figure.met, results).ok_or_else(why),
        Form::People => of_shown(|f| in_ten(f.percent)),
        Form::Percent => of_shown(|f| share(f.percent)),
        Form::Range => of_shown(|f| format!("{}% to {}%", f.lower, f.upper)),
        Form::Base => of_shown(|f| format!("about {} people", number(f.about))),
        Form::Full => of_shown(estimate),
        Form::Change => changed(figure, results).map_err(|none| none.unwrap_or_else(why)),
        Form::Mean => figure
            .mean
            .map(|mean| format!("{mean} of 100"))
            .ok_or_else(why),
        Form::Partly => figure
            .split
            .map(|split| share(split.partly))
            .ok_or_else(why),
        Form::NotMet => figure
            .split
            .map(|split| share(split.not_met))
            .ok_or_else(why),
    }
}

/// People first, the percentage after (DOMAIN E3). A small count is told as the
/// rules have it.
fn met(cell: &Cell, results: &Results) -> Option<String> {
    let small = results.settings.small_count;
    match cell {
        Cell::Shown(figure) => {
            let (people, percent) = (in_ten(figure.percent), share(figure.percent));
            Some(format!("{people} who answered ({percent})"))
        }
        Cell::SmallCount { side, about } => {
            let but = match side {
                Side::Few => "fewer than",
                Side::AllButFew => "all but fewer than",
            };
            let about = number(*about);
            Some(format!(
                "{but} {small} of about {about} people who answered"
            ))
        }
        Cell::Blank { .. } => None,
    }
}

/// The change since the earlier wave, or why there is none to tell.
fn changed(figure: &PointResults, results: &Results) -> Result<String, Option<String>> {
    let earlier = results.earlier.as_ref();
    let (Some(earlier), Some(it)) = (earlier, &figure.change) else {
        let given = figure.met.shown().is_some();
        return Err(given.then(|| "there is no earlier figure to compare it with".to_owned()));
    };
    match it {
        Change::Measured { .. } => Ok(change(it, earlier)),
        Change::NotCompared { .. } => Err(Some(change(it, earlier))),
    }
}

/// The words for a wave as a whole.
pub(crate) fn whole(what: Whole, results: &Results) -> String {
    match what {
        Whole::Answers => format!("{} people", number(results.totals.responses)),
        Whole::Counted => format!("{} people", number(results.totals.counted)),
        Whole::Name => results.wave.id.to_string(),
    }
}

/// At the start of a sentence, if it stands there.
pub(crate) fn begun(words: String, capital: bool) -> String {
    if capital { upper_first(&words) } else { words }
}
