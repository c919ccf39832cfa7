//! What holds for prose wherever it stands: headings in order, pictures with words, links
//! that say where they lead, and no words that hurt.

use super::Source;
use super::reading::Reading;
use aho_corasick::AhoCorasick;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;
use std::sync::LazyLock;
use survey::parse::Finding;

/// Words of links that say nothing to a person who hears the links of a page in a row, in
/// the languages of our campaigns.
const SAY_NOTHING: [&str; 18] = [
    "click",
    "click here",
    "details",
    "find out more",
    "follow this link",
    "go",
    "here",
    "learn more",
    "link",
    "more",
    "read more",
    "see more",
    "this",
    "this link",
    "this page",
    "yma",
    "cliciwch yma",
    "darllen mwy",
];

/// Words that no text alternative consists of.
const NO_WORDS: [&str; 6] = ["image", "img", "photo", "photograph", "picture", "alt"];

/// Words that hurt or blame (DOMAIN A2, E3, E4), and what to write. In quotation marks,
/// where they are explained, they may stand.
const AVOIDED: [(&str, &str); 15] = [
    ("at least you", "say what helps, without a comparison"),
    (
        "blighted ovum",
        "write “early loss”, and explain the hospital's words in quotation marks",
    ),
    ("failed pregnancy", "write “pregnancy loss”"),
    ("failed pregnancies", "write “pregnancy losses”"),
    ("habitual abortion", "write “more than one miscarriage”"),
    (
        "incompetent cervix",
        "write “the neck of the womb opened early”",
    ),
    ("just a miscarriage", "take “just” out"),
    ("non-viable", "write what it means in the person's words"),
    ("only a miscarriage", "take “only” out"),
    (
        "products of conception",
        "write “pregnancy tissue” or “baby”, as the person would",
    ),
    ("silver lining", "leave it out"),
    ("spontaneous abortion", "write “miscarriage”"),
    ("suffered a miscarriage", "write “had a miscarriage”"),
    ("unwanted pregnancies", "write “unplanned pregnancies”"),
    ("unwanted pregnancy", "write “unplanned pregnancy”"),
];

/// Finds all words to avoid in one pass, in any case and across the end of a line, and says
/// at which place of [`AVOIDED`] each stands.
static AVOIDED_FINDER: LazyLock<(AhoCorasick, Vec<usize>)> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    for (place, (phrase, _)) in AVOIDED.into_iter().enumerate() {
        let mut ways = vec![phrase.to_owned()];
        for (space, _) in phrase.match_indices(' ') {
            let broken = |way: &String| [&way[..space], "\n", &way[space + 1..]].concat();
            ways.extend(ways.iter().map(broken).collect::<Vec<_>>());
        }
        patterns.extend(ways.into_iter().map(|way| (way, place)));
    }
    let (patterns, places): (Vec<_>, _) = patterns.into_iter().unzip();
    let finder = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(patterns)
        .expect("a few short phrases are within its limits");
    (finder, places)
});

/// What was seen of a text so far.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// The level of the last heading; the title of the page is the first.
    level: usize,
    /// The link or picture that is being read, and its words.
    link: Option<(Range<usize>, String)>,
    picture: Option<(Range<usize>, String, String)>,
    /// Whether its sentences are measured.
    measured: bool,
    /// Where words to avoid stand, and which.
    avoided: Vec<(Range<usize>, usize)>,
    reading: Reading,
    mistakes: Vec<Finding>,
    warnings: Vec<Finding>,
}

impl Rules {
    /// For the text of a file from `start` on.
    pub(super) fn of(source: &Source, start: usize) -> Self {
        let welsh = source.path.ends_with(".cy.md") || source.path.contains("/cy/");
        // Nobody is told to say what happened to them shorter, or in other words.
        let told = source.path.starts_with("stories/");
        let avoided = match welsh || told || source.path.starts_with("glossary") {
            true => Vec::new(),
            false => avoided(&source.text, start),
        };
        Self {
            level: 1,
            measured: !welsh && !told,
            avoided,
            ..Self::default()
        }
    }

