//! Turns a campaign's content into a static site.
//!
//! The folders are the pipeline:
//!
//! - `content/` reads files into checked values, every mistake with its place;
//! - `model/` puts them together and checks what only shows then;
//! - `render/` draws every page, in memory;
//! - `output/` adds the assets and downloads, checks every link, and writes.
//!
//! Nothing is written unless everything is right: [`build`] either replaces
//! the output folder as a whole or leaves it as it was and returns every
//! mistake at once.
//!
//! `serve/` shows a built site on this machine. It is not part of a build.

mod content;
mod due;
mod model;
mod output;
mod render;
pub mod report;
pub mod serve;

pub use content::Mistakes;
pub use due::{Due, due};

use anyhow::{Context, Result};
use content::Folder;
use model::Site;
use output::{Assets, Tree};
use report::Report;
use std::path::{Path, PathBuf};
use survey::Date;
use survey::parse::Translation;

/// What to build from, and where to.
#[derive(Debug, Clone)]
pub struct Options {
    /// The content folder.
    pub content: PathBuf,
    /// The output folder; replaced as a whole.
    pub out: PathBuf,
    /// The folder of the built form. Needed once the survey is open.
    pub widget: Option<PathBuf>,
    /// In place of `endpoint` in `site.toml`.
    pub endpoint: Option<String>,
    /// In place of `base_url` in `site.toml`.
    pub base_url: Option<String>,
    /// The day of the build: it decides which wave is open.
    pub today: Date,
}

/// What a build made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// How many pages.
    pub pages: usize,
    /// How many files in all.
    pub files: usize,
    /// The wave that can be answered, if the survey is open.
    pub open: Option<String>,
    /// How far each language of the survey is, in words.
    pub languages: Vec<String>,
    /// What an editor should know although nothing is wrong.
    pub notes: Vec<String>,
    /// What stands in files and should be looked at, for a person to read.
    pub warnings: Vec<String>,
    /// The same as data.
    pub report: Report,
}

/// Builds the site.
///
/// # Errors
/// [`Mistakes`], as an error that can be downcast, if there are any in the
/// content or templates; other errors if files cannot be read or written. The
/// output folder is then as it was.
pub fn build(options: &Options) -> Result<Summary> {
    write(options, make(options)?)
}

/// Builds the site if there is nothing to say of it at all: every warning is a mistake.
///
/// # Errors
/// As [`build`].
pub fn build_without_warnings(options: &Options) -> Result<Summary> {
    let (tree, summary, mistakes) = make(options)?;
    if summary.report.warnings() > 0 {
        return Err(mistakes.into());
    }
    write(options, (tree, summary, mistakes))
}

fn write(options: &Options, (tree, summary, _): Made) -> Result<Summary> {
    output::write(&tree, &options.out).context("the site could not be written")?;
    Ok(summary)
}

/// Does everything that [`build`] does, but writes nothing.
///
/// # Errors
/// As [`build`].
pub fn check(options: &Options) -> Result<Summary> {
    make(options).map(|(_, summary, _)| summary)
}

/// The site in memory, and what is to be said of it.
type Made = (Tree, Summary, Mistakes);

fn make(options: &Options) -> Result<Made> {
    let mut mistakes = Mistakes::default();
    let folder = Folder::open(&options.content)?;
    let Some(content) = content::read(&folder, &mut mistakes)? else {
        return Err(mistakes.into());
    };
    let mut site = Site::assemble(content, options, &mut mistakes);
    let mut tree = Tree::default();
    output::pictures(&mut site, &mut tree, &mut mistakes);
    let assets = Assets::add(&site, options.widget.as_deref(), &mut tree, &mut mistakes);
    // Pages drawn from content with holes would only repeat its mistakes.
    if mistakes.is_empty() {
        render::site(&site, &assets, &mut tree, &mut mistakes);
    }
    if mistakes.is_empty() {
        output::downloads(&site, &mut tree);
        output::oembed(&site, &mut tree);
        output::check_links(&site, &tree, &mut mistakes);
    }
    if !mistakes.is_empty() {
        return Err(mistakes.into());
    }
    let headers = output::headers(&site, &assets, &tree);
    tree.add("_headers", headers.into_bytes());
    let summary = Summary {
        pages: tree.pages().count(),
        files: tree.iter().count(),
        open: site.invitation.as_ref().map(|i| i.wave.id.to_string()),
        languages: site.parity(),
        notes: site.notes(),
        warnings: mistakes.render_warnings(false),
        report: mistakes.report(),
    };
    Ok((tree, summary, mistakes))
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
