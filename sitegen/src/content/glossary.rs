//! `glossary.toml`: words that people may meet in hospital, and what they mean.
//!
//! The first time that a page about health uses one of them, the word can be
//! pressed and says what it means, without script: a `popover` of the browser's
//! own. On paper the meaning stands in brackets.

use super::{Mistakes, Source};
use pulldown_cmark::{CowStr, Event};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Range;
use survey::parse::{self, Finding};
use toml::Spanned;

/// The address of the page that has them all.
const GLOSSARY_URL: &str = "/health/glossary/";

/// The words of a campaign that need a meaning, in the order of the alphabet.
#[derive(Debug, Default)]
pub(crate) struct Glossary {
    /// Every one of them.
    pub(crate) terms: Vec<Term>,
}

/// A word and its meaning.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Term {
    /// What its address ends in, made of the word.
    pub(crate) id: String,
    /// The word.
    pub(crate) term: String,
    /// Other forms that texts use, such as the plural.
    pub(crate) forms: Vec<String>,
    /// What it means: whole sentences.
    pub(crate) meaning: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    term: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    term: Spanned<String>,
    #[serde(default)]
    forms: Vec<Spanned<String>>,
    meaning: Spanned<String>,
}

impl Glossary {
    /// Reads the words. No form may stand for two of them.
    pub(crate) fn read(source: &Source, mistakes: &mut Mistakes) -> Self {
        let file = mistakes.take(source, parse::toml::<File>(&source.text));
        let mut known = BTreeSet::new();
        let mut terms = Vec::new();
        for entry in file.map(|file| file.term).unwrap_or_default() {
            for form in std::iter::once(&entry.term).chain(&entry.forms) {
                if let Err(finding) = single(form, &mut known) {
                    mistakes.add(source, finding);
                }
            }
            if entry.meaning.get_ref().trim().is_empty() {
                let message = format!("`{}` has no meaning", entry.term.get_ref());
                let finding = Finding::new(entry.meaning.span(), message);
                mistakes.add(source, finding.help("say it in one or two plain sentences"));
            }
            terms.push(Term {
                id: super::slug(entry.term.get_ref()),
                term: entry.term.into_inner(),
                forms: entry.forms.into_iter().map(Spanned::into_inner).collect(),
                meaning: entry.meaning.into_inner(),
            });
        }
        terms.sort_by_cached_key(|term| term.term.to_lowercase());
        Self { terms }
    }
}

fn single(form: &Spanned<String>, known: &mut BTreeSet<String>) -> Result<(), Finding> {
    let words = form.get_ref();
    if super::slug(words).is_empty() {
        return Err(Finding::new(form.span(), "a word needs letters"));
    }
    if !known.insert(words.to_lowercase()) {
        let message = format!("`{words}` is in the glossary twice");
        return Err(Finding::new(form.span(), message).help("take one of the two away"));
    }
    Ok(())
}

/// Marks the first use of each word on one page.
pub(super) struct Marker<'a> {
    glossary: &'a Glossary,
    /// The words that the page has used already.
    met: BTreeSet<&'a str>,
}

impl<'a> Marker<'a> {
    /// For one page.
    pub(super) fn new(glossary: &'a Glossary) -> Self {
        let met = BTreeSet::new();
        Self { glossary, met }
    }

    /// Writes a piece of text, with a button and a meaning for each word that
    /// it uses for the first time.
    pub(super) fn write(&mut self, text: CowStr<'a>, events: &mut Vec<Event<'a>>) {
        if self.met.len() == self.glossary.terms.len() {
            events.push(Event::Text(text));
            return;
        }
        // Of ASCII letters only, so that places stay as they are.
        let small = text.to_ascii_lowercase();
        let mut from = 0;
        while let Some((place, term)) = self.next(&small, from) {
            self.met.insert(&term.id);
            let before = &text[from..place.start];
            events.push(Event::Text(CowStr::from(before.to_owned())));
            explain(term, &text[place.clone()], events);
            from = place.end;
        }
        let rest = match from {
            0 => text,
            from => CowStr::from(text[from..].to_owned()),
        };
        events.push(Event::Text(rest));
    }

