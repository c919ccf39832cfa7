//! A study, ready to be shown on a day.

use super::NewsLink;
use super::page::{Piece, pieces};
use crate::content::{Member, Segment, Status, Study, study_url};
use crate::model::Site;
use crate::render::words;
use serde::Serialize;
use survey::Date;

/// A study in a list.
#[derive(Debug, Serialize)]
pub(crate) struct StudyLink {
    title: String,
    url: String,
    summary: Option<String>,
    status: Status,
    /// The last day to take part, while there is one to come.
    closes: Option<String>,
    pub(crate) sample: bool,
}

/// A study's page.
#[derive(Debug, Serialize)]
pub(crate) struct StudyView {
    status: Status,
    /// Whether people can take part, now or later.
    to_come: bool,
    who_can: Vec<String>,
    who_cannot: Vec<String>,
    /// The invitation, until its last day has passed.
    invitation: Option<Invitation>,
    /// The day on which it closed.
    closed: Option<String>,
    team: Vec<Member>,
    funder: Option<String>,
    ethics: Option<String>,
    contact: Option<String>,
    findings: Option<String>,
    /// The parts of its text, each folded away below its heading.
    parts: Vec<Part>,
    pub(crate) news: Vec<NewsLink>,
    /// The day after which to look again, while it is to come.
    look_again: Option<String>,
    feed: String,
    /// Whether the site has a page on how to judge an invitation.
    judging: bool,
}

/// What somebody does who wants to take part.
#[derive(Debug, Serialize)]
struct Invitation {
    how: Vec<String>,
    closes: String,
}

/// A part of a text with its heading.
#[derive(Debug, Serialize)]
struct Part {
    id: String,
    /// The heading as HTML.
    title: String,
    segments: Vec<Piece>,
}

impl StudyLink {
    /// To a study, on a day.
    pub(crate) fn of(study: &Study, today: Date) -> Self {
        let about = &study.about;
        let status = about.status_on(today);
        let part = about
            .take_part
            .as_ref()
            .filter(|_| status == Status::Recruiting);
        Self {
            title: study.page.front.title.clone(),
            url: study_url(&study.page.name),
            summary: study.page.front.lead.clone(),
            status,
            closes: part.map(|part| words::date(part.closes)),
            sample: study.page.body.shows_sample,
        }
    }
}

impl StudyView {
    /// Of a study, as the site shows it today. The text before its first part
    /// comes beside it.
    pub(crate) fn of(site: &Site, study: &Study) -> (Self, Vec<Piece>) {
        let about = &study.about;
        let status = about.status_on(site.today);
        let part = about.take_part.as_ref();
        let (opening, parts) = parts(&study.page.body.segments);
        let name = &study.page.name;
        let own = site.content.news.iter();
        let own = own.filter(|item| item.study.as_ref().is_some_and(|s| s.get_ref() == name));
        let paragraphs = |text: &str| text.split("\n\n").map(|p| p.trim().to_owned()).collect();
        let view = Self {
            status,
            to_come: matches!(status, Status::Planned | Status::Recruiting),
            who_can: about.who_can.clone(),
            who_cannot: about.who_cannot.clone(),
            invitation: part
                .filter(|_| status == Status::Recruiting)
                .map(|part| Invitation {
                    how: paragraphs(&part.how),
                    closes: words::date(part.closes),
                }),
            closed: part
                .filter(|part| site.today > part.closes)
                .map(|part| words::date(part.closes)),
            team: about.team.clone(),
            funder: about.funder.clone(),
            ethics: about.ethics.clone(),
            contact: about.contact.as_ref().map(|it| it.get_ref().clone()),
            findings: about.findings.clone(),
            parts,
            news: own.map(NewsLink::of).collect(),
            look_again: about
                .more_after
                .filter(|day| *day >= site.today)
                .map(words::date),
            feed: format!("{}feed.xml", study_url(name)),
            judging: site.page("judging-research").is_some(),
        };
        (view, opening)
    }
}

/// A text cut at the headings of its parts. Our own HTML is the only input: a
/// heading outside a list or quotation begins a line.
fn parts(segments: &[Segment]) -> (Vec<Piece>, Vec<Part>) {
    let mut opening = Vec::new();
    let mut found: Vec<(String, String, Vec<Segment>)> = Vec::new();
    for segment in segments {
        let Segment::Prose(html) = segment else {
            match found.last_mut() {
                Some((_, _, segments)) => segments.push(segment.clone()),
                None => opening.push(segment.clone()),
            }
            continue;
        };
        for chunk in chunks(html) {
            let headed = chunk
                .strip_prefix("<h2 id=\"")
                .and_then(|rest| rest.split_once("\">"))
                .and_then(|(id, rest)| Some((id, rest.split_once("</h2>")?)));
            match (headed, found.last_mut()) {
                (Some((id, (title, text))), _) => {
                    let text = vec![Segment::Prose(text.trim_start().to_owned())];
                    found.push((id.to_owned(), title.to_owned(), text));
                }
                (None, Some((_, _, segments))) => segments.push(Segment::Prose(chunk.to_owned())),
                (None, None) => opening.push(Segment::Prose(chunk.to_owned())),
            }
        }
    }
    let parts = found.into_iter().map(|(id, title, segments)| Part {
        id,
        title,
        segments: pieces(&segments),
    });
    (pieces(&opening), parts.collect())
}

/// Prose cut before each `<h2>` that stands in nothing else.
fn chunks(html: &str) -> Vec<&str> {
    let (mut chunks, mut from) = (Vec::new(), 0);
    for (at, _) in html.match_indices("<h2 id=") {
        let before = &html[from..at];
        let closed =
            |open: &str, close: &str| before.matches(open).count() == before.matches(close).count();
        if closed("<blockquote", "</blockquote") && closed("<li>", "</li>") {
            chunks.push(before);
            from = at;
        }
    }
    chunks.push(&html[from..]);
    chunks.retain(|chunk| !chunk.trim().is_empty());
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_the_headings_of_its_parts() {
        let html = "<p>First.</p>\n<h2 id=\"a\">A &amp; b</h2>\n<p>One</p>\n<blockquote>\n<h2 id=\"q\">Q</h2>\n\
                    </blockquote>\n<h2 id=\"c\">C</h2>\n<p>Two</p>\n";
        let (opening, parts) = parts(&[Segment::Prose(html.to_owned())]);
        assert_eq!(opening.len(), 1);
        let titles: Vec<_> = parts
            .iter()
            .map(|p| (p.id.as_str(), p.title.as_str()))
            .collect();
        assert_eq!(titles, [("a", "A &amp; b"), ("c", "C")]);
    }
}
