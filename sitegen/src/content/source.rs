//! The content folder, read file by file.

use crate::build::Seen;
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One file of the content folder.
#[derive(Debug, Clone, Default)]
pub(crate) struct Source {
    /// Its path within the folder, with forward slashes.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

impl Source {
    /// The file's name without folder and extension.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.split_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// The content folder.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Opens the folder.
    ///
    /// # Errors
    /// If there is no folder at `root`.
    pub(crate) fn open(root: &Path) -> Result<Self> {
        if !root.is_dir() {
            anyhow::bail!(
                "there is no content folder at {}: go to the folder that holds it, or name it by `--content`; \
                 `sitegen new campaign` begins a new one",
                root.display()
            );
        }
        Ok(Self {
            root: root.to_owned(),
        })
    }

    /// Every file in a folder with this extension, in order of name, and what the
    /// file system says of it; none if there is no such folder.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub(crate) fn list(&self, folder: &str, extension: &str) -> Result<Vec<(String, Seen)>> {
        let names = self.names(folder, extension)?;
        names
            .into_par_iter()
            .map(|path| {
                let metadata = fs::metadata(self.root.join(&path))
                    .with_context(|| format!("cannot read `{path}`"))?;
                Ok((path, Seen::of(&metadata)))
            })
            .collect()
    }

    /// The same, out of a look at all files in order of path.
    pub(crate) fn list_of(
        &self,
        all: &[(String, Seen)],
        folder: &str,
        extension: &str,
    ) -> Vec<(String, Seen)> {
        let start = self.root.join(folder).join("");
        let start = start.to_string_lossy();
        let first = all.partition_point(|(path, _)| **path < *start);
        let within = all[first..].iter();
        let within = within.map_while(|(path, seen)| Some((path.strip_prefix(&*start)?, *seen)));
        within
            .filter(|(name, _)| Path::new(name).parent() == Some(Path::new("")))
            .filter(|(name, _)| is_wanted(name, extension))
            .map(|(name, seen)| (format!("{folder}/{name}"), seen))
            .collect()
    }

    fn names(&self, folder: &str, extension: &str) -> Result<Vec<String>> {
        let entries = match fs::read_dir(self.root.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error).with_context(|| format!("cannot read `{folder}`")),
        };
        let mut names = Vec::new();
        for entry in entries {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if is_wanted(&name, extension) {
                names.push(format!("{folder}/{name}"));
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    /// Where a path within the folder is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The text of a file, or `None` if there is no such file.
    ///
    /// # Errors
    /// As the file system does, and if the file is not UTF-8.
    pub(crate) fn text(&self, path: &str) -> io::Result<Option<String>> {
        match fs::read_to_string(self.root.join(path)) {
            Ok(text) => Ok(Some(without_mark(text))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                let what = "it is not text in UTF-8: save it again with that encoding";
                Err(io::Error::new(error.kind(), what))
            }
            Err(error) => Err(error),
        }
    }

    /// A file that need not be there.
    ///
    /// # Errors
    /// As [`Self::text`], with the file's path.
    pub(crate) fn optional(&self, path: &str) -> Result<Option<Source>> {
        let text = self.text(path);
        let text = text.with_context(|| format!("cannot read `{path}`"))?;
        let path = path.to_owned();
        Ok(text.map(|text| Source { path, text }))
    }

    /// A file that its folder names.
    ///
    /// # Errors
    /// As [`Self::optional`], and if it is not there after all.
    pub(crate) fn source(&self, path: &str) -> Result<Source> {
        let source = self.optional(path)?;
        source.with_context(|| format!("cannot read `{path}`: it is gone, or a link to nowhere"))
    }

    /// The names of the folders in a folder, in order.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub(crate) fn folders(&self, folder: &str) -> Result<Vec<String>> {
        let mut names = Vec::new();
        let entries = match fs::read_dir(self.root.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(names),
            Err(error) => return Err(error).with_context(|| format!("cannot read `{folder}`")),
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.starts_with('.') && entry.path().is_dir() {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// Every file in a folder with this extension, in order of name; none if
    /// there is no such folder.
    ///
    /// # Errors
    /// If the folder or one of the files cannot be read.
    pub(crate) fn files(&self, folder: &str, extension: &str) -> Result<Vec<Source>> {
        let mut sources = Vec::new();
        for path in self.names(folder, extension)? {
            sources.push(self.source(&path)?);
        }
        Ok(sources)
    }
}

/// Whether a file of this name is one of those with the extension, and not hidden.
fn is_wanted(name: &str, extension: &str) -> bool {
    !name.starts_with('.') && Path::new(name).extension() == Some(extension.as_ref())
}

/// A text without the mark that some editors of text put before it.
fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}
