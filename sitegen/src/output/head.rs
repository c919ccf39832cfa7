//! What a page says of itself to machines, read from its `<head>`.
//!
//! Our own pages are the only input: their attributes stand in double quotes.

use super::markup::unescaped;
use memchr::memmem;
use serde::{Deserialize, Serialize};

/// A page that may be listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    /// Its canonical address.
    pub(super) address: String,
    /// The day on which somebody last made sure that it is right, or on which
    /// it was published.
    pub(super) modified: Option<String>,
    /// The same page in each of its languages, itself included.
    pub(super) alternates: Vec<(String, String)>,
}

impl Head {
    /// Of a page; `None` if it has no canonical address or asks to be left out.
    pub(crate) fn read(html: &str) -> Option<Self> {
        let end = memmem::find(html.as_bytes(), b"</head>")?;
        let mut read = Self::default();
        let mut published = None;
        for tag in tags(&html[..end]) {
            let value = |name| attribute(tag, name).map(unescaped).unwrap_or_default();
            if tag.starts_with("meta ") {
                let name = attribute(tag, "property").or_else(|| attribute(tag, "name"));
                match name.unwrap_or_default() {
                    "robots" if value("content").contains("noindex") => return None,
                    "article:modified_time" => read.modified = Some(value("content")),
                    "article:published_time" => published = Some(value("content")),
                    _ => {}
                }
            } else if tag.starts_with("link ") {
                match attribute(tag, "rel").unwrap_or_default() {
                    "canonical" => read.address = value("href"),
                    "alternate" if attribute(tag, "hreflang").is_some() => {
                        read.alternates.push((value("hreflang"), value("href")));
                    }
                    _ => {}
                }
            }
        }
        read.modified = read.modified.or(published);
        (!read.address.is_empty()).then_some(read)
    }
}

/// What stands in each tag.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    let begins = memchr::memchr_iter(b'<', html.as_bytes());
    begins.filter_map(|begin| {
        let tag = &html[begin + 1..];
        Some(&tag[..memchr::memchr(b'>', tag.as_bytes())?])
    })
}

/// The value of an attribute.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    // Names and values take turns.
    let mut parts = tag.split('"');
    while let (Some(before), Some(value)) = (parts.next(), parts.next()) {
        let before = before.strip_suffix('=')?;
        if before.rsplit(char::is_whitespace).next() == Some(name) {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_an_address_is_read() {
        let html = "<head><link rel=\"canonical\" href=\"https://a.example/x/?a&amp;b\">\
             <meta property=\"article:published_time\" content=\"2026-01-01\">\
             <meta content=\"2026-02-03\" property=\"article:modified_time\">\
             <link rel=\"alternate\" hreflang=\"cy\" href=\"https://a.example/cy/x/\">\
             <link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed.xml\"></head>\
             <body><meta name=\"robots\" content=\"noindex\">";
        let head = Head::read(html).unwrap();
        assert_eq!(head.address, "https://a.example/x/?a&b");
        assert_eq!(head.modified.as_deref(), Some("2026-02-03"));
        let other = ("cy".to_owned(), "https://a.example/cy/x/".to_owned());
        assert_eq!(head.alternates, [other]);
    }

    #[test]
    fn a_page_that_asks_for_it_or_has_no_address_is_left_out() {
        let canonical = "<link rel=\"canonical\" href=\"https://a.example/\">";
        let hidden = format!("<head><meta name=\"robots\" content=\"noindex\">{canonical}</head>");
        assert_eq!(Head::read(&hidden), None);
        assert_eq!(Head::read("<head></head>"), None);
    }
}
