//! `studies/*.md`: research that people are told of, and asked to take part in.

use super::page::{self, Front};
use super::redirect::{self, Alias};
use super::{Mistakes, Page, Reference, Source, front};
use serde::{Deserialize, Serialize};
use survey::Date;
use survey::parse::Finding;
use toml::Spanned;

/// A study.
#[derive(Debug, Clone)]
pub(crate) struct Study {
    /// Its text, heading and sources; each part of the text is folded away.
    pub(crate) page: Page,
    /// What its front matter says besides.
    pub(crate) about: About,
}

/// How far a study is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    /// It has not begun.
    Planned,
    /// People can take part.
    Recruiting,
    /// Nobody can take part any more.
    Closed,
    /// What it found is published.
    Reported,
}

/// What is told of every study.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct About {
    title: String,
    description: String,
    /// It in two or three plain sentences.
    summary: String,
    /// The day on which its page first came out.
    pub(crate) date: Date,
    /// How far it is.
    pub(crate) status: Spanned<Status>,
    /// Who can take part, a sentence each.
    #[serde(default)]
    pub(crate) who_can: Vec<String>,
    /// Who cannot, and why.
    #[serde(default)]
    pub(crate) who_cannot: Vec<String>,
    /// The invitation.
    pub(crate) take_part: Option<TakePart>,
    /// Who does the research.
    #[serde(default)]
    pub(crate) team: Vec<Member>,
    /// Who pays for it.
    pub(crate) funder: Option<String>,
    /// Who has looked at whether it is right to do it.
    pub(crate) ethics: Option<String>,
    /// The address for questions.
    pub(crate) contact: Option<Spanned<String>>,
    /// The day after which there may be news.
    pub(crate) more_after: Option<Date>,
    /// Where its findings are.
    pub(crate) findings: Option<String>,
    checked: Option<Date>,
    #[serde(default, deserialize_with = "redirect::listed")]
    aliases: Vec<Alias>,
    #[serde(default)]
    sources: Vec<Reference>,
    #[serde(default)]
    draft: bool,
}

/// The invitation to a study.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakePart {
    /// What somebody does who wants to.
    pub(crate) how: String,
    /// The last day on which anyone can.
    pub(crate) closes: Date,
}

/// Somebody who does the research.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Member {
    /// The person's name.
    pub(crate) name: String,
    /// What they do, and where.
    pub(crate) role: String,
}

/// Reads a study.
pub(super) fn read(
    source: &Source,
    values: &[(&str, &str)],
    mistakes: &mut Mistakes,
) -> Option<Study> {
    let (about, body): (About, _) = mistakes.take(source, front::split(&source.text))?;
    page::filled(&about.title, &about.description, source, mistakes);
    page::addressable(source, mistakes);
    page::reachable(about.contact.as_ref(), source, mistakes);
    if let Some((span, message, help)) = about.problem() {
        mistakes.add(source, Finding::new(span, message).help(help));
    }
    let front = Front {
        title: about.title.clone(),
        description: about.description.clone(),
        menu: None,
        lead: Some(about.summary.clone()),
        translation: None,
        aliases: about.aliases.clone(),
        template: None,
        checked: about.checked,
        sources: about.sources.clone(),
        draft: about.draft,
    };
    Some(Study {
        page: page::page(source, front, body, values, mistakes),
        about,
    })
}

impl About {
    /// What its status asks for and is not there.
    fn problem(&self) -> Option<(std::ops::Range<usize>, &'static str, &'static str)> {
        let span = self.status.span();
        match self.status.get_ref() {
            Status::Recruiting if self.take_part.is_none() => Some((
                span,
                "a study that people can join says how, and until when",
                "write a part `[take_part]` with `how` and `closes`",
            )),
            Status::Recruiting if self.who_can.is_empty() => Some((
                span,
                "a study that people can join says who can",
                "write `who_can`, a list of sentences",
            )),
            Status::Recruiting if self.ethics.is_none() => Some((
                span,
                "a study that people can join says who has approved it",
                "write `ethics`: the committee, and its reference",
            )),
            Status::Reported if self.findings.is_none() => Some((
                span,
                "a study that has reported says where its findings are",
                "write `findings`, an address",
            )),
            _ => None,
        }
    }

    /// How far the study is on a day: closing dates keep themselves.
    pub(crate) fn status_on(&self, today: Date) -> Status {
        match (self.status.get_ref(), &self.take_part) {
            (Status::Recruiting, Some(part)) if today > part.closes => Status::Closed,
            (status, _) => *status,
        }
    }
}

/// The address of a study.
pub(crate) fn study_url(name: &str) -> String {
    format!("/studies/{name}/")
}
