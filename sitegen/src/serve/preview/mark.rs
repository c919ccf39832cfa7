//! Marks what a preview shows and a published site does not: with a band on its page,
//! and in every link to it.
//!
//! This is the preview's own work, so that no template has to think of it and no
//! built page can hold a trace of it.

use crate::Early;
use crate::output::escaped;
use crate::render::words;
use std::collections::BTreeMap;

/// Where the bands go: before the main part. A page without one, such as the
/// survey's frame, is a part of another.
const MAIN: &str = "<main id=\"content\"";

/// The page at this path with its marks.
pub(super) fn marked(html: &str, path: &str, early: &[Early]) -> String {
    let html = linked(html, path, early);
    let own = early
        .iter()
        .filter(|early| early.url.as_deref().is_none_or(|url| url == page_of(path)));
    match html.find(MAIN) {
        Some(main) => {
            let bands: String = own.map(band).collect();
            format!("{}{bands}{}", &html[..main], &html[main..])
        }
        None => html,
    }
}

/// The address of the page that is sent for a path.
fn page_of(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path)
}

fn band(early: &Early) -> String {
    let (mark, why) = (
        escaped(&words::upper_first(&early.mark)),
        escaped(&early.why),
    );
    format!(
        "<section class=\"preview-band\" aria-label=\"Only in this preview\">\
         <p><strong>{mark}.</strong> {why}</p></section>"
    )
}

/// The page with a mark in every link to another that is not published.
fn linked(html: &str, path: &str, early: &[Early]) -> String {
    let marks = early.iter().filter_map(|early| {
        let url = early.url.as_deref().filter(|url| *url != page_of(path))?;
        Some((url, escaped(&early.mark)))
    });
    let marks: BTreeMap<_, _> = marks.collect();
    if marks.is_empty() {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<a ") {
        let link = &rest[start..];
        let end = link.find("</a>").unwrap_or(link.len());
        out.push_str(&rest[..start + end]);
        if let Some(mark) = leads(link).and_then(|to| marks.get(to)) {
            out.push_str(&format!(" <span class=\"preview-mark\">{mark}</span>"));
        }
        rest = &rest[start + end..];
    }
    out.push_str(rest);
    out
}

/// Where a link leads, without the place on the page.
fn leads(link: &str) -> Option<&str> {
    let tag = &link[..link.find('>')?];
    let (_, address) = tag.split_once(" href=\"")?;
    address.split(['"', '#', '?']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn early(url: Option<&str>) -> Early {
        Early {
            url: url.map(str::to_owned),
            mark: "draft".to_owned(),
            why: "It is <one>.".to_owned(),
        }
    }

    const PAGE: &str = "<a class=\"x\" href=\"/news/a/\">A</a> <a href=\"/news/a/#b\">B</a> \
                        <a href=\"/news/ab/\">C</a><main id=\"content\">";

    #[test]
    fn links_to_it_are_marked_and_others_are_not() {
        let page = marked(PAGE, "/", &[early(Some("/news/a/"))]);
        let mark = "<span class=\"preview-mark\">draft</span></a>";
        assert!(page.contains(&format!("A {mark}")), "{page}");
        assert!(page.contains(&format!("B {mark}")), "{page}");
        assert!(page.contains("C</a>"), "{page}");
        assert!(!page.contains("preview-band"), "{page}");
    }

    #[test]
    fn its_own_page_has_a_band_and_no_marks() {
        for path in ["/news/a/", "/news/a/index.html"] {
            let page = marked(PAGE, path, &[early(Some("/news/a/"))]);
            assert!(!page.contains("preview-mark"), "{page}");
            let band = "<strong>Draft.</strong> It is &lt;one&gt;.</p></section><main";
            assert!(page.contains(band), "{page}");
        }
    }

    #[test]
    fn what_may_stand_anywhere_has_a_band_everywhere_but_in_a_frame() {
        assert!(marked(PAGE, "/other/", &[early(None)]).contains("preview-band"));
        assert_eq!(
            marked("<body>A frame", "/survey/", &[early(None)]),
            "<body>A frame"
        );
    }
}
