//! `health/*.md`: pages about health. They say who wrote them, in what role
//! somebody checked them, and when that must be done again.

use super::page::{self, Front, Page, Reference};
use super::redirect::{self, Alias};
use super::review::Review;
use super::{Body, Glossary, Mistakes, Segment, Source, fact, front};
use serde::Deserialize;
use survey::Date;
use survey::parse::Finding;
use toml::Spanned;

/// The name of the page that has every word of the glossary.
const GLOSSARY: &str = "glossary";

/// A page about health.
#[derive(Debug)]
pub(crate) struct Health {
    /// Its text.
    pub(crate) page: Page,
    /// Its place among the others, from the lowest number.
    pub(crate) order: u16,
    /// Who wrote it.
    pub(crate) author: String,
    /// The role of the person who checked it.
    pub(crate) reviewer: String,
    /// When that was.
    pub(crate) review: Review,
    /// The names of pages to read next.
    pub(crate) related: Vec<Spanned<String>>,
}

impl Health {
    /// Whether it has every word of the glossary.
    pub(crate) fn is_glossary(&self) -> bool {
        self.page.name == GLOSSARY
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HealthFront {
    title: String,
    description: Spanned<String>,
    menu: Option<String>,
    lead: Spanned<String>,
    order: u16,
    author: Spanned<String>,
    reviewer: Spanned<String>,
    checked: Date,
    next_check: Spanned<Date>,
    overdue_because: Option<Spanned<String>>,
    #[serde(default, deserialize_with = "redirect::listed")]
    aliases: Vec<Alias>,
    #[serde(default)]
    sources: Vec<Reference>,
    #[serde(default)]
    related: Vec<Spanned<String>>,
    #[serde(default)]
    draft: bool,
}

/// Reads a page about health.
pub(crate) fn read(
    source: &Source,
    values: &[(&str, &str)],
    glossary: &Glossary,
    mistakes: &mut Mistakes,
) -> Option<Health> {
    let (own, start): (HealthFront, _) = mistakes.take(source, front::split(&source.text))?;
    for (key, value) in [
        ("description", &own.description),
        ("lead", &own.lead),
        ("author", &own.author),
        ("reviewer", &own.reviewer),
    ] {
        if value.get_ref().trim().is_empty() {
            let finding = Finding::new(value.span(), format!("`{key}` is empty"));
            mistakes.add(source, finding);
        }
        if fact::marks(value.get_ref()).next().is_some() {
            let message = format!("a fact cannot stand in `{key}`");
            let finding = Finding::new(value.span(), message).help("state it in the text below");
            mistakes.add(source, finding);
        }
    }
    page::long(own.description.get_ref(), source, mistakes);
    let explains = Glossary::default();
    let explains = match source.stem() {
        GLOSSARY => &explains,
        _ => glossary,
    };
    let body = Body::explained(source, start, values, explains, mistakes);
    blocks(&body, source, mistakes);
    questions(&body, source, start, mistakes);
    figures(source, start, mistakes);
    if own.sources.is_empty() && body.facts.is_empty() {
        let finding = Finding::new(0..3, "this page does not say where it comes from")
            .help("write `[[sources]]` with `name` and `what`, or state a fact of `facts.toml`");
        mistakes.add(source, finding);
    }
    let review = Review {
        checked: own.checked,
        next: own.next_check,
        overdue_because: own.overdue_because,
    };
    review.check(source, mistakes);
    Some(Health {
        page: Page {
            name: source.stem().to_owned(),
            source: source.clone(),
            front: Front {
                title: own.title,
                description: own.description.into_inner(),
                menu: own.menu,
                lead: Some(own.lead.into_inner()),
                translation: None,
                aliases: own.aliases,
                template: None,
                checked: Some(own.checked),
                sources: own.sources,
                draft: own.draft,
            },
            body,
        },
        order: own.order,
        author: own.author.into_inner(),
        reviewer: own.reviewer.into_inner(),
        review,
        related: own.related,
    })
}

/// What these pages have by themselves, and what they must not have.
fn blocks(body: &Body, source: &Source, mistakes: &mut Mistakes) {
    for segment in &body.segments {
        let Segment::Block { name, span, .. } = segment else {
            continue;
        };
        let (message, help) = match name.as_str() {
            "contents" => (
                "this page lists its parts by itself",
                "take `{contents}` away",
            ),
            "emergency" => (
                "this page says by itself when to get help",
                "take `{emergency}` away",
            ),
            "survey" => (
                "a page about health cannot hold the survey",
                "write a page in `pages/` for it, and a link to that here",
            ),
            _ => continue,
        };
        mistakes.add(source, Finding::new(span.clone(), message).help(help));
    }
}

/// Calls in headings that ask nothing: people come with a question.
fn questions(body: &Body, source: &Source, start: usize, mistakes: &mut Mistakes) {
    for heading in body.headings.iter().filter(|h| !h.words.ends_with('?')) {
        let words = &heading.words;
        let at = source.text[start..].find(words.as_str());
        let span = at.map_or(start..start, |at| start + at..start + at + words.len());
        let finding = Finding::new(span, format!("the heading `{words}` is not a question"))
            .help("write what a reader would ask, with a question mark");
        mistakes.warn(source, finding);
    }
}

/// Calls in figures that stand in the text by themselves, where nobody would
/// see that they have gone out of date.
fn figures(source: &Source, start: usize, mistakes: &mut Mistakes) {
    for span in shares(&source.text[start..]) {
        let span = start + span.start..start + span.end;
        let figure = &source.text[span.clone()];
        let finding = Finding::new(span.clone(), format!("`{figure}` has no source of its own"))
            .help("write it in `facts.toml` and place it as `{fact NAME}`");
        mistakes.warn(source, finding);
    }
}

/// Every "1 in 8", "20%" and "20 per cent" of a text.
fn shares(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + first;
        let number = digits(&text[start..]);
        let after = &text[start + number..];
        let tail = [" in ", " out of ", " of "].into_iter().find_map(|word| {
            let of = digits(after.strip_prefix(word)?);
            (of > 0).then_some(word.len() + of)
        });
        let percent = ["%", " per cent", " percent"].into_iter();
        let percent = percent.filter(|word| after.starts_with(word)).map(str::len);
        let tail = tail.or_else(|| percent.max());
        at = start + number + tail.unwrap_or(0);
        if tail.is_some() {
            found.push(start..at);
        }
    }
    found
}

/// How many bytes of digits a text begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_and_other_numbers_are_not() {
        let text = "About 1 in 8, 20%, 3 per cent and 80 out of 100; ring 111 in week 24, 2 weeks.";
        let found = shares(text).into_iter().map(|span| &text[span]);
        let found: Vec<_> = found.collect();
        assert_eq!(found, ["1 in 8", "20%", "3 per cent", "80 out of 100"]);
    }
}
