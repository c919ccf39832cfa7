//! `sitemap.xml` (sitemaps.org) and `robots.txt`, which names it.
//!
//! What is listed follows from what the pages say of themselves: a page with a
//! canonical address that does not ask to be left out.

use super::head::Head;
use super::markup::escaped;
use rayon::prelude::*;
use std::fmt::Write;

/// How many addresses a sitemap may have.
const MOST: usize = 50_000;

/// How many of them one thread writes at a time.
const SIDE_BY_SIDE: usize = 1000;

const FIRST: &str = "sitemap.xml";
const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// The paths and texts of both, for these pages.
pub(crate) fn sitemap(base_url: &str, heads: Vec<&Head>) -> Vec<(String, String)> {
    let mut files = files(heads, base_url, MOST);
    let robots = format!("User-agent: *\nDisallow:\n\nSitemap: {base_url}/{FIRST}\n");
    files.push(("robots.txt".to_owned(), robots));
    files
}

/// The sitemap of these pages: one file, or as many as are needed and one that
/// lists them.
fn files(mut heads: Vec<&Head>, base_url: &str, most: usize) -> Vec<(String, String)> {
    heads.retain(|head| head.address.starts_with(base_url));
    heads.par_sort_unstable_by(|a, b| a.address.cmp(&b.address));
    if heads.len() <= most {
        return vec![(FIRST.to_owned(), list(&heads))];
    }
    let mut files = Vec::new();
    let mut index = format!("{BEGIN}<sitemapindex {SPACE}>\n");
    for (number, part) in (1..).zip(heads.chunks(most)) {
        let path = format!("sitemap-{number}.xml");
        let _ = writeln!(index, "<sitemap><loc>{base_url}/{path}</loc></sitemap>");
        files.push((path, list(part)));
    }
    index.push_str("</sitemapindex>\n");
    files.push((FIRST.to_owned(), index));
    files
}

fn list(heads: &[&Head]) -> String {
    let mut out = format!("{BEGIN}<urlset {SPACE}");
    if heads.iter().any(|head| !head.alternates.is_empty()) {
        out.push_str(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"");
    }
    out.push_str(">\n");
    let parts = heads.par_chunks(SIDE_BY_SIDE);
    let parts: Vec<_> = parts.map(entries).collect();
    parts.iter().for_each(|part| out.push_str(part));
    out.push_str("</urlset>\n");
    out
}

fn entries(heads: &[&Head]) -> String {
    let mut out = String::new();
    for head in heads {
        let _ = write!(out, "<url><loc>{}</loc>", escaped(&head.address));
        if let Some(day) = &head.modified {
            let _ = write!(out, "<lastmod>{}</lastmod>", escaped(day));
        }
        for (language, address) in &head.alternates {
            let (language, address) = (escaped(language), escaped(address));
            let _ = write!(
                out,
                "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\"/>"
            );
        }
        out.push_str("</url>\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://campaign.example";

    fn head(path: &str) -> Head {
        Head {
            address: format!("{BASE}{path}"),
            ..Head::default()
        }
    }

    #[test]
    fn addresses_are_in_order_and_escaped() {
        let heads = [head("/b/?x=1&y=2"), head("/a/")];
        let files = files(heads.iter().collect(), BASE, MOST);
        let [(path, text)] = files.as_slice() else {
            panic!("{files:?}");
        };
        assert_eq!(path, "sitemap.xml");
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[2], format!("<url><loc>{BASE}/a/</loc></url>"));
        assert_eq!(
            lines[3],
            format!("<url><loc>{BASE}/b/?x=1&amp;y=2</loc></url>")
        );
        assert!(!text.contains("xhtml"), "{text}");
    }

    #[test]
    fn too_many_are_split_and_the_first_lists_the_rest() {
        let heads = ["/a/", "/b/", "/c/"].map(head);
        let files = files(heads.iter().collect(), BASE, 2);
        let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        assert_eq!(files[0].1.matches("<url>").count(), 2);
        assert_eq!(files[1].1.matches("<url>").count(), 1);
        assert!(files[2].1.contains(&format!("{BASE}/sitemap-2.xml")));
    }
}
