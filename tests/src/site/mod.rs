//! The demonstration's site as its readers have it: everything built, the survey
//! open, sample results in place, and compressed as a real host sends it.
//!
//! What is asked of its pages is asked of every page: they are found by walking
//! the built folder, so a new kind of page is looked at without being named.

mod covering;
mod packed;
mod page;

pub use covering::covering;
pub use packed::packed;
pub use page::Page;

use crate::built;
use crate::chain::serve;
use crate::files::copy;
use crate::port::free_port;
use crate::process::{Server, run};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use survey::PublicKey;
use survey::results::RESULTS_FORMAT;
use tempfile::TempDir;

/// The day on which the site is built: the survey is open, and nothing in the
/// content has fallen due.
const TODAY: &str = "2026-11-22";
/// The wave that is open on it.
const WAVE: &str = "2026";
/// A key that nobody has the other half of; nothing is sent to it.
const KEY: &str = "0900000000000000000000000000000000000000000000000000000000000000";
/// Results to show where the content has none: two waves, with changes between.
const RESULTS: &str = "sitegen/tests/sites/releases/results";
/// Shares of answers for the open wave, which those results do not have: made up,
/// so that their drawings, too, are looked at.
const ANSWERS: &str = include_str!("answers.json");

/// The built site, served with its own headers.
#[derive(Debug)]
pub struct Site {
    folder: TempDir,
    origin: String,
    pages: Vec<Page>,
    signposts: Vec<Page>,
    _server: Server,
}

impl Site {
    /// Builds the site with its compressed copies, and serves it.
    ///
    /// # Errors
    /// If the generator refuses the content, with what it said.
    pub fn start() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let content = folder.path().join("content");
        lay_out(&content).context("laying out the content")?;
        let port = free_port()?;
        let origin = format!("http://127.0.0.1:{port}");
        let dist = folder.path().join("dist");
        build(&content, &dist, &origin).context("building the site")?;
        let all = page::all(&dist)?;
        let (signposts, pages): (Vec<_>, Vec<_>) = all.into_iter().partition(Page::sends_on);
        ensure!(!pages.is_empty(), "the site has no page");
        Ok(Self {
            _server: serve(&dist, port)?,
            folder,
            origin,
            pages,
            signposts,
        })
    }

    /// Every page that people read, in the order of their addresses.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The addresses of those and of all that only send their readers on.
    pub fn addresses(&self) -> Vec<String> {
        let all = self.pages.iter().chain(&self.signposts);
        all.map(|page| self.address(page)).collect()
    }

    /// Where a page is.
    pub fn address(&self, page: &Page) -> String {
        format!("{}{}", self.origin, page.path)
    }

    /// The path of an address of this site.
    pub fn path<'a>(&self, address: &'a str) -> Option<&'a str> {
        address.strip_prefix(&self.origin)
    }

    /// The file that is sent for a path.
    pub fn file(&self, path: &str) -> PathBuf {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let file = self.dist().join(path.trim_start_matches('/'));
        if file.is_dir() {
            return file.join("index.html");
        }
        file
    }

    /// What is sent of that file, where the browser takes brotli, in bytes.
    ///
    /// # Errors
    /// If there is no such file.
    pub fn weight(&self, path: &str) -> Result<u64> {
        let file = self.file(path);
        let copy = packed::copy_of(&file);
        let sent = if copy.exists() { copy } else { file };
        let sent = fs::metadata(&sent).with_context(|| format!("no {}", sent.display()))?;
        Ok(sent.len())
    }

    /// The built folder.
    pub fn dist(&self) -> PathBuf {
        self.folder.path().join("dist")
    }
}

/// The demonstration's content, with results and a key for the open wave.
fn lay_out(content: &Path) -> Result<()> {
    copy(&built::root().join("content"), content)?;
    let results = content.join("results");
    if !results.exists() {
        copy(&built::root().join(RESULTS), &results)?;
        with_answers(&results.join(format!("{WAVE}.json")))?;
    }
    let key: PublicKey = KEY.parse().context("the key is none")?;
    let keys = content.join("survey/keys");
    fs::create_dir_all(&keys)?;
    let text = format!("public_key = \"{key}\"\nkey_id = \"{}\"\n", key.id());
    Ok(fs::write(keys.join(format!("{WAVE}.toml")), text)?)
}

/// Adds the shares of answers to a file of results.
fn with_answers(results: &Path) -> Result<()> {
    let mut file: Value = serde_json::from_slice(&fs::read(results)?)?;
    file["format"] = RESULTS_FORMAT.into();
    file["answers"] = serde_json::from_str(ANSWERS)?;
    Ok(fs::write(results, serde_json::to_vec(&file)?)?)
}

fn build(content: &Path, dist: &Path, origin: &str) -> Result<()> {
    let mut sitegen = Command::new(built::program("sitegen")?);
    sitegen
        .args(["build", "--compress", "--date", TODAY])
        .args(["--base-url", origin])
        .arg("--content")
        .arg(content)
        .arg("--out")
        .arg(dist)
        .arg("--widget")
        .arg(built::widget()?);
    run(sitegen.get_program(), sitegen.get_args()).map(drop)
}
