//! Where to go and what others say: how to complain, who offers support, which
//! standards ask for the same, how the campaign came about, and what it corrected.

mod complaints;
mod corrections;
mod directory;
mod guidance;
mod history;

pub(crate) use complaints::{Helper, Route};
pub(crate) use corrections::Correction;
pub(crate) use directory::{How, Kind as DirectoryKind, Offer};
pub(crate) use guidance::Standard;
pub(crate) use history::{Event, Exact, When};

use super::{Folder, Mistakes, Source, State};
use anyhow::Result;
use survey::parse::{Campaign, Finding};
use toml::Spanned;

/// The five files, each of which a campaign may leave out.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// `complaints.toml`, in the order of the nations.
    pub(crate) complaints: Vec<Route>,
    /// `directory.toml`.
    pub(crate) directory: Vec<Offer>,
    /// `guidance.toml`.
    pub(crate) guidance: Vec<Standard>,
    /// `history.toml`, the earliest first.
    pub(crate) history: Vec<Event>,
    /// `corrections.toml`, the newest first.
    pub(crate) corrections: Vec<Correction>,
    /// The file itself, for mistakes found later.
    pub(crate) corrections_source: Source,
}

/// The files, one after another.
struct Files<'a> {
    folder: &'a Folder,
    sample: bool,
    mistakes: &'a mut Mistakes,
}

impl Files<'_> {
    /// Nothing, if there is no such file.
    fn read<T: Default>(&mut self, path: &str, read: impl FnOnce(Reading<'_>) -> T) -> Result<T> {
        let Some(source) = self.folder.optional(path)? else {
            return Ok(T::default());
        };
        Ok(read(Reading {
            source: &source,
            sample: self.sample,
            mistakes: self.mistakes,
        }))
    }
}

/// What every reader is given.
struct Reading<'a> {
    source: &'a Source,
    /// Whether the campaign is a demonstration.
    sample: bool,
    mistakes: &'a mut Mistakes,
}

impl People {
    /// Reads those of the files that are there.
    ///
    /// # Errors
    /// If a file cannot be read at all.
    pub(crate) fn read(
        folder: &Folder,
        survey: &Campaign,
        sample: bool,
        mistakes: &mut Mistakes,
    ) -> Result<Self> {
        let mut files = Files {
            folder,
            sample,
            mistakes,
        };
        let mut source = Source::default();
        Ok(Self {
            complaints: files.read("complaints.toml", complaints::read)?,
            directory: files.read("directory.toml", directory::read)?,
            guidance: files.read("guidance.toml", |file| {
                guidance::read(file, &survey.definition)
            })?,
            history: files.read("history.toml", history::read)?,
            corrections: files.read("corrections.toml", |file| {
                source = file.source.clone();
                corrections::read(file, survey)
            })?,
            corrections_source: source,
        })
    }

    /// How many entries must still be checked before a real launch.
    pub(crate) fn unchecked(&self) -> usize {
        let states = self.complaints.iter().map(|route| &route.state);
        let states = states.chain(self.directory.iter().map(|offer| &offer.state));
        let states = states.chain(self.guidance.iter().map(|standard| &standard.state));
        states
            .filter(|state| *state.get_ref() == State::CheckBeforeLaunch)
            .count()
    }
}

impl Reading<'_> {
    fn add(&mut self, finding: Finding) {
        self.mistakes.add(self.source, finding);
    }

    /// A real campaign sends nobody where it has not looked.
    fn checked(&mut self, what: &str, state: &Spanned<State>) {
        if !self.sample && *state.get_ref() == State::CheckBeforeLaunch {
            let message = format!("{what} has not been checked");
            let help = "look it up where it comes from, correct what has changed, then write `state = \"checked\"`";
            self.add(Finding::new(state.span(), message).help(help));
        }
    }

    /// A real campaign shows nothing that never happened; `example` is where that is said.
    fn real(&mut self, title: &str, example: Option<&Spanned<bool>>) {
        if let Some(example) = example.filter(|_| !self.sample) {
            let message = format!("`{title}` is written as an example");
            let help = "take it out, or write `sample = true` in site.toml";
            self.add(Finding::new(example.span(), message).help(help));
        }
    }

    /// A list that must not be empty.
    fn some<T>(&mut self, what: &str, list: &Spanned<Vec<T>>) {
        if list.get_ref().is_empty() {
            let finding = Finding::new(list.span(), format!("`{what}` is empty"));
            self.add(finding.help("name at least one, or take the entry out"));
        }
    }
}
