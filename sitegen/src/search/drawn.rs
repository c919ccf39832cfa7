//! What can be found of a page that has been drawn, read from its HTML.

use super::{Card, Page};
use crate::output::{unescape, unescaped};

/// A page as it was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    url: String,
    title: String,
    description: String,
    language: String,
    headings: String,
    text: String,
}

/// What holds nothing to be found: pictures, and lists of links to elsewhere.
const PASSED_OVER: [&str; 5] = ["nav", "script", "style", "svg", "template"];
/// What may begin and end within a word.
const WITHIN: [&str; 4] = ["b", "em", "i", "strong"];

impl Drawn {
    /// Reads the page at `url`; `None` if it is not to be found, because it says
    /// so (`noindex`), leads elsewhere, or has no main part.
    pub fn read(url: &str, html: &str) -> Option<Self> {
        let (head, body) = html.split_once("<body")?;
        if head.contains(" content=\"noindex\"") || head.contains("http-equiv=\"refresh\"") {
            return None;
        }
        let (_, main) = body.split_once("<main")?;
        let (main, _) = main.split_once("</main>")?;
        let mut page = Self {
            url: url.to_owned(),
            title: String::new(),
            description: unescaped(between(head, "<meta name=\"description\" content=\"")),
            language: between(head, "<html lang=\"").to_owned(),
            headings: String::new(),
            text: String::with_capacity(main.len() / 2),
        };
        page.gather(main);
        page.title = page.title.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(page)
    }

    /// What the index is made from.
    pub fn page(&self) -> Page<'_> {
        Page {
            card: Card {
                url: &self.url,
                title: &self.title,
                description: &self.description,
                language: &self.language,
            },
            headings: &self.headings,
            text: &self.text,
        }
    }

    /// Takes the words of the main part, which begins within its first tag.
    fn gather(&mut self, main: &str) {
        let mut heading = 0;
        let mut rest = main.split_once('>').map_or("", |(_, rest)| rest);
        loop {
            let (words, after) = rest.split_once('<').unwrap_or((rest, ""));
            let text = match heading {
                1 => &mut self.title,
                2..=4 => &mut self.headings,
                _ => &mut self.text,
            };
            unescape(words, text);
            let Some((tag, after)) = after.split_once('>') else {
                return;
            };
            rest = after;
            let name = tag.split([' ', '\n', '/']).find(|part| !part.is_empty());
            let name = name.unwrap_or_default();
            if !WITHIN.contains(&name) {
                text.push(' ');
            }
            let opens = !tag.starts_with('/');
            match name.as_bytes() {
                [b'h', level @ b'1'..=b'6'] => heading = if opens { level - b'0' } else { 0 },
                _ if opens && PASSED_OVER.contains(&name) => {
                    let end = format!("</{name}>");
                    rest = rest.split_once(&end).map_or("", |(_, rest)| rest);
                }
                _ => {}
            }
        }
    }
}

/// What stands after these words, to the next double quote.
fn between<'a>(html: &'a str, start: &str) -> &'a str {
    let after = html.split_once(start).map_or("", |(_, after)| after);
    after.split('"').next().unwrap_or_default()
}
