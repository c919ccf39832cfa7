//! That a correction is true of the results that stand beside it.

use crate::content::{Content, Mistakes};
use survey::Date;
use survey::parse::Finding;

/// Calls in corrections of a day to come, and of a release that is not there.
pub(super) fn check(content: &Content, today: Date, mistakes: &mut Mistakes) {
    let people = &content.people;
    let mut add = |finding| mistakes.add(&people.corrections_source, finding);
    for correction in &people.corrections {
        let (wave, date) = (correction.wave.get_ref(), *correction.date.get_ref());
        if date > today {
            let message = format!("{date} is still to come");
            let help = "give the day on which the results were put right";
            add(Finding::new(correction.date.span(), message).help(help));
        }
        let results = content.results.iter().find(|r| r.wave.id == *wave);
        let (Some(results), Some(release)) = (results, &correction.release) else {
            continue;
        };
        if *release.get_ref() > results.release {
            let message = format!(
                "the figures are said to be right from release {}, but `results/{wave}.json` is release {}",
                release.get_ref(),
                results.release
            );
            let help = "put the new file of `desk tabulate` there, or correct `release`";
            add(Finding::new(release.span(), message).help(help));
        }
    }
}
