//! `news/*.md`: what the campaign tells the public, each with its date.

use super::page::{self, Front};
use super::redirect::{self, Alias};
use super::{Mistakes, Moment, Page, Reference, Source, front};
use serde::Deserialize;
use survey::Date;
use survey::parse::Finding;
use toml::Spanned;

/// A news item.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// Its text, heading and sources.
    pub(crate) page: Page,
    /// The day that it bears.
    pub(crate) date: Date,
    /// When it comes out.
    pub(crate) out: Moment,
    /// The day of its last change, if it was changed.
    pub(crate) updated: Option<Date>,
    /// Who wrote it.
    pub(crate) author: Option<String>,
    /// Whether that is a person or a group.
    pub(crate) author_is: AuthorIs,
    /// The address for journalists.
    pub(crate) contact: Option<String>,
    /// The study that it belongs to.
    pub(crate) study: Option<Spanned<String>>,
}

/// Whether an author is one person. A press group is the usual case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AuthorIs {
    /// A group, or the campaign as a whole.
    #[default]
    Group,
    /// One person, by name.
    Person,
}

/// The front matter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    title: String,
    description: String,
    date: Date,
    lead: Option<String>,
    embargo: Option<Spanned<Moment>>,
    updated: Option<Spanned<Date>>,
    author: Option<String>,
    #[serde(default)]
    author_is: AuthorIs,
    contact: Option<Spanned<String>>,
    study: Option<Spanned<String>>,
    checked: Option<Date>,
    #[serde(default, deserialize_with = "redirect::listed")]
    aliases: Vec<Alias>,
    #[serde(default)]
    sources: Vec<Reference>,
    #[serde(default)]
    draft: bool,
}

/// The block that parts an item from its notes to editors.
pub(crate) const NOTES: &str = "notes";

/// Reads an item.
pub(super) fn read(
    source: &Source,
    values: &[(&str, &str)],
    mistakes: &mut Mistakes,
) -> Option<Item> {
    let (own, body): (Own, _) = mistakes.take(source, front::split(&source.text))?;
    page::filled(&own.title, &own.description, source, mistakes);
    page::addressable(source, mistakes);
    if let Some(embargo) = own
        .embargo
        .as_ref()
        .filter(|it| it.get_ref().date() != own.date)
    {
        let message = format!(
            "the embargo ends on another day than the item's date, {}",
            own.date
        );
        let help = "give both the day on which the item comes out";
        mistakes.add(source, Finding::new(embargo.span(), message).help(help));
    }
    if let Some(updated) = own.updated.as_ref().filter(|it| *it.get_ref() < own.date) {
        let finding = Finding::new(updated.span(), "the item was changed before its date");
        mistakes.add(
            source,
            finding.help("take `updated` out, or give the day of the change"),
        );
    }
    page::reachable(own.contact.as_ref(), source, mistakes);
    let out = own
        .embargo
        .as_ref()
        .map_or(Moment::start_of(own.date), |it| *it.get_ref());
    let front = Front {
        title: own.title,
        description: own.description,
        menu: None,
        lead: own.lead,
        translation: None,
        aliases: own.aliases,
        template: None,
        checked: own.checked,
        sources: own.sources,
        draft: own.draft,
    };
    Some(Item {
        page: page::page(source, front, body, values, mistakes),
        date: own.date,
        out,
        updated: own.updated.map(Spanned::into_inner),
        author: own.author,
        author_is: own.author_is,
        contact: own.contact.map(Spanned::into_inner),
        study: own.study,
    })
}

/// The address of an item.
pub(crate) fn news_url(name: &str) -> String {
    format!("/news/{name}/")
}
