//! Every link and anchor of the finished site, against what was made.

use super::scan::{Found, scan};
use crate::content::{Draft, Mistakes, news_url};
use crate::model::Site;
use foldhash::{HashMap, HashSet};
use std::cell::LazyCell;
use std::collections::BTreeSet;
use survey::parse::{Finding, nearest};

/// Every address of the site, known before any page is drawn.
#[derive(Debug)]
pub(super) struct Addresses<'a> {
    base_url: &'a str,
    all: HashSet<&'a str>,
    /// Those of the pictures that are drawn if a page names them.
    pictures: HashSet<&'a str>,
}

/// Where a link leads.
enum Leads<'l> {
    /// Out of the site.
    Away,
    Nowhere,
    To(&'l str, &'l str),
}

/// What a page links to and can be linked to at.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The places on it, a line each.
    pub(super) ids: String,
    /// The pictures of shared pages that it names, a line each.
    pub(super) pictures: String,
    /// Its links to places on other pages: address and place.
    pub(super) anchors: Vec<(String, String)>,
    /// Its links to what is not there.
    pub(super) broken: Vec<String>,
}

impl<'a> Addresses<'a> {
    pub(super) fn new(
        base_url: &'a str,
        all: impl IntoIterator<Item = &'a str>,
        pictures: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        Self {
            base_url,
            all: all.into_iter().collect(),
            pictures: pictures.into_iter().collect(),
        }
    }

    pub(super) fn has(&self, address: &str) -> bool {
        self.all.contains(address)
    }

    /// Looks at a finished page.
    pub(super) fn look(&self, home: &str, html: &str) -> Page {
        let mut page = Page::default();
        let mut own = Vec::new();
        for found in scan(html) {
            match found {
                Found::Id(id) => {
                    page.ids.push_str(id);
                    page.ids.push('\n');
                }
                Found::Content(text) if !text.starts_with(self.base_url) => {}
                Found::Link(link) | Found::Content(link) => match self.leads(home, &link) {
                    Leads::Away => {}
                    Leads::To(address, "") if self.pictures.contains(address) => {
                        page.pictures.push_str(address);
                        page.pictures.push('\n');
                    }
                    Leads::To(address, "") if self.has(address) => {}
                    Leads::To(address, id) if address == home => own.push(id.to_owned()),
                    Leads::To(address, id) if self.has(address) => {
                        page.anchors.push((address.to_owned(), id.to_owned()));
                    }
                    _ => page.broken.push(link.into_owned()),
                },
            }
        }
        // Files of a campaign's own have links of any form.
        if !home.ends_with('/') {
            let named = self
                .pictures
                .iter()
                .filter(|picture| html.contains(**picture));
            named.for_each(|picture| page.pictures.extend([*picture, "\n"]));
        }
        own.retain(|id| !has_line(&page.ids, id));
        page.broken.extend(own.iter().map(|id| format!("#{id}")));
        page
    }

    fn leads<'l>(&self, home: &'l str, link: &'l str) -> Leads<'l> {
        // The site's own address is this site, whatever its scheme.
        let own = link.strip_prefix(self.base_url);
        let link = own.filter(|path| path.starts_with('/')).unwrap_or(link);
        let away = ["https://", "mailto:", "tel:"];
        if away.iter().any(|kind| link.starts_with(kind)) {
            return Leads::Away;
        }
        let (address, id) = link.split_once('#').unwrap_or((link, ""));
        // What follows a question mark is for the page's own script.
        let address = address.split_once('?').map_or(address, |(page, _)| page);
        match address {
            "" => Leads::To(home, id),
            address if address.starts_with('/') => Leads::To(address, id),
            _ => Leads::Nowhere,
        }
    }
}

fn has_line(lines: &str, wanted: &str) -> bool {
    lines.lines().any(|line| line == wanted)
}

type Places<'a> =
    LazyCell<HashMap<&'a str, &'a str>, Box<dyn FnOnce() -> HashMap<&'a str, &'a str> + 'a>>;

/// Everything that can be linked to: addresses with the places on each page.
pub(super) struct Targets<'a> {
    pub(super) addresses: &'a Addresses<'a>,
    /// The places on each page, found out if a link leads to a place.
    pub(super) ids: Places<'a>,
    /// What is not finished, and so left out.
    pub(super) drafts: &'a [Draft],
}

