//! `pages/*.md` and `code/*.md`: prose with front matter.

use super::fact::Evidence;
use super::redirect::{self, Alias};
use super::{Body, Mistakes, Source, Translation, front};
use serde::{Deserialize, Serialize};
use survey::Date;
use survey::parse::Finding;
use toml::Spanned;

/// A page of prose.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// Its name: the file's.
    pub(crate) name: String,
    /// Where it comes from.
    pub(crate) source: Source,
    /// What its front matter says.
    pub(crate) front: Front,
    /// Its text.
    pub(crate) body: Body,
}

/// The front matter of a page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Front {
    /// The heading.
    pub(crate) title: String,
    /// The page in a sentence, for search engines and shared links.
    pub(crate) description: String,
    /// Its name in menus, if not the title.
    pub(crate) menu: Option<String>,
    /// A paragraph in larger type below the heading.
    pub(crate) lead: Option<String>,
    /// A template of its own, in place of `page.html`.
    pub(crate) template: Option<String>,
    /// How far the translation is, on a page in another language than the first.
    pub(crate) translation: Option<Spanned<Translation>>,
    /// The day on which somebody last made sure that it is right.
    pub(crate) checked: Option<Date>,
    /// Addresses that it had before.
    #[serde(default, deserialize_with = "redirect::listed")]
    pub(crate) aliases: Vec<Alias>,
    /// Where its facts come from.
    #[serde(default)]
    pub(crate) sources: Vec<Reference>,
    /// Whether it is not finished: a build leaves it out.
    #[serde(default)]
    pub(crate) draft: bool,
}

/// The front matter of a point of the code. Its name and summary are in the
/// survey's own words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct PointFront {
    description: String,
    checked: Option<Date>,
    #[serde(default, deserialize_with = "redirect::listed")]
    aliases: Vec<Alias>,
    #[serde(default)]
    sources: Vec<Reference>,
}

/// Where a fact comes from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reference {
    /// Who says it.
    pub(crate) name: String,
    /// What of theirs, and when.
    pub(crate) what: String,
    /// Whether it must be looked at again before a real campaign uses it.
    pub(crate) note: Option<String>,
    /// What is said of the facts that come from there; `facts.toml` knows.
    #[serde(skip_deserializing)]
    pub(crate) facts: Option<Cited>,
}

/// Facts of one source that a page states.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Cited {
    /// Their words.
    pub(crate) says: Vec<String>,
    /// Whether somebody has read them there.
    pub(crate) state: Evidence,
    /// Why they are shown although they should have been checked again.
    pub(crate) overdue: Vec<String>,
}

/// Reads a page.
pub(crate) fn read(
    source: &Source,
    values: &[(&str, &str)],
    mistakes: &mut Mistakes,
) -> Option<Page> {
    let (front, body): (Front, _) = mistakes.take(source, front::split(&source.text))?;
    filled(&front.title, &front.description, source, mistakes);
    Some(page(source, front, body, values, mistakes))
}

/// That a page says what it is.
pub(super) fn filled(title: &str, description: &str, source: &Source, mistakes: &mut Mistakes) {
    for (key, value) in [("title", title), ("description", description)] {
        if value.trim().is_empty() {
            mistakes.add(
                source,
                Finding::new(0..3, format!("`{key}` is empty")).code("empty-key"),
            );
        }
    }
    long(description, source, mistakes);
}

/// That the file's name can be an address for good.
pub(super) fn addressable(source: &Source, mistakes: &mut Mistakes) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !source.stem().chars().all(plain) {
        let message = format!("`{}` cannot be an address", source.stem());
        let finding = Finding::new(0..3, message);
        mistakes.add(
            source,
            finding.help("name the file in small letters, digits and hyphens"),
        );
    }
}

/// That an address to write to is one.
pub(super) fn reachable(
    contact: Option<&Spanned<String>>,
    source: &Source,
    mistakes: &mut Mistakes,
) {
    let Some(contact) = contact else {
        return;
    };
    let address = contact.get_ref();
    let parts = address
        .split_once('@')
        .filter(|(who, site)| !who.is_empty() && !site.is_empty());
    if parts.is_none() || address.contains(char::is_whitespace) {
        let finding = Finding::new(
            contact.span(),
            format!("`{address}` is not an address to write to"),
        );
        mistakes.add(source, finding.help("write it as press@campaign.example"));
    }
}

/// What a search engine shows of a description, about.
const SHOWN: usize = 160;

pub(super) fn long(description: &str, source: &Source, mistakes: &mut Mistakes) {
    let length = description.chars().count();
    if length > SHOWN {
        let at = source.text.find("description").unwrap_or(0);
        let message = format!("the description has {length} characters");
        let finding = Finding::new(at..at + "description".len(), message)
            .code("long-description")
            .help(format!("search engines cut it off after about {SHOWN}"));
        mistakes.warn(source, finding);
    }
}

/// Reads the page of a point of the code, whose name stands in the survey's words.
pub(crate) fn read_point(
    source: &Source,
    title: &str,
    values: &[(&str, &str)],
    mistakes: &mut Mistakes,
) -> Option<Page> {
    let (own, body): (PointFront, _) = mistakes.take(source, front::split(&source.text))?;
    let front = Front {
        title: title.to_owned(),
        description: own.description,
        menu: None,
        lead: None,
        template: None,
        translation: None,
        checked: own.checked,
        aliases: own.aliases,
        sources: own.sources,
        draft: false,
    };
    Some(page(source, front, body, values, mistakes))
}

pub(super) fn page(
    source: &Source,
    front: Front,
    body: usize,
    values: &[(&str, &str)],
    mistakes: &mut Mistakes,
) -> Page {
    Page {
        name: source.stem().to_owned(),
        body: Body::read(source, body, values, mistakes),
        source: source.clone(),
        front,
    }
}
