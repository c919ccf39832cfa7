//! What was wrong in published results.

use crate::content::{Content, Correction};
use crate::render::words;
use serde::Serialize;
use survey::WaveId;
use survey::results::release_name;

/// A correction of published results.
#[derive(Debug, Serialize)]
pub(crate) struct CorrectionView<'a> {
    wave: &'a WaveId,
    /// The wave's page, if its results are on the site.
    url: Option<String>,
    /// For machines.
    datetime: String,
    /// "6 November 2024".
    date: String,
    title: &'a str,
    was: &'a str,
    now: &'a str,
    why: &'a str,
    /// "the second release".
    release: Option<String>,
    example: bool,
}

/// All corrections, the newest first.
pub(crate) fn corrections(content: &Content) -> Vec<CorrectionView<'_>> {
    let all = content.people.corrections.iter();
    all.map(|one| CorrectionView::of(one, content)).collect()
}

/// Those of one wave, the newest first.
pub(crate) fn corrections_of<'a>(content: &'a Content, wave: &WaveId) -> Vec<CorrectionView<'a>> {
    let all = content.people.corrections.iter();
    all.filter(|one| one.wave.get_ref() == wave)
        .map(|one| CorrectionView::of(one, content))
        .collect()
}

impl<'a> CorrectionView<'a> {
    fn of(correction: &'a Correction, content: &Content) -> Self {
        let wave = correction.wave.get_ref();
        let released = content.results.iter().any(|r| r.wave.id == *wave);
        let release = correction.release.as_ref();
        Self {
            wave,
            url: released.then(|| format!("/results/{wave}/")),
            datetime: correction.date.get_ref().to_string(),
            date: words::date(*correction.date.get_ref()),
            title: &correction.title,
            was: &correction.was,
            now: &correction.now,
            why: &correction.why,
            release: release.map(|release| release_name(*release.get_ref())),
            example: correction.example().is_some(),
        }
    }

    /// The day, and what was wrong and is right, for machines.
    pub(crate) fn told(&self) -> (&str, String) {
        let example = match self.example {
            true => format!(" ({})", super::EXAMPLE),
            false => String::new(),
        };
        let told = format!(
            "{}{example}. Before: {} Now: {} Why: {}",
            self.title, self.was, self.now, self.why
        );
        (&self.datetime, told)
    }
}
