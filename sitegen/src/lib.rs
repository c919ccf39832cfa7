//! Turns a campaign's content into a static site.
//!
//! The folders are the pipeline:
//!
//! - `content/` reads files into checked values, every mistake with its place;
//! - `model/` puts them together and checks what only shows then;
//! - `render/` plans every page: its template, and what it is given;
//! - `share/` draws the pictures that are shown where pages are shared;
//! - `output/` makes the assets, the downloads and what a server must say;
//! - `build/` draws what has changed, checks every link, and writes.
//!
//! Nothing is written unless everything is right: [`build`](fn@build) either brings
//! the output folder up to date or leaves it as it was and returns every mistake
//! at once.
//!
//! `serve/` shows a built site on this machine, and `hosts/` configures servers for
//! one. They are not part of a build.

mod build;
mod content;
pub mod hosts;
mod model;
mod output;
mod render;
pub mod report;
pub mod search;
pub mod serve;
mod share;

pub use content::{Mistakes, Moment, Standing};
pub use model::reviews::{Due, DueKind};
pub use model::{Early, Waiting, trial_key};

use anyhow::Result;
use content::Folder;
use report::Report;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use survey::Date;
use survey::parse::Translation;

/// What to build from, and where to.
#[derive(Debug, Clone)]
pub struct Options {
    /// The content folder.
    pub content: PathBuf,
    /// The output folder: brought up to date, what is no longer wanted removed.
    pub out: PathBuf,
    /// The folder of the built form. Needed once the survey is open.
    pub widget: Option<PathBuf>,
    /// In place of `endpoint` in `site.toml`.
    pub endpoint: Option<String>,
    /// In place of `base_url` in `site.toml`.
    pub base_url: Option<String>,
    /// The day of the build: it decides which wave is open.
    pub today: Date,
    /// The minute of the build, which decides what news is out; the end of the
    /// day if it is not given.
    pub now: Option<Moment>,
    /// Whether to add compressed copies of every text file.
    pub compress: bool,
    /// Whether to show what is not published yet, for its writers: drafts, news and
    /// results before their time. A site that is published is never built so.
    pub preview: bool,
    /// Whether the survey can be tried out: it is open, whatever the day, and its
    /// answers are sealed with [`trial_key`], to which there is no private half.
    pub trial: bool,
}

impl Options {
    /// The minute of the build.
    pub(crate) fn minute(&self) -> Moment {
        self.now.unwrap_or(Moment::end_of(self.today))
    }
}

/// What a build made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// How many pages.
    pub pages: usize,
    /// How many files in all.
    pub files: usize,
    /// How many files had to be written.
    pub written: usize,
    /// Which, by their paths.
    pub changed: Vec<String>,
    /// How many files are no longer wanted and were removed.
    pub removed: usize,
    /// The wave that can be answered, if the survey is open.
    pub open: Option<String>,
    /// How far each language of the survey is, in words.
    pub languages: Vec<String>,
    /// What an editor should know although nothing is wrong.
    pub notes: Vec<String>,
    /// What happens by itself once the site is built again, the soonest first.
    #[serde(skip)]
    pub waiting: Vec<Waiting>,
    /// The files that were left out because they are drafts; shown, in a preview.
    pub drafts: Vec<String>,
    /// What is shown although it is not published yet: only in a preview.
    pub early: Vec<Early>,
    /// What stands in files and should be looked at, for a person to read.
    pub warnings: Vec<String>,
    /// The same as data.
    #[serde(skip)]
    pub report: Report,
}

impl Summary {
    /// The addresses of the pages that had to be written.
    pub fn changed_pages(&self) -> impl Iterator<Item = String> {
        // What was written comes before what was removed.
        let written = self.changed.iter().take(self.written);
        let pages = written.filter(|path| path.ends_with(".html"));
        pages.map(|path| build::address_of(path))
    }
}

/// Builds the site.
///
/// # Errors
/// [`Mistakes`], as an error that can be downcast, if there are any in the
/// content or templates; other errors if files cannot be read or written. The
/// output folder is then as it was.
pub fn build(options: &Options) -> Result<Summary> {
    build::apart(&options.content, &options.out)?;
    build::build(options, false)
}

/// Builds the site if there is nothing to say of it at all: every warning is a mistake.
///
/// # Errors
/// As [`build`](fn@build).
pub fn build_without_warnings(options: &Options) -> Result<Summary> {
    build::apart(&options.content, &options.out)?;
    build::build(options, true)
}

/// Does everything that [`build`](fn@build) does, but writes nothing.
///
/// # Errors
/// As [`build`](fn@build).
pub fn check(options: &Options) -> Result<Summary> {
    build::check(options)
}

/// Everything in a content folder that somebody must look at again, what comes
/// first first: facts, pages about health, helplines and notices.
///
/// # Errors
/// [`Mistakes`], as an error that can be downcast, if files cannot be
/// understood, for then the list would have holes; other errors if they cannot
/// be read. What is overdue is in the list, and no error.
pub fn due(options: &Options) -> Result<Vec<Due>> {
    let mut mistakes = Mistakes::default();
    let folder = Folder::open(&options.content)?;
    let content = content::read_anew(&folder, &mut mistakes)?;
    match content {
        Some(content) if mistakes.is_empty() => Ok(model::reviews::due(&content, options.today)),
        _ => Err(mistakes.into()),
    }
}

/// The survey's languages in a content folder, each with the state of its texts.
///
/// # Errors
/// [`Mistakes`], as an error that can be downcast, if there are any in the
/// survey; other errors if files cannot be read.
pub fn translations(content: &Path) -> Result<Vec<Translation>> {
    let folder = Folder::open(content)?;
    let mut mistakes = Mistakes::default();
    match survey::parse::folder(|path| folder.text(path)) {
        Ok(survey) => Ok(survey.translations),
        Err(reports) => {
            reports.into_iter().for_each(|report| mistakes.file(report));
            Err(mistakes.into())
        }
    }
}
