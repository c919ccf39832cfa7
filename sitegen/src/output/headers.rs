//! `_headers`: what the server must say with each page (DOMAIN D6), in the
//! format that static hosts share.
//!
//! Hosts send every rule whose path fits, and a browser obeys every policy that
//! it is sent. So no two rules with a policy may fit the same address: each
//! part of the site has its own, and only `/survey/` allows what the form needs.

use super::assets::{Assets, WidgetAssets};
use crate::content::address;
use crate::model::Site;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The policy of a page, which also stands in the page itself for hosts that
/// do not read `_headers`. No page of ours connects to anything, but Lighthouse
/// asks for `/robots.txt` in the page's name, and counts it as missing otherwise.
pub(crate) const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// Sent with everything.
const COMMON: &str = "\
/*
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  Strict-Transport-Security: max-age=63072000; includeSubDomains
  Cross-Origin-Opener-Policy: same-origin
";

/// What other sites' pages ask for. A browser compares a script with its hash
/// only if it may be read across origins; and in a frame that a site around has
/// shut in (`sandbox`), our own files come from elsewhere, too.
const FOR_OTHERS: &str = "\
/embed.js
  Cache-Control: public, max-age=3600
  Access-Control-Allow-Origin: *

/oembed/*
  Access-Control-Allow-Origin: *

/assets/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
";

/// What a feed is. By its ending, a server would take it for any XML.
const ATOM: &str = "application/atom+xml; charset=utf-8";

/// Everything that a page could ask a browser for. None is needed.
const PERMISSIONS: [&str; 17] = [
    "accelerometer",
    "autoplay",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
];

/// The policy of a page that the survey is the whole of, or a part of, but for
/// its parents, which only a header can name. Where it is the whole, its style
/// and script stand in the page, so that nothing is waited for; as a part it
/// has them from files, like the page around it.
pub(crate) fn survey_policy(site: &Site, widget: &WidgetAssets, is_part: bool) -> String {
    let (mut scripts, mut styles) = (String::new(), String::new());
    if !is_part {
        scripts = format!(" '{}' '{}'", widget.script.hash, widget.old.hash);
        styles = format!(" '{}'", widget.style.hash);
    }
    let endpoint = address::origin_of(&site.endpoint);
    format!(
        "default-src 'none'; script-src 'self'{scripts} 'wasm-unsafe-eval'; style-src 'self'{styles}; img-src 'self'; \
         font-src 'self'; connect-src 'self' {endpoint}; base-uri 'none'; form-action 'none'"
    )
}

/// Writes the file for the pages at these addresses.
pub(crate) fn headers<'a>(
    site: &Site,
    assets: &Assets,
    pages: impl Iterator<Item = &'a str>,
) -> String {
    let mut out = COMMON.to_owned();
    let denied: Vec<_> = PERMISSIONS.iter().map(|p| format!("{p}=()")).collect();
    let _ = writeln!(out, "  Permissions-Policy: {}\n", denied.join(", "));
    let pages: Vec<_> = pages.collect();
    let with_survey = match assets.widget {
        Some(_) => site.pages_with_survey(),
        None => Vec::new(),
    };
    for path in parts(pages.iter().copied(), &with_survey) {
        let _ = writeln!(
            out,
            "{path}\n  Content-Security-Policy: {PAGE_POLICY}; frame-ancestors 'none'\n"
        );
    }
    if let Some(widget) = &assets.widget {
        let policy = survey_policy(site, widget, true);
        for path in &with_survey {
            out.push_str(&survey_rule(path, &policy, "'none'"));
        }
        let policy = survey_policy(site, widget, false);
        out.push_str(&survey_rule("/survey/*", &policy, &parents(site)));
    }
    for feed in pages.iter().filter(|address| is_feed(address)) {
        let _ = writeln!(out, "{feed}\n  Content-Type: {ATOM}\n");
    }
    out.push_str(FOR_OTHERS);
    out
}

/// Whether there is one of our feeds; a file of the campaign's own, which stands
/// at the root, may be in another format.
fn is_feed(address: &str) -> bool {
    let folder = address.strip_suffix("/feed.xml");
    folder.is_some_and(|folder| !folder.is_empty())
}

/// The rule for a page with the survey, which is kept nowhere.
fn survey_rule(path: &str, policy: &str, parents: &str) -> String {
    format!(
        "{path}\n  Content-Security-Policy: {policy}; frame-ancestors {parents}\n  Cache-Control: no-store\n\n"
    )
}

/// The sites that may have the survey in a frame.
fn parents(site: &Site) -> String {
    let allowed = &site.content.settings.embedding.allowed;
    let allowed = allowed
        .iter()
        .map(|origin| format!(" {}", origin.get_ref()));
    format!("'self'{}", allowed.collect::<String>())
}

/// The first page, and each part of the site below it, but for the survey.
fn parts<'a>(pages: impl Iterator<Item = &'a str>, with_survey: &[String]) -> BTreeSet<String> {
    let own = |address: &str| with_survey.iter().any(|page| page == address);
    pages
        .filter(|address| !address.starts_with("/survey/") && !own(address))
        .map(|address| part_of(address, with_survey))
        .collect()
}

/// The part of the site that an address is in: its topmost folder, but never one
/// with a page that the survey stands in. What else is in such a folder has rules
/// of its own.
fn part_of(address: &str, with_survey: &[String]) -> String {
    address
        .match_indices('/')
        .skip(1)
        .map(|(slash, _)| &address[..=slash])
        .find(|folder| !with_survey.iter().any(|page| page.starts_with(folder)))
        .map_or_else(|| address.to_owned(), |folder| format!("{folder}*"))
}
