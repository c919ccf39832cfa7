//! Reads the handbook as its readers do: chapters, examples that name their file,
//! commands, links and headings.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the handbook.
#[derive(Debug, Clone)]
pub(crate) struct Chapter {
    /// Its path within `docs/handbook/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What stands between two lines of three marks.
#[derive(Debug, Clone)]
pub(crate) struct Fence {
    /// What stands after the first three marks.
    pub(crate) language: String,
    /// The file that it belongs into: the line before is "**`content/facts.toml`**".
    pub(crate) file: Option<String>,
    /// Whether the line before says "**`content/facts.toml`, with a mistake**".
    pub(crate) wrong: bool,
    pub(crate) text: String,
    /// Where it begins, from one.
    pub(crate) line: usize,
}

/// How the line before an example ends, and that before one with a mistake.
const RIGHT: &str = "`**";
const WRONG: &str = "`, with a mistake**";

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/handbook")
}

/// Every file of the handbook, in order of path.
pub(crate) fn chapters() -> Vec<Chapter> {
    let mut chapters = Vec::new();
    gather(&folder(), "", &mut chapters);
    chapters.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(
        chapters.len() > 20,
        "only {} chapters were found",
        chapters.len()
    );
    chapters
}

fn gather(folder: &Path, below: &str, chapters: &mut Vec<Chapter>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{path}/"), chapters);
        } else {
            let text = fs::read_to_string(entry.path()).unwrap();
            chapters.push(Chapter { path, text });
        }
    }
}

impl Chapter {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Everything between fences, in order.
    pub(crate) fn fences(&self) -> Vec<Fence> {
        let mut fences = Vec::new();
        let mut before = "";
        let mut open: Option<Fence> = None;
        for (at, line) in self.text.lines().enumerate() {
            match (&mut open, line.strip_prefix("```")) {
                (None, Some(language)) => {
                    let (file, wrong) = named(before);
                    open = Some(Fence {
                        language: language.trim().to_owned(),
                        file,
                        wrong,
                        text: String::new(),
                        line: at + 1,
                    });
                }
                (Some(_), Some(_)) => fences.extend(open.take()),
                (Some(fence), None) => {
                    fence.text.push_str(line);
                    fence.text.push('\n');
                }
                (None, None) => {}
            }
            if !line.trim().is_empty() {
                before = line;
            }
        }
        assert!(open.is_none(), "{} has a fence without an end", self.path);
        fences
    }

    /// The examples that are right.
    pub(crate) fn examples(&self) -> Vec<Fence> {
        let fences = self.fences().into_iter();
        fences.filter(|f| f.file.is_some() && !f.wrong).collect()
    }

    /// The text without what stands between fences.
    pub(crate) fn prose(&self) -> String {
        let mut prose = String::new();
        let mut within = false;
        for line in self.text.lines() {
            if line.starts_with("```") {
                within = !within;
            } else if !within {
                prose.push_str(line);
                prose.push('\n');
            }
        }
        prose
    }

    /// Where links lead, outside code.
    pub(crate) fn links(&self) -> Vec<String> {
        let prose = outside_code(&self.prose());
        let links = prose.split("](").skip(1);
        let links = links.filter_map(|rest| rest.split_once(')'));
        links.map(|(link, _)| link.to_owned()).collect()
    }

    /// The anchors of its headings, as code hosts and mdBook make them.
    pub(crate) fn anchors(&self) -> Vec<String> {
        let prose = self.prose();
        let headings = prose.lines().filter(|line| line.starts_with('#'));
        headings
            .map(|line| anchor(line.trim_start_matches('#').trim()))
            .collect()
    }
}

fn named(line: &str) -> (Option<String>, bool) {
    let name = line.strip_prefix("**`");
    let ends = |end| name.and_then(|name: &str| name.strip_suffix(end));
    let name = ends(WRONG).or(ends(RIGHT));
    (name.map(str::to_owned), line.ends_with(WRONG))
}

fn anchor(heading: &str) -> String {
    let letters = heading.to_lowercase();
    let letters = letters.chars().filter_map(|c| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
        _ => None,
    });
    letters.collect()
}

/// A text without what stands between single marks of code.
fn outside_code(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}
