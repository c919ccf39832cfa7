//! The old addresses of pages: `_redirects` for hosts that read it, and a small
//! page at each for those that do not.

use super::Tree;
use super::markup::escaped;
use crate::build::{address_of, file_of};
use crate::content::{Mistakes, Redirect};
use crate::model::Site;
use std::fmt::Write;
use survey::parse::{Finding, nearest};

/// The file of rules, in the format that static hosts share.
pub(crate) const FILE: &str = "_redirects";

/// Adds both. `known` are the addresses of every page and file of the site, in order.
pub(crate) fn redirects(site: &Site, known: &[&str], tree: &mut Tree, mistakes: &mut Mistakes) {
    if site.redirects.is_empty() {
        return;
    }
    check(site, known, mistakes);
    let mut rules = String::new();
    for redirect in &site.redirects {
        let status = if redirect.permanent { 301 } else { 302 };
        let Redirect { from, to, .. } = redirect;
        for from in [from.as_str()].into_iter().chain(without_slash(from)) {
            let _ = writeln!(rules, "{from} {to} {status}");
        }
        if is_page(from) {
            tree.add(&file_of(from), page(site, to).into_bytes());
        }
    }
    tree.add(FILE, rules.into_bytes());
}

/// That an old address is free, and that something is where it leads.
fn check(site: &Site, known: &[&str], mistakes: &mut Mistakes) {
    let is_known = |address: &str| known.binary_search(&address).is_ok();
    for redirect in &site.redirects {
        let Redirect { from, to, .. } = redirect;
        if is_known(&address_of(&file_of(from))) {
            let message = format!("`{from}` is a page of this site");
            let finding = Finding::new(redirect.from_span.clone(), message)
                .help("nobody could see that page any more: take this away, or rename the page");
            mistakes.add(&redirect.source, finding);
        }
        let page = to.split(['#', '?']).next().unwrap_or_default();
        if !page.starts_with('/') || is_known(page) {
            continue;
        }
        let message = format!("`{from}` leads to `{page}`, and nothing is there");
        let finding = Finding::new(redirect.to_span.clone(), message);
        let finding = match nearest(page, known.iter().copied()) {
            Some(name) => finding.help(format!("did you mean `{name}`?")),
            None => finding,
        };
        mistakes.add(&redirect.source, finding);
    }
}

/// The same address without the slash at its end.
fn without_slash(from: &str) -> Option<&str> {
    from.strip_suffix('/').filter(|from| !from.is_empty())
}

/// Whether what is sent for an address is shown as a page: in the place of a
/// picture or a table, one would be taken for a broken file.
fn is_page(address: &str) -> bool {
    file_of(address).ends_with(".html")
}

/// The small page. It has no words but the campaign's name and the new address,
/// so it is right in every language; most people see it for no time at all.
fn page(site: &Site, to: &str) -> String {
    let name = escaped(&site.content.settings.campaign.name);
    let to = escaped(to);
    let full = match to.starts_with('/') {
        true => format!("{}{to}", escaped(&site.base_url)),
        false => to.clone(),
    };
    let language = &site.texts().language;
    let policy = super::PAGE_POLICY;
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{full}</title>\n<link rel=\"canonical\" href=\"{full}\">\n</head>\n<body>\n\
         <main>\n<h1>{name}</h1>\n<p><a href=\"{to}\">{full}</a></p>\n</main>\n</body>\n</html>\n"
    )
}
