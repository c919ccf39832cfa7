//! What a finished page links to, and what on it can be linked to.

use memchr::memmem;
use std::borrow::Cow;

/// The attributes whose values are addresses.
const LINKS: [&str; 8] = [
    "href",
    "src",
    "data-glue",
    "data-wasm",
    "data-bundle",
    "data-look",
    "data-plain",
    "data-index",
];

/// An attribute that matters.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found<'a> {
    Link(Cow<'a, str>),
    /// What a `<meta>` says: an address or anything else.
    Content(Cow<'a, str>),
    Id(&'a str),
}

/// Links and places in the order of the page. Our own pages are the only input:
/// their attributes stand in double quotes, and in their text quotes are escaped.
pub(crate) fn scan(html: &str) -> impl Iterator<Item = Found<'_>> {
    let mut from = 0;
    memmem::find_iter(html.as_bytes(), "=\"").filter_map(move |at| {
        if at < from {
            return None;
        }
        let value = &html[at + 2..];
        let end = memchr::memchr(b'"', value.as_bytes())?;
        let value = &value[..end];
        from = at + 2 + end;
        let before = &html.as_bytes()[..at];
        // In text, as in an example of HTML, quotes may stand as they are.
        let bracket = memchr::memrchr2(b'<', b'>', before)?;
        if before[bracket] == b'>' {
            return None;
        }
        let space = before[bracket..]
            .iter()
            .rposition(u8::is_ascii_whitespace)?;
        let name = &html[bracket + space + 1..at];
        if name == "id" {
            Some(Found::Id(value))
        } else if LINKS.contains(&name) {
            Some(Found::Link(plain(value)))
        } else if name == "content" {
            Some(Found::Content(plain(value)))
        } else {
            None
        }
    })
}

fn plain(value: &str) -> Cow<'_, str> {
    match memchr::memchr(b'&', value.as_bytes()) {
        Some(_) => Cow::Owned(value.replace("&amp;", "&")),
        None => Cow::Borrowed(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_places_are_found_in_order() {
        let html = "<a class=\"x\" href=\"/a/?b=1&amp;c=2\">=&quot;</a>\n<h2 id=\"why\"><img src=\"/p.png\" alt=\"id=1\">";
        let found: Vec<_> = scan(html).collect();
        assert_eq!(
            found,
            [
                Found::Link("/a/?b=1&c=2".into()),
                Found::Id("why"),
                Found::Link("/p.png".into())
            ]
        );
    }

    #[test]
    fn an_example_in_the_text_is_no_link() {
        let html = "<code>&lt;script src=\"/embed.js\"&gt;</code><a href=\"/a/\">";
        assert_eq!(scan(html).count(), 1);
    }

    #[test]
    fn an_attribute_within_another_is_none() {
        assert_eq!(scan("<p title=\" href=\" id=\"a\">").count(), 1);
    }
}
