//! `_headers`: what the server must say with each page (DOMAIN D6), in the
//! format that static hosts share.
//!
//! Hosts send every rule whose path fits, and a browser obeys every policy that
//! it is sent. So no two rules with a policy may fit the same address: each
//! part of the site has its own, and only `/survey/` allows what the form needs.

use super::Tree;
use super::assets::{Assets, WidgetAssets};
use crate::content::address;
use crate::model::Site;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The policy of a page, which also stands in the page itself for hosts that
/// do not read `_headers`.
pub(crate) const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self'; connect-src 'none'; frame-src 'self'; base-uri 'none'; form-action 'none'";

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

/// Writes the file for the pages in the tree.
pub(crate) fn headers(site: &Site, assets: &Assets, tree: &Tree) -> String {
    let mut out = COMMON.to_owned();
    let denied: Vec<_> = PERMISSIONS.iter().map(|p| format!("{p}=()")).collect();
    let _ = writeln!(out, "  Permissions-Policy: {}\n", denied.join(", "));
    let with_survey = match assets.widget {
        Some(_) => site.pages_with_survey(),
        None => Vec::new(),
    };
    for path in parts(tree, &with_survey) {
        let _ = writeln!(
            out,
            "{path}\n  Content-Security-Policy: {PAGE_POLICY}; frame-ancestors 'none'\n"
        );
    }
    if let Some(widget) = &assets.widget {
        let parents = &site.content.settings.embedding.allowed;
        let parents: String = parents
            .iter()
            .map(|p| format!(" {}", p.get_ref()))
            .collect();
        let mut rule = |path: &str, policy: String, parents: String| {
            let _ = writeln!(
                out,
                "{path}\n  Content-Security-Policy: {policy}; frame-ancestors {parents}\n  Cache-Control: no-store\n"
            );
        };
        for path in &with_survey {
            rule(path, survey_policy(site, widget, true), "'none'".to_owned());
        }
        let policy = survey_policy(site, widget, false);
        rule("/survey/*", policy, format!("'self'{parents}"));
    }
    out.push_str(FOR_OTHERS);
    out
}

/// The first page, and each part of the site below it, but for the survey. A
/// part with a page that the survey stands in is not one: what else is in it has
/// rules of its own.
fn parts(tree: &Tree, with_survey: &[String]) -> BTreeSet<String> {
    let addresses = tree
        .pages()
        .map(|(path, _)| format!("/{}", path.strip_suffix("index.html").unwrap_or(path)))
        .filter(|address| !with_survey.contains(address));
    let parts = addresses.map(|address| {
        let ends = address.match_indices('/').skip(1).map(|(at, _)| at + 1);
        let folders = ends.map(|end| &address[..end]);
        let mut plain = folders.filter(|folder| !with_survey.iter().any(|a| a.starts_with(folder)));
        let folder = plain.next().map(|folder| format!("{folder}*"));
        folder.unwrap_or(address)
    });
    parts.filter(|part| part != "/survey/*").collect()
}
