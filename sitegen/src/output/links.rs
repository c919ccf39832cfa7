//! Every link and anchor of the finished site, against what was made.

use super::Tree;
use crate::content::Mistakes;
use crate::model::Site;
use std::collections::{BTreeMap, BTreeSet};
use survey::parse::{Finding, nearest};

/// Notes every link that leads nowhere: at its line if an editor wrote it, or
/// by page if a template did.
pub(crate) fn check_links(site: &Site, tree: &Tree, mistakes: &mut Mistakes) {
    let targets = Targets::of(&site.base_url, tree);
    let mut written: BTreeSet<String> = BTreeSet::new();
    for page in site.content.pages.iter().chain(&site.content.points) {
        let home = match site
            .content
            .points
            .iter()
            .any(|p| p.source.path == page.source.path)
        {
            true => format!("/code/{}/", page.name),
            false => crate::model::page_url(&page.name),
        };
        for (link, span) in &page.body.links {
            if let Some((message, help)) = targets.problem(&home, link) {
                let finding = Finding::new(span.clone(), message).code("broken-link");
                mistakes.add(
                    &page.source,
                    match help {
                        Some(help) => finding.help(help),
                        None => finding,
                    },
                );
                written.insert(link.clone());
            }
        }
    }
    for (path, html) in tree.pages() {
        let home = address(path);
        for link in attributes(
            html,
            &[
                "href",
                "src",
                "data-glue",
                "data-wasm",
                "data-bundle",
                "data-look",
                "data-plain",
            ],
        ) {
            if written.contains(&link) {
                continue;
            }
            if let Some((message, _)) = targets.problem(&home, &link) {
                mistakes.whole("broken-link", format!("page `{home}`: {message}"));
            }
        }
    }
}

/// Everything that can be linked to: addresses with the ids on each page.
struct Targets {
    base_url: String,
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl Targets {
    fn of(base_url: &str, tree: &Tree) -> Self {
        let files = tree.iter().map(|(path, bytes)| {
            let html = path
                .ends_with(".html")
                .then(|| std::str::from_utf8(bytes).ok());
            let ids = html
                .flatten()
                .map(|html| attributes(html, &["id"]).into_iter().collect());
            (address(path), ids.unwrap_or_default())
        });
        Self {
            base_url: base_url.to_owned(),
            ids: files.collect(),
        }
    }

    /// What is wrong with a link on the page at `home`, and what to do.
    fn problem(&self, home: &str, link: &str) -> Option<(String, Option<String>)> {
        // The site's own address is this site, whatever its scheme.
        let own = link.strip_prefix(&self.base_url);
        let link = own.filter(|path| path.starts_with('/')).unwrap_or(link);
        if ["https://", "mailto:", "tel:"]
            .iter()
            .any(|kind| link.starts_with(kind))
        {
            return None;
        }
        let (address, id) = link.split_once('#').unwrap_or((link, ""));
        // What follows a question mark is for the page's own script.
        let address = address.split_once('?').map_or(address, |(page, _)| page);
        let address = if address.is_empty() { home } else { address };
        if !address.starts_with('/') {
            let message = format!("the link `{link}` leads nowhere");
            let help = "begin with `/` for a page of this site, `https://` for another, `mailto:` or `tel:`";
            return Some((message, Some(help.to_owned())));
        }
        let Some(ids) = self.ids.get(address) else {
            let known = nearest(address, self.ids.keys().map(String::as_str));
            let help = known.map(|name| format!("did you mean `{name}`?"));
            return Some((format!("the site has no page `{address}`"), help));
        };
        if id.is_empty() || ids.contains(id) {
            return None;
        }
        let known = nearest(id, ids.iter().map(String::as_str));
        let help = known.map(|name| format!("did you mean `#{name}`?"));
        Some((format!("the page `{address}` has no place `#{id}`"), help))
    }
}

/// The address of a file of the site.
fn address(path: &str) -> String {
    match path.strip_suffix("index.html") {
        Some(folder) => format!("/{folder}"),
        None => format!("/{path}"),
    }
}

/// The values of these attributes, in the order of the page. Our own pages are
/// the only input: their attributes stand in double quotes.
fn attributes(html: &str, names: &[&str]) -> Vec<String> {
    let mut values = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
        let mut rest = tag;
        while let Some((before, after)) = rest.split_once("=\"") {
            let name = before
                .rsplit(char::is_whitespace)
                .next()
                .unwrap_or_default();
            let Some((value, tail)) = after.split_once('"') else {
                break;
            };
            if names.contains(&name) {
                values.push(value.replace("&amp;", "&"));
            }
            rest = tail;
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets() -> Targets {
        let mut tree = Tree::default();
        tree.add("index.html", b"<h2 id=\"why\">".to_vec());
        tree.add("code/index.html", b"<p>".to_vec());
        tree.add("embed.js", Vec::new());
        Targets::of("https://campaign.example", &tree)
    }

    #[test]
    fn pages_places_and_files_can_be_linked_to() {
        let targets = targets();
        for fine in [
            "/",
            "/code/",
            "/#why",
            "/embed.js",
            "https://example.org/x",
            "https://campaign.example/code/",
            "tel:111",
        ] {
            assert_eq!(targets.problem("/code/", fine), None, "{fine}");
        }
        assert_eq!(targets.problem("/", "#why"), None);
    }

    #[test]
    fn a_link_that_leads_nowhere_is_told_with_the_nearest() {
        let (message, help) = targets().problem("/", "/cod/").unwrap();
        assert!(message.contains("/cod/"));
        assert_eq!(help.as_deref(), Some("did you mean `/code/`?"));
        assert!(targets().problem("/", "#wy").is_some());
        assert!(targets().problem("/", "code").is_some());
        let own = "https://campaign.example/cod/";
        assert!(
            targets().problem("/", own).is_some(),
            "the site's own address is this site"
        );
    }
}
