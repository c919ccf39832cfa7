//! `corrections.toml`: what was wrong in results that were published, and what
//! is right. An entry stays for good.

use super::Reading;
use serde::Deserialize;
use survey::parse::{self, Campaign, Finding, nearest};
use survey::{Date, WaveId};
use toml::Spanned;

/// A correction of published results.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Correction {
    /// The wave whose results were wrong.
    pub(crate) wave: Spanned<WaveId>,
    /// The day on which they were put right.
    pub(crate) date: Spanned<Date>,
    /// What it is about, in a few words.
    pub(crate) title: String,
    /// What the site said before.
    pub(crate) was: String,
    /// What it says now.
    pub(crate) now: String,
    /// How the mistake came about.
    pub(crate) why: String,
    /// The first release of the results that is right, if they had to be made again.
    pub(crate) release: Option<Spanned<u32>>,
    /// Whether it never happened, and only shows how the list will look.
    pub(crate) example: Option<Spanned<bool>>,
}

impl Correction {
    /// Where it says that it is an example.
    pub(crate) fn example(&self) -> Option<&Spanned<bool>> {
        self.example.as_ref().filter(|example| *example.get_ref())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    correction: Vec<Correction>,
}

/// Reads the corrections, the newest first.
pub(super) fn read(mut file: Reading<'_>, survey: &Campaign) -> Vec<Correction> {
    let text = parse::toml::<File>(&file.source.text);
    let Some(File {
        correction: mut all,
    }) = file.mistakes.take(file.source, text)
    else {
        return Vec::new();
    };
    for correction in &all {
        of_a_wave(correction, survey, &mut file);
        told(correction, &mut file);
        if let Some(release) = correction.release.as_ref().filter(|r| *r.get_ref() < 2) {
            let message = "the first release corrects nothing";
            let help = "name the release in which the figures were right, or take `release` out";
            file.add(Finding::new(release.span(), message).help(help));
        }
        file.real(&correction.title, correction.example());
    }
    all.sort_by_key(|correction| std::cmp::Reverse(*correction.date.get_ref()));
    all
}

/// That the wave is one of ours, and that its results were not corrected before
/// anyone could answer.
fn of_a_wave(correction: &Correction, survey: &Campaign, file: &mut Reading<'_>) {
    let (name, date) = (correction.wave.get_ref(), *correction.date.get_ref());
    let Some(wave) = survey.wave(name.as_str()) else {
        let message = format!("the survey has no wave `{name}`");
        let waves = survey.waves.iter().map(|wave| wave.id.as_str());
        let help = match nearest(name.as_str(), waves) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name one of survey/waves.toml".to_owned(),
        };
        let finding = Finding::new(correction.wave.span(), message).code("unknown-name");
        return file.add(finding.help(help));
    };
    if date < wave.opens {
        let message = format!("this is before wave `{name}` opened, on {}", wave.opens);
        let help = "give the day on which the results were put right";
        file.add(Finding::new(correction.date.span(), message).help(help));
    }
}

/// That a reader learns what changed and why.
fn told(correction: &Correction, file: &mut Reading<'_>) {
    let texts = [
        ("title", &correction.title),
        ("was", &correction.was),
        ("now", &correction.now),
        ("why", &correction.why),
    ];
    for (key, text) in texts {
        if text.trim().is_empty() {
            let finding = Finding::new(correction.date.span(), format!("`{key}` is empty"));
            file.add(finding.help("say it in a sentence that somebody new can follow"));
        }
    }
}
