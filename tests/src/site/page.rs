//! A page of the built site.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What marks the place of the survey in a page.
const SURVEY: [&str; 2] = ["<div data-survey", "<code-of-care-survey"];
/// What marks the page that is nothing but the survey.
const FRAME: &str = "<body class=\"coc-body\"";
/// What keeps a page out of the results of search engines.
const NOINDEX: &str = "name=\"robots\" content=\"noindex";
/// What sends a reader on.
const REFRESH: &str = "http-equiv=\"refresh\"";

/// A page, with its address on the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its path, as a browser asks for it.
    pub path: String,
    /// Its markup.
    pub html: String,
}

impl Page {
    /// Whether the survey can be answered on it: such a page has a budget of its
    /// own, and is more with script than without.
    pub fn holds_survey(&self) -> bool {
        SURVEY.iter().any(|mark| self.html.contains(mark)) || self.is_frame()
    }

    /// Whether it is nothing but the survey, for the frame on partners' pages:
    /// without script it sends its readers on to the paper form.
    pub fn is_frame(&self) -> bool {
        self.html.contains(FRAME)
    }

    /// Whether it only sends its readers on, so that nobody stays to read it. The
    /// survey's frame does so where there is no script, which is no matter here.
    pub fn sends_on(&self) -> bool {
        let always = self.html.split("<noscript>").next();
        always.is_some_and(|html| html.contains(REFRESH))
    }

    /// Whether it asks search engines to leave it out.
    pub fn is_kept_from_search(&self) -> bool {
        self.html.contains(NOINDEX)
    }
}

/// Every page in a folder, in the order of their paths.
///
/// # Errors
/// If a file cannot be read.
pub(super) fn all(folder: &Path) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    walk(folder, "/", &mut pages)?;
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(pages)
}

fn walk(folder: &Path, path: &str, pages: &mut Vec<Page>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{path}{name}/"), pages)?;
        } else if let Some(start) = name.strip_suffix(".html") {
            let name = if start == "index" { "" } else { &name };
            let file = entry.path();
            pages.push(Page {
                path: format!("{path}{name}"),
                html: fs::read_to_string(&file)
                    .with_context(|| format!("cannot read {}", file.display()))?,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_with_its_address() -> Result<()> {
        let folder = tempfile::tempdir()?;
        fs::create_dir_all(folder.path().join("a/b"))?;
        for file in ["index.html", "404.html", "a/b/index.html", "a/style.css"] {
            fs::write(folder.path().join(file), "x")?;
        }
        let found = all(folder.path())?;
        let paths: Vec<_> = found.iter().map(|page| page.path.as_str()).collect();
        assert_eq!(paths, ["/", "/404.html", "/a/b/"]);
        Ok(())
    }
}
