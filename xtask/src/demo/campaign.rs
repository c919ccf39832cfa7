//! The demonstration's own copy of the campaign's content.

use super::keys::WaveKey;
use super::state::{Ports, State};
use crate::files::{Draft, copy_folder, make_folder, read, write};
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::{Path, PathBuf};
use survey::parse::Finding;
use survey::{Wave, WaveId};

/// The content that the programs are given.
#[derive(Debug)]
pub(super) struct Campaign {
    /// The copy.
    pub(super) content: PathBuf,
    /// The waves, in order.
    pub(super) waves: Vec<Wave>,
    /// The key of each wave, in the same order.
    pub(super) keys: Vec<WaveKey>,
}

/// The waves of a content folder.
///
/// # Errors
/// If the file is not there or has mistakes.
pub(super) fn waves(content: &Path) -> Result<Vec<Wave>> {
    let file = content.join("survey/waves.toml");
    survey::parse::waves(&read(&file)?).map_err(|findings| mistakes(&file, &findings))
}

/// An error of what was found wrong in a file.
pub(super) fn mistakes(file: &Path, findings: &[Finding]) -> anyhow::Error {
    anyhow!("{} has mistakes: {findings:?}", file.display())
}

impl Campaign {
    /// Copies the content and adds the demonstration's keys, the results of an
    /// earlier run, and the partner's address.
    ///
    /// # Errors
    /// Says which file is missing or could not be written.
    pub(super) fn assemble(
        from: &Path,
        state: &State,
        waves: Vec<Wave>,
        keys: Vec<WaveKey>,
        ports: Ports,
    ) -> Result<Self> {
        let content = state.path("content");
        let draft = Draft::of(&content)?;
        copy_folder(from, draft.path())?;
        for (wave, key) in waves.iter().zip(&keys) {
            let file = draft.path().join(format!("survey/keys/{}.toml", wave.id));
            make_folder(file.parent().unwrap_or(draft.path()))?;
            fs::copy(&key.public, &file)
                .with_context(|| format!("cannot write {}", file.display()))?;
        }
        let results = draft.path().join("results");
        make_folder(&results)?;
        for wave in &waves {
            let earlier = content.join("results").join(format!("{}.json", wave.id));
            if earlier.is_file() {
                fs::copy(&earlier, results.join(format!("{}.json", wave.id)))?;
            }
        }
        let settings = draft.path().join("site.toml");
        let changed =
            with_partner(&read(&settings)?, &ports.partner_origin()).with_context(|| {
                format!("cannot let the pretend partner in: {}", settings.display())
            })?;
        write(&settings, changed.as_bytes())?;
        draft.finish()?;
        Ok(Self {
            content,
            waves,
            keys,
        })
    }

    /// Where the results of a wave go.
    pub(super) fn results(&self, wave: &WaveId) -> PathBuf {
        self.content.join("results").join(format!("{wave}.json"))
    }

    /// The day that the site is built for: the first of the last wave, so that
    /// the survey is open whenever the demonstration is run.
    pub(super) fn day(&self) -> Option<String> {
        self.waves
            .iter()
            .map(|wave| wave.opens)
            .max()
            .map(|day| day.to_string())
    }

    /// The waves with their keys.
    pub(super) fn waves_and_keys(&self) -> impl Iterator<Item = (&Wave, &WaveKey)> {
        self.waves.iter().zip(&self.keys)
    }
}

/// `site.toml` with one origin, the partner's, in `[embedding]`.
fn with_partner(settings: &str, origin: &str) -> Result<String> {
    let line = format!("allowed = [\"{origin}\"]");
    let mut section = "";
    let mut changed = String::new();
    let mut found = false;
    for old in settings.lines() {
        if old.starts_with('[') {
            section = old.trim();
        }
        let is_it = section == "[embedding]" && old.starts_with("allowed");
        found |= is_it;
        changed.push_str(if is_it { &line } else { old });
        changed.push('\n');
    }
    if found {
        Ok(changed)
    } else {
        Err(anyhow!("there is no line `allowed = […]` in `[embedding]`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_partner_takes_the_place_of_the_allowed_origins() {
        let settings =
            "[other]\nallowed = 1\n\n[embedding]\n# who\nallowed = [\"https://a.example\"]\n";
        let changed = with_partner(settings, "http://localhost:1").unwrap();
        assert_eq!(
            changed,
            "[other]\nallowed = 1\n\n[embedding]\n# who\nallowed = [\"http://localhost:1\"]\n"
        );
        assert!(with_partner("[other]\nallowed = 1\n", "x").is_err());
    }

    #[test]
    fn the_demonstration_has_two_waves() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let waves = waves(&content).unwrap();
        assert!(waves.len() >= 2, "{waves:?}");
    }
}
