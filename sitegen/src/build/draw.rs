//! Makes the files of a site side by side, and keeps those that are as they were.

use super::found::Found;
use super::links::{self, Addresses};
use super::memory::{Drawn, Memory, Output};
use super::plan::{Own, Planned};
use super::shared::{Mask, Readings, Shared};
use super::stage::Stage;
use super::{LOT, Seen, Stamp};
use crate::output::Head;
use crate::render::env::Engine;
use crate::report::Diagnostic;
use rayon::prelude::*;
use std::fs;
use std::sync::Arc;

/// A file of the site, as this build has it.
pub(super) struct Made {
    pub(super) path: String,
    pub(super) output: Output,
    /// Whether its bytes are ready to be moved.
    pub(super) staged: bool,
    /// What was seen on it, if it is a page that was looked at.
    pub(super) page: Option<links::Page>,
}

/// Why a page could not be made.
pub(super) enum Problem {
    /// The template's, with the page.
    Template(Box<Diagnostic>),
    /// Anything else, most often the file system's.
    Other(anyhow::Error),
}

impl Problem {
    /// As an error that ends the build.
    pub(super) fn into_error(self) -> anyhow::Error {
        match self {
            Self::Other(error) => error,
            Self::Template(problem) => anyhow::Error::msg(problem.message),
        }
    }
}

/// What a build makes files with.
pub(super) struct Workshop<'a> {
    pub(super) engine: &'a Engine,
    pub(super) memory: &'a Memory,
    pub(super) stage: &'a Stage,
    /// Whether pages are to be found.
    pub(super) search: bool,
    /// Whether the bits of masks mean what they meant.
    pub(super) same_names: bool,
}

impl Workshop<'_> {
    /// Makes every page of the plan. What a page is given is made for it, and gone
    /// when it is drawn: together that would be larger than all the pages.
    pub(super) fn pages(
        &self,
        shared: &Arc<Shared>,
        pages: &[Planned],
        owns: Vec<Own<'_>>,
        addresses: &Addresses<'_>,
    ) -> Vec<Result<Made, Problem>> {
        let pages = pages.par_iter().zip(owns).with_max_len(LOT);
        pages
            .map_init(Vec::new, |drawn, (page, own)| {
                self.page(shared, page, own, addresses, drawn)
            })
            .collect()
    }

    fn page(
        &self,
        shared: &Arc<Shared>,
        page: &Planned,
        own: Own<'_>,
        addresses: &Addresses<'_>,
        html: &mut Vec<u8>,
    ) -> Result<Made, Problem> {
        let before = self.memory.outputs.get(&page.path);
        let stamp = own.stamp;
        let from = |read| self.from(shared, page, stamp, read);
        if let Some(output) = before.filter(|output| self.can_stay(page, output, from)) {
            return Ok(Made {
                path: page.path.clone(),
                output: output.clone(),
                staged: false,
                page: None,
            });
        }
        let readings = Readings::new(shared, own.into_values());
        let drawn = self.engine.draw(&page.template, &readings, html);
        drawn.map_err(|problem| {
            let page = format!("`{}` (drawn by `{}`)", page.url, page.template);
            Problem::Template(Box::new(problem.on(page)))
        })?;
        // Templates write text only.
        let html = str::from_utf8(html).map_err(|error| Problem::Other(error.into()))?;
        let looked = addresses.look(&page.url, html);
        let read = readings.read();
        let drawn = Drawn {
            read,
            from: from(read),
            ids: looked.ids.clone(),
            pictures: looked.pictures.clone(),
            head: Head::read(html),
            found: match self.search {
                true => Found::of(&page.url, html),
                false => None,
            },
        };
        let mut made = self.file(&page.path, html.as_bytes(), Some(Arc::new(drawn)))?;
        made.page = Some(looked);
        Ok(made)
    }

    /// Whether a page would come out as it did, and still lies where it was put.
    fn can_stay(&self, page: &Planned, output: &Output, from: impl Fn(Mask) -> Stamp) -> bool {
        let Some(drawn) = output.drawn.as_ref().filter(|_| self.same_names) else {
            return false;
        };
        drawn.from == from(drawn.read) && self.is_there(&page.path, output)
    }

    /// The stamp of all that a page is drawn from, if it reads this much.
    fn from(&self, shared: &Shared, page: &Planned, own: Stamp, read: Mask) -> Stamp {
        Stamp::of_all([self.engine.stamp(&page.template), own, shared.stamp(read)])
    }

    /// Puts a file away, unless the same bytes are there.
    pub(super) fn file(
        &self,
        path: &str,
        bytes: &[u8],
        drawn: Option<Arc<Drawn>>,
    ) -> Result<Made, Problem> {
        let stamp = Stamp::of(bytes);
        let before = self.memory.outputs.get(path);
        let same = before.filter(|output| output.stamp == stamp && self.is_there(path, output));
        let seen = match same {
            Some(output) => output.seen,
            None => self.stage.put(path, bytes).map_err(Problem::Other)?,
        };
        Ok(Made {
            path: path.to_owned(),
            output: Output {
                stamp,
                size: bytes.len(),
                seen,
                linked: true,
                drawn,
            },
            staged: same.is_none(),
            page: None,
        })
    }

    /// A file of the last build, if it lies as it was written.
    pub(super) fn kept(&self, path: &str) -> Option<Made> {
        let output = self.memory.outputs.get(path)?;
        self.is_there(path, output).then(|| Made {
            path: path.to_owned(),
            output: output.clone(),
            staged: false,
            page: None,
        })
    }

    /// Whether a file lies as it was written.
    fn is_there(&self, path: &str, output: &Output) -> bool {
        output.seen.is_some() && self.seen(path) == output.seen
    }

    fn seen(&self, path: &str) -> Option<Seen> {
        let metadata = fs::metadata(self.stage.out().join(path)).ok()?;
        Some(Seen::of(&metadata))
    }
}
