//! The text of a page: Markdown, with blocks that the builder fills in.
//!
//! A paragraph that is one name in braces, as in `{points}` or
//! `{quote waiting}`, is a block: the builder puts its own part there. Within a
//! sentence, `{campaign}` and the other values stand for what `site.toml` says.
//! `{fact NAME}` stands for what `facts.toml` says under that name, and
//! `{figure …}` for a figure of the results (`figure.rs`).
//! HTML is shown as it was typed, never obeyed.

mod reader;

use super::glossary::Glossary;
use super::reading::Reading;
use super::{Mistakes, Source, figure};
use reader::Reader;
use serde::Serialize;
use std::ops::Range;

/// The blocks that a page may place, each drawn by `blocks/<name>.html`.
const BLOCKS: &[&str] = &[
    "breakdowns",
    "caveat",
    "complaints",
    "contents",
    "corrections",
    "directory",
    "embed",
    "emergency",
    "facts",
    "end-if",
    "formulas",
    "glossary",
    "health",
    "helplines",
    "history",
    "if-figures",
    "key",
    "latest-news",
    "news",
    "notes",
    "otherwise",
    "points",
    "preview",
    "questions",
    "quote",
    "quotes",
    "ranges",
    "results",
    "scoring",
    "studies",
    "survey",
    "table",
    "take-part",
    "thresholds",
    "trusts-compared",
    "waves",
];

/// The text of a page in pieces.
#[derive(Debug, Clone, Default)]
pub(crate) struct Body {
    /// Prose and blocks in the order of the page.
    pub(crate) segments: Vec<Segment>,
    /// Every link in the prose, with its place in the file.
    pub(crate) links: Vec<(String, Range<usize>)>,
    /// Every picture in the prose, with its place in the file.
    pub(crate) pictures: Vec<(String, Range<usize>)>,
    /// The headings of its parts (`##`), for a list of contents.
    pub(crate) headings: Vec<Heading>,
    /// The facts that it states, in the order of the page.
    pub(crate) facts: Vec<String>,
    /// Every figure that the text asks for; the prose holds a mark of each.
    pub(crate) figures: Vec<figure::Written>,
    /// Whether it shows figures, once they have been put in.
    pub(crate) shows_figures: bool,
    /// Whether any of them means nothing.
    pub(crate) shows_sample: bool,
    /// How its sentences read.
    pub(crate) reading: Reading,
}

/// The heading of a part of a page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Heading {
    /// Its id, which an address can end in.
    pub(crate) id: String,
    /// Its words.
    pub(crate) words: String,
}

/// A piece of a page.
#[derive(Debug, Clone)]
pub(crate) enum Segment {
    /// HTML made from Markdown.
    Prose(String),
    /// A part that the builder draws.
    Block {
        /// Which.
        name: String,
        /// What stands after the name.
        arg: Option<String>,
        /// Its place in the file.
        span: Range<usize>,
    },
}

impl Body {
    /// Reads the text from `start` to the end of the file.
    pub(crate) fn read(
        source: &Source,
        start: usize,
        values: &[(&str, &str)],
        mistakes: &mut Mistakes,
    ) -> Self {
        Self::explained(source, start, values, &Glossary::default(), mistakes)
    }

    /// The same, with what the words of the glossary mean where each is first used.
    pub(crate) fn explained(
        source: &Source,
        start: usize,
        values: &[(&str, &str)],
        glossary: &Glossary,
        mistakes: &mut Mistakes,
    ) -> Self {
        Reader::new(source, start, values, glossary, mistakes).read()
    }

    /// The blocks that the page places, each with its place in the file.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = (&str, &Range<usize>)> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Block { name, span, .. } => Some((name.as_str(), span)),
            Segment::Prose(_) => None,
        })
    }

    /// Whether the page places this block.
    pub(crate) fn has(&self, wanted: &str) -> bool {
        self.segments
            .iter()
            .any(|s| matches!(s, Segment::Block { name, .. } if name == wanted))
    }
}

/// A heading's words as an id.
pub(crate) fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() && (c.is_whitespace() || c == '-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Body, Mistakes) {
        let source = Source {
            path: "pages/x.md".to_owned(),
            text: text.to_owned(),
        };
        let mut mistakes = Mistakes::default();
        let body = Body::read(&source, 0, &[("campaign", "A & B")], &mut mistakes);
        (body, mistakes)
    }

    fn prose(body: &Body) -> String {
        let prose = body.segments.iter().filter_map(|s| match s {
            Segment::Prose(html) => Some(html.as_str()),
            Segment::Block { .. } => None,
        });
        prose.collect()
    }

    #[test]
    fn a_block_stands_between_paragraphs() {
        let (body, mistakes) = read("One\n\n{quote waiting}\n\nTwo\n");
        assert!(mistakes.is_empty());
        assert_eq!(body.segments.len(), 3);
        let Segment::Block { name, arg, .. } = &body.segments[1] else {
            panic!("a block stands second");
        };
        assert_eq!((name.as_str(), arg.as_deref()), ("quote", Some("waiting")));
    }

    #[test]
    fn html_is_shown_and_values_are_escaped() {
        let (body, mistakes) = read("<b>x</b> {campaign}\n\n<script>alert(1)</script>\n");
        assert!(mistakes.is_empty());
        let html = prose(&body);
        assert!(html.contains("&lt;b&gt;x&lt;/b&gt; A &amp; B"), "{html}");
        assert!(!html.contains("<script"), "{html}");
    }

    #[test]
    fn headings_get_ids_and_a_main_heading_is_refused() {
        let (body, _) = read("## What it is\n\n## What it is\n");
        assert!(prose(&body).contains("id=\"what-it-is-2\""));
        assert!(!read("# Mine\n").1.is_empty());
    }

    #[test]
    fn a_misspelt_name_is_a_mistake_with_a_suggestion() {
        let shown = read("{pionts}\n").1.render(false);
        assert!(shown.contains("did you mean `{points}`?"), "{shown}");
        let shown = read("We are {campain}.\n").1.render(false);
        assert!(shown.contains("did you mean `{campaign}`?"), "{shown}");
    }
}
