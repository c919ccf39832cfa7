//! `pages/<language>/*.md`: pages in the site's other languages.

use super::page::{self, Page};
use super::{Folder, Mistakes, Settings};
use anyhow::Result;
use serde::Deserialize;
use survey::Language;
use survey::parse::Finding;

/// The pages of one language.
#[derive(Debug)]
pub(crate) struct Translated {
    /// Which.
    pub(crate) language: Language,
    /// In order of name; each has the name of the page that it translates.
    pub(crate) pages: Vec<Page>,
}

/// How far a translation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Translation {
    /// Written, and not yet read by a fluent speaker.
    Draft,
    /// Read and approved.
    Approved,
}

/// Reads the pages of every language but the first.
///
/// # Errors
/// If the folders or the files cannot be read.
pub(super) fn read(
    folder: &Folder,
    settings: &Settings,
    values: &[(&str, &str)],
    mistakes: &mut Mistakes,
) -> Result<Vec<Translated>> {
    let languages = settings.site.languages.iter().skip(1);
    let mut all = Vec::new();
    for language in languages {
        let mut pages = Vec::new();
        for source in folder.files(&format!("pages/{language}"), "md")? {
            let page = page::read(&source, values, mistakes);
            pages.extend(page.inspect(|page| says_how_far(page, mistakes)));
        }
        let language = language.clone();
        all.push(Translated { language, pages });
    }
    for name in folder.folders("pages")? {
        let known = all.iter().any(|t| t.language.as_str() == name);
        if !known && !folder.files(&format!("pages/{name}"), "md")?.is_empty() {
            mistakes.whole("translation", format!(
                "`pages/{name}/` holds pages in a language that the site does not have: add `{name}` to \
                 `languages` in site.toml, after the first, or move the pages"
            ));
        }
    }
    Ok(all)
}

/// That a page says how far its translation is. Whether that is far enough is a
/// question of the whole site.
fn says_how_far(page: &Page, mistakes: &mut Mistakes) {
    if page.front.translation.is_none() {
        let message = "the page does not say how far its translation is";
        let finding = Finding::new(0..3, message).code("translation").help(
            "write `translation = \"draft\"`, or `\"approved\"` once a fluent speaker has read it",
        );
        mistakes.add(&page.source, finding);
    }
}
