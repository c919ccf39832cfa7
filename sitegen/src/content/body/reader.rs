//! From Markdown to the pieces of a page.

use super::{BLOCKS, Body, Heading, Segment, slug};
use crate::content::glossary::{Glossary, Marker};
use crate::content::rules::Rules;
use crate::content::{Mistakes, Source, condition, fact, figure};
use pulldown_cmark::{
    CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html,
};
use std::ops::Range;
use survey::parse::{Finding, nearest};

/// A text while it is read, event by event.
pub(super) struct Reader<'a, 'm> {
    source: &'a Source,
    start: usize,
    values: &'a [(&'a str, &'a str)],
    mistakes: &'m mut Mistakes,
    body: Body,
    events: Vec<Event<'a>>,
    ids: Vec<String>,
    marker: Marker<'a>,
    /// How many links and pictures the reader is within: no word is explained there.
    within: usize,
    rules: Rules,
}

impl<'a, 'm> Reader<'a, 'm> {
    /// A reader of the text from `start` to the end of the file.
    pub(super) fn new(
        source: &'a Source,
        start: usize,
        values: &'a [(&'a str, &'a str)],
        glossary: &'a Glossary,
        mistakes: &'m mut Mistakes,
    ) -> Self {
        Self {
            source,
            start,
            values,
            mistakes,
            body: Body::default(),
            events: Vec::with_capacity(64),
            ids: Vec::new(),
            marker: Marker::new(glossary),
            within: 0,
            rules: Rules::of(source, start),
        }
    }

