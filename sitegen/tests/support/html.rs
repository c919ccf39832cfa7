//! As much of HTML as our own pages need.

/// A tag with its attributes, in the order of the page.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) closing: bool,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

const VOID: [&str; 6] = ["meta", "link", "input", "br", "hr", "img"];

/// Every tag of a page.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let parts = html
        .split('<')
        .skip(1)
        .filter(|part| !part.starts_with('!'));
    parts
        .map(|part| {
            let inner = part.split('>').next().unwrap();
            let closing = inner.starts_with('/');
            let inner = inner.trim_start_matches('/').trim_end_matches('/');
            let (name, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
            Tag {
                name: name.to_owned(),
                closing,
                attributes: attributes(rest),
            }
        })
        .collect()
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, tail) = after.split_once('"').expect("a closing quote");
        let mut names: Vec<_> = before.split_whitespace().collect();
        let name = names.pop().unwrap_or_default();
        found.extend(
            names
                .into_iter()
                .map(|name| (name.to_owned(), String::new())),
        );
        found.push((name.to_owned(), value.to_owned()));
        rest = tail;
    }
    found.extend(
        rest.split_whitespace()
            .map(|name| (name.to_owned(), String::new())),
    );
    found
}

/// The first tag that is opened or closed in the wrong place.
pub(crate) fn unbalanced(html: &str) -> Option<String> {
    let mut open: Vec<String> = Vec::new();
    let drawn = ["line", "circle", "rect"];
    for tag in tags(html) {
        if VOID.contains(&tag.name.as_str()) || drawn.contains(&tag.name.as_str()) {
            continue;
        }
        if !tag.closing {
            open.push(tag.name);
        } else if open.pop().as_ref() != Some(&tag.name) {
            return Some(format!("</{}>", tag.name));
        }
    }
    open.pop()
}

/// What a person reads, with single spaces.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        let words = part.split_once('>').map_or(part, |(_, words)| words);
        text.push_str(words);
        text.push(' ');
    }
    let plain = text.replace("&amp;", "&").replace("&quot;", "\"");
    plain
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" )", ")")
        .replace("( ", "(")
}

/// The text of each element of this name, innermost only.
pub(crate) fn elements(html: &str, name: &str) -> Vec<String> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let parts = html.split(&close).filter_map(|part| {
        let (_, inner) = part.rsplit_once(&open)?;
        let (_, inner) = inner.split_once('>')?;
        Some(text(inner))
    });
    parts.collect()
}

/// What is between the tags of `<main>`.
pub(crate) fn main(html: &str) -> &str {
    let (_, rest) = html.split_once("<main").expect("a main element");
    let (_, rest) = rest.split_once('>').unwrap();
    rest.split_once("</main>").unwrap().0
}