impl Targets<'_> {
    /// What is wrong with a link on the page at `home`, and what to do.
    pub(super) fn problem(&self, home: &str, link: &str) -> Option<(String, Option<String>)> {
        let (address, id) = match self.addresses.leads(home, link) {
            Leads::Away => return None,
            Leads::To(address, id) => (address, id),
            Leads::Nowhere => {
                let message = format!("the link `{link}` leads nowhere");
                let help = "begin with `/` for a page of this site, `https://` for another, `mailto:` or `tel:`";
                return Some((message, Some(help.to_owned())));
            }
        };
        if !self.addresses.has(address) {
            let url = Some(address);
            let mut drafts = self.drafts.iter();
            if let Some(draft) = drafts.find(|draft| draft.url.as_deref() == url) {
                let message = format!("the link `{link}` leads to a draft");
                return Some((message, Some(draft.help())));
            }
            let known = nearest(address, self.addresses.all.iter().copied());
            let help = known.map(|name| format!("did you mean `{name}`?"));
            return Some((format!("the site has no page `{address}`"), help));
        }
        if id.is_empty() {
            return None;
        }
        let ids = self.ids.get(address).copied().unwrap_or_default();
        if has_line(ids, id) {
            return None;
        }
        let help = nearest(id, ids.lines()).map(|name| format!("did you mean `#{name}`?"));
        Some((format!("the page `{address}` has no place `#{id}`"), help))
    }
}

/// Notes the links that lead nowhere: at their line if an editor wrote them, or by
/// page if a template did. `found` are the pages that were looked at.
pub(super) fn check<'p>(
    site: &Site,
    targets: &Targets<'_>,
    found: impl Iterator<Item = (&'p str, &'p Page)>,
    mistakes: &mut Mistakes,
) {
    let mut written: BTreeSet<String> = BTreeSet::new();
    let mut editors = site.written();
    // What waits is looked at now: at its minute nobody may be there to mend it.
    let later = || site.waiting.iter().map(|item| &item.page);
    editors.extend(later().map(|page| (news_url(&page.name), &page.source, &page.body)));
    let waits: BTreeSet<_> = later().map(|page| news_url(&page.name)).collect();
    for (home, source, body) in editors {
        for (link, span) in &body.links {
            let address = link.split(['#', '?']).next().unwrap_or(link);
            if waits.contains(address) || waits.contains(&home) && address.is_empty() {
                continue;
            }
            if let Some((message, help)) = targets.problem(&home, link) {
                let finding = Finding::new(span.clone(), message).code("broken-link");
                let finding = match help {
                    Some(help) => finding.help(help),
                    None => finding,
                };
                mistakes.add(source, finding);
                written.insert(link.clone());
            }
        }
    }
    let mut told = BTreeSet::new();
    for (home, page) in found {
        let anchors = page.anchors.iter().map(|(page, id)| format!("{page}#{id}"));
        for link in page.broken.iter().cloned().chain(anchors) {
            if written.contains(&link) {
                continue;
            }
            if let Some((message, _)) = targets.problem(home, &link) {
                told.insert(format!("page `{home}`: {message}"));
            }
        }
    }
    for message in told {
        mistakes.whole("broken-link", message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [&str; 3] = ["/", "/code/", "/embed.js"];

    fn targets<'a>(addresses: &'a Addresses<'a>) -> Targets<'a> {
        Targets {
            addresses,
            ids: LazyCell::new(Box::new(|| [("/", "why\nhow\n")].into_iter().collect())),
            drafts: &[],
        }
    }

    #[test]
    fn pages_places_and_files_can_be_linked_to() {
        let addresses = Addresses::new("https://campaign.example", ALL, []);
        let targets = targets(&addresses);
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
        assert_eq!(targets.problem("/", "#how"), None);
    }

    #[test]
    fn a_link_that_leads_nowhere_is_told_with_the_nearest() {
        let addresses = Addresses::new("https://campaign.example", ALL, []);
        let targets = targets(&addresses);
        let (message, help) = targets.problem("/", "/cod/").unwrap();
        assert!(message.contains("/cod/"));
        assert_eq!(help.as_deref(), Some("did you mean `/code/`?"));
        assert!(targets.problem("/", "#wy").is_some());
        assert!(targets.problem("/", "code").is_some());
        let own = "https://campaign.example/cod/";
        assert!(
            targets.problem("/", own).is_some(),
            "the site's own address is this site"
        );
    }

    #[test]
    fn a_page_is_looked_at_once() {
        let addresses = Addresses::new("https://campaign.example", ALL, []);
        let html = "<a href=\"#here\"><h2 id=\"here\"><a href=\"/#why\"><a href=\"/gone/\"><a href=\"#gone\">";
        let page = addresses.look("/code/", html);
        assert_eq!(page.ids, "here\n");
        assert_eq!(page.anchors, [("/".to_owned(), "why".to_owned())]);
        assert_eq!(page.broken, ["/gone/", "#gone"]);
    }
}