    /// Reads it all.
    pub(super) fn read(mut self) -> Body {
        let text = &self.source.text[self.start..];
        let options = Options::ENABLE_TABLES | Options::ENABLE_SMART_PUNCTUATION;
        let parser = Parser::new_ext(text, options).into_offset_iter();
        // Quotes and dashes would cut a figure's words into pieces.
        let mut parser = TextMergeWithOffset::new(parser);
        let mut heading: Option<(usize, String)> = None;
        while let Some((event, range)) = parser.next() {
            let span = self.start + range.start..self.start + range.end;
            self.rules.see(&event, &span, self.source);
            match event {
                Event::Start(Tag::Paragraph) => {
                    if let Some((name, arg)) = self.block(&text[range]) {
                        parser
                            .by_ref()
                            .find(|(e, _)| *e == Event::End(TagEnd::Paragraph));
                        self.place(name, arg, span);
                        continue;
                    }
                    self.events.push(Event::Start(Tag::Paragraph));
                }
                Event::Start(
                    tag @ Tag::Heading {
                        level: HeadingLevel::H1,
                        ..
                    },
                ) => {
                    let finding = Finding::new(span, "a page has one main heading, its `title`")
                        .code("second-title")
                        .help("begin with `##` here");
                    self.mistakes.add(self.source, finding);
                    self.events.push(Event::Start(tag));
                }
                Event::Start(tag @ Tag::Heading { .. }) => {
                    heading = Some((self.events.len(), String::new()));
                    self.events.push(Event::Start(tag));
                }
                Event::End(TagEnd::Heading(level)) => {
                    if let Some((at, words)) = heading.take() {
                        let id = self.name_heading(at, &words);
                        if level == HeadingLevel::H2 {
                            self.body.headings.push(Heading { id, words });
                        }
                    }
                    self.events.push(Event::End(TagEnd::Heading(level)));
                }
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                }) => {
                    let dest_url = self.fill(dest_url, &span);
                    self.body.links.push((dest_url.to_string(), span));
                    self.within += 1;
                    self.events.push(Event::Start(Tag::Link {
                        link_type,
                        dest_url,
                        title,
                        id,
                    }));
                }
                Event::Text(words) => {
                    let words = self.mark_figures(words, &span);
                    let words = self.fill(words, &span);
                    match &mut heading {
                        Some((_, heading)) => heading.push_str(&words),
                        None if self.within == 0 => {
                            self.marker.write(words, &mut self.events);
                            continue;
                        }
                        None => {}
                    }
                    self.events.push(Event::Text(words));
                }
                Event::Start(tag @ (Tag::Image { .. } | Tag::CodeBlock(_))) => {
                    if let Tag::Image { dest_url, .. } = &tag {
                        self.body.pictures.push((dest_url.to_string(), span));
                    }
                    self.within += 1;
                    self.events.push(Event::Start(tag));
                }
                Event::End(tag @ (TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock)) => {
                    self.within -= 1;
                    self.events.push(Event::End(tag));
                }
                Event::Html(raw) | Event::InlineHtml(raw) => self.events.push(Event::Text(raw)),
                other => self.events.push(other),
            }
        }
        self.flush();
        condition::check(&self.body, self.source, self.mistakes);
        self.judge();
        self.body
    }

    /// What the rules of prose say of it.
    fn judge(&mut self) {
        let rules = std::mem::take(&mut self.rules);
        let (mistakes, warnings, reading) = rules.done();
        self.body.reading = reading;
        for finding in mistakes {
            self.mistakes.add(self.source, finding);
        }
        for finding in warnings {
            self.mistakes.warn(self.source, finding);
        }
    }

    /// The name and argument, if the paragraph is a block.
    fn block(&self, paragraph: &str) -> Option<(String, Option<String>)> {
        let inner = paragraph.trim().strip_prefix('{')?.strip_suffix('}')?;
        let mut words = inner.split_whitespace();
        let name = words.next()?;
        if figure::is_figure(name) {
            return None;
        }
        let value = |name| self.values.iter().any(|(key, _)| *key == name);
        if value(name) || name == fact::MARK.trim_end() || inner.contains(['{', '}', '\n']) {
            return None;
        }
        let arg = words.collect::<Vec<_>>().join(" ");
        Some((name.to_owned(), (!arg.is_empty()).then_some(arg)))
    }

    fn place(&mut self, name: String, arg: Option<String>, span: Range<usize>) {
        if !BLOCKS.contains(&name.as_str()) {
            let finding = Finding::new(span.clone(), format!("there is no block `{{{name}}}`"))
                .code("unknown-block");
            let help = match nearest(&name, BLOCKS.iter().copied()) {
                Some(block) => format!("did you mean `{{{block}}}`?"),
                None => format!("the blocks are {}", BLOCKS.join(", ")),
            };
            self.mistakes.add(self.source, finding.help(help));
        }
        self.flush();
        self.body.segments.push(Segment::Block { name, arg, span });
    }

    /// Notes the figures that a text asks for, and puts marks in their place.
    fn mark_figures(&mut self, words: CowStr<'a>, span: &Range<usize>) -> CowStr<'a> {
        if figure::next(&words).is_none() {
            return words;
        }
        let written = &self.source.text[span.clone()];
        let (mut marked, mut rest, mut number) = (String::new(), &*words, 0);
        while let Some((start, end)) = figure::next(rest) {
            let at = span.start + figure::place(written, number).unwrap_or(0);
            number += 1;
            let Some(end) = end else {
                let finding = Finding::new(at..at + 1, "the figure has no closing brace")
                    .code("figure")
                    .help("write it on one line, without stars or links within, as in `{figure uk scanning 2026}`");
                self.mistakes.add(self.source, finding);
                break;
            };
            marked.push_str(&rest[..start]);
            marked.push_str(&figure::mark(self.body.figures.len()));
            let length = written[at - span.start..].find('}').map_or(1, |n| n + 1);
            self.body.figures.push(figure::Written {
                text: rest[start..end].to_owned(),
                span: at..at + length,
            });
            rest = &rest[end..];
        }
        marked.push_str(rest);
        CowStr::from(marked)
    }

    /// Puts values in the place of their names.
    fn fill(&mut self, words: CowStr<'a>, span: &Range<usize>) -> CowStr<'a> {
        if !words.contains('{') {
            return words;
        }
        let filled = survey::text::fill(&words, self.values);
        self.facts(&words, span);
        let unknown = unfilled(&filled).filter(|name| *name != fact::MARK.trim_end());
        if let Some(name) = unknown {
            let known = self.values.iter().map(|(key, _)| *key);
            let finding =
                Finding::new(span.clone(), format!("nothing is called `{{{name}}}` here"))
                    .code("unknown-name");
            let finding = match nearest(name, known) {
                Some(value) => finding.help(format!("did you mean `{{{value}}}`?")),
                None => finding.help("blocks stand alone in a paragraph of their own"),
            };
            self.mistakes.add(self.source, finding);
        }
        CowStr::from(filled)
    }

    /// Notes which facts are stated here, and those that nobody has written down.
    fn facts(&mut self, words: &str, span: &Range<usize>) {
        for mark in fact::marks(words) {
            let Some(name) = mark.name else {
                let finding = Finding::new(span.clone(), "this names a fact, but not which")
                    .code("facts")
                    .help("write `{fact NAME}` on one line, with a name from `facts.toml`");
                self.mistakes.add(self.source, finding);
                continue;
            };
            let written = mark.text.trim_matches(['{', '}']);
            if self.values.iter().any(|(key, _)| *key == written) {
                if !self.body.facts.iter().any(|fact| fact == name) {
                    self.body.facts.push(name.to_owned());
                }
                continue;
            }
            let known = self.values.iter().filter_map(|(key, _)| fact::named(key));
            let finding = Finding::new(
                self.place_of(mark.text, span),
                format!("there is no fact `{name}`"),
            )
            .code("facts");
            let help = match nearest(name, known) {
                Some(fact) => format!("did you mean `{{fact {fact}}}`?"),
                None => "write it in `facts.toml`, with its source and dates".to_owned(),
            };
            self.mistakes.add(self.source, finding.help(help));
        }
    }

    /// The place of these very words in the file, or else of what they stand in.
    fn place_of(&self, words: &str, within: &Range<usize>) -> Range<usize> {
        match self.source.text[within.clone()].find(words) {
            Some(at) => within.start + at..within.start + at + words.len(),
            None => within.clone(),
        }
    }

    /// Gives the heading that was started at this event an id made of its words.
    fn name_heading(&mut self, at: usize, words: &str) -> String {
        let base = slug(&figure::without_marks(words));
        let mut id = base.clone();
        let mut copy = 2;
        while self.ids.contains(&id) {
            id = format!("{base}-{copy}");
            copy += 1;
        }
        self.ids.push(id.clone());
        if let Some(Event::Start(Tag::Heading { id: place, .. })) = self.events.get_mut(at) {
            *place = Some(CowStr::from(id.clone()));
        }
        id
    }

    fn flush(&mut self) {
        if self.events.is_empty() {
            return;
        }
        let words = self.events.iter().map(|event| match event {
            Event::Text(words) => words.len(),
            _ => 0,
        });
        // Growing it step by step would copy it several times.
        let mut prose = String::with_capacity(words.sum());
        html::push_html(&mut prose, self.events.drain(..));
        self.body.segments.push(Segment::Prose(prose));
    }
}

/// The first plain name in braces.
fn unfilled(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('{')?;
    let (name, _) = rest.split_once('}')?;
    let plain = |c: char| c.is_ascii_lowercase() || c == '-' || c == '_';
    (!name.is_empty() && name.chars().all(plain)).then_some(name)
}