    /// Takes the next piece of the text.
    pub(super) fn see(&mut self, event: &Event<'_>, span: &Range<usize>, source: &Source) {
        if self.measured {
            self.reading.see(event, span);
        }
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.heading(*level, span),
            Event::Start(Tag::Link { .. }) => self.link = Some((span.clone(), String::new())),
            Event::End(TagEnd::Link) => self.end_link(),
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.picture = Some((span.clone(), String::new(), dest_url.to_string()));
            }
            Event::End(TagEnd::Image) => self.end_picture(),
            Event::Text(words) | Event::Code(words) => self.words(words),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::Table) => {
                self.avoid(span, source);
            }
            _ => {}
        }
    }

    /// What is wrong, what should be looked at, and how the text reads.
    pub(super) fn done(mut self) -> (Vec<Finding>, Vec<Finding>, Reading) {
        // A list ends within the list around it, so that words are seen twice.
        self.warnings.dedup();
        (self.mistakes, self.warnings, self.reading)
    }

    fn heading(&mut self, level: HeadingLevel, span: &Range<usize>) {
        let level = level as usize;
        if level > self.level + 1 {
            let marks = "#".repeat(self.level + 1);
            let message = "this heading leaves a level out";
            let finding = Finding::new(span.clone(), message)
                .code("heading-skipped")
                .help(format!(
                    "begin with `{marks}` here: people who hear the page go from heading to heading"
                ));
            self.mistakes.push(finding);
        }
        self.level = level;
    }

    fn words(&mut self, words: &CowStr<'_>) {
        if let Some((_, text, _)) = &mut self.picture {
            text.push_str(words);
        }
        if let Some((_, text)) = &mut self.link {
            text.push_str(words);
        }
    }

    fn end_link(&mut self) {
        let Some((span, words)) = self.link.take() else {
            return;
        };
        let plain = words.trim().trim_matches(['.', '…', '>', '»', '!', ':']);
        let plain = plain.trim().to_lowercase();
        if plain.is_empty() {
            let finding = Finding::new(span, "this link has no words")
                .code("empty-link-words")
                .help("write between the brackets where it leads");
            self.mistakes.push(finding);
        } else if SAY_NOTHING.contains(&plain.as_str()) {
            let message = format!(
                "the words of this link, “{}”, do not say where it leads",
                words.trim()
            );
            let finding = Finding::new(span, message)
                .code("empty-link-words")
                .help("name the page: some people hear only the links of a page");
            self.warnings.push(finding);
        }
    }

    fn end_picture(&mut self) {
        let Some((span, words, address)) = self.picture.take() else {
            return;
        };
        let plain = words.trim().to_lowercase();
        let file = address.rsplit('/').next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let named = [file, stem].iter().any(|name| name.to_lowercase() == plain);
        if plain.is_empty() || named || NO_WORDS.contains(&plain.as_str()) {
            let finding = Finding::new(span, "this picture has no text alternative")
                .code("no-text-alternative")
                .help("say between the brackets what it shows, for people who do not see it: `![Two chairs in a quiet room](…)`");
            self.mistakes.push(finding);
        }
    }

    fn avoid(&mut self, span: &Range<usize>, source: &Source) {
        for (place, which) in &self.avoided {
            let within = span.start <= place.start && place.end <= span.end;
            if !within || !stands_alone(&source.text[span.clone()], span.start, place) {
                continue;
            }
            let (phrase, instead) = AVOIDED[*which];
            let finding = Finding::new(place.clone(), format!("“{phrase}” can hurt"))
                .code("avoided-word")
                .help(instead);
            if !self.warnings.contains(&finding) {
                self.warnings.push(finding);
            }
        }
    }
}

/// The places of words to avoid in a text from `start` on, and which they are.
fn avoided(text: &str, start: usize) -> Vec<(Range<usize>, usize)> {
    let (finder, places) = &*AVOIDED_FINDER;
    let found = finder.find_iter(&text[start..]);
    let found = found.map(|found| {
        let place = start + found.start()..start + found.end();
        (place, places[found.pattern().as_usize()])
    });
    found.collect()
}

/// Whether what is found is whole words that are not in quotation marks, in a text that
/// `begins` there.
fn stands_alone(text: &str, begins: usize, place: &Range<usize>) -> bool {
    let before = text[..place.start - begins].chars().next_back();
    let after = text[place.end - begins..].chars().next();
    let joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '/');
    let quoted = |c: Option<char>| c.is_some_and(|c| "\"'“”‘’*_".contains(c));
    let within = joined(before) || joined(after);
    let explained = quoted(before) && quoted(after);
    !within && !explained
}