    /// The next word that has not been met, the longest where several begin.
    fn next(&self, small: &str, from: usize) -> Option<(Range<usize>, &'a Term)> {
        let unmet = self.glossary.terms.iter();
        let unmet = unmet.filter(|term| !self.met.contains(term.id.as_str()));
        let found = unmet.flat_map(|term| {
            let forms = std::iter::once(&term.term).chain(&term.forms);
            forms.filter_map(move |form| Some((whole_word(small, form, from)?, term)))
        });
        found.min_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)))
    }
}

/// Where the text has this word, not as a part of another.
fn whole_word(small: &str, word: &str, from: usize) -> Option<Range<usize>> {
    let word = word.to_ascii_lowercase();
    let joins = |c: char| c.is_alphanumeric() || c == '-';
    let mut places = small[from..].match_indices(&word);
    places.find_map(|(at, _)| {
        let place = from + at..from + at + word.len();
        let apart =
            !small[..place.start].ends_with(joins) && !small[place.end..].starts_with(joins);
        apart.then_some(place)
    })
}

/// A button that shows what the word means, in the browser's own way.
fn explain<'a>(term: &'a Term, used: &str, events: &mut Vec<Event<'a>>) {
    let Term {
        id, term, meaning, ..
    } = term;
    let html = |html: String| Event::InlineHtml(CowStr::from(html));
    events.extend([
        html(format!(
            "<button type=\"button\" class=\"term\" popovertarget=\"word-{id}\">"
        )),
        Event::Text(CowStr::from(used.to_owned())),
        html(format!(
            "</button><span class=\"meaning\" id=\"word-{id}\" popover><dfn><a href=\"{GLOSSARY_URL}#{id}\">"
        )),
        Event::Text(CowStr::from(term.as_str())),
        html("</a></dfn>: ".to_owned()),
        Event::Text(CowStr::from(meaning.as_str())),
        html("</span>".to_owned()),
    ]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        let source = Source {
            path: "glossary.toml".to_owned(),
            text: "[[term]]\nterm = \"pregnancy\"\nmeaning = \"M.\"\n\
                   [[term]]\nterm = \"ectopic pregnancy\"\nforms = [\"ectopic pregnancies\"]\nmeaning = \"A & B.\"\n"
                .to_owned(),
        };
        let mut mistakes = Mistakes::default();
        let glossary = Glossary::read(&source, &mut mistakes);
        assert!(mistakes.is_empty(), "{mistakes}");
        glossary
    }

    /// The text with each explained word in brackets.
    fn marked(texts: &[&'static str]) -> String {
        let glossary = glossary();
        let mut marker = Marker::new(&glossary);
        let mut events = Vec::new();
        for text in texts {
            marker.write(CowStr::from(*text), &mut events);
        }
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, events.into_iter());
        html
    }

    #[test]
    fn the_first_use_is_explained_and_no_other() {
        let html = marked(&["Early pregnancy, late pregnancy. ", "A pregnancy."]);
        assert_eq!(html.matches("<button").count(), 1, "{html}");
        assert!(html.starts_with("Early <button"), "{html}");
        assert!(html.ends_with("late pregnancy. A pregnancy."), "{html}");
    }

    #[test]
    fn the_longest_word_counts_in_any_form_and_is_escaped() {
        let html = marked(&["Ectopic pregnancies are rare"]);
        assert_eq!(html.matches("<button").count(), 1, "{html}");
        assert!(html.contains(">Ectopic pregnancies</button>"), "{html}");
        assert!(html.contains("A &amp; B."), "{html}");
    }

    #[test]
    fn a_part_of_another_word_is_not_the_word() {
        let html = marked(&["A pregnancy-like thing, pregnancyless"]);
        assert!(!html.contains("<button"), "{html}");
    }
}
