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

/// The policy of the frame page, but for its parents, which only a header can
/// name.
pub(crate) fn frame_policy(site: &Site, widget: &WidgetAssets) -> String {
    let (script, old) = (&widget.script.hash, &widget.old.hash);
    let style = &widget.style.hash;
    let endpoint = address::origin_of(&site.endpoint);
    format!(
        "default-src 'none'; script-src 'self' '{script}' '{old}' 'wasm-unsafe-eval'; style-src 'self' '{style}'; img-src 'self'; \
         font-src 'self'; connect-src 'self' {endpoint}; base-uri 'none'; form-action 'none'"
    )
}

/// Writes the file for the pages in the tree.
pub(crate) fn headers(site: &Site, assets: &Assets, tree: &Tree) -> String {
    let mut out = COMMON.to_owned();
    let denied: Vec<_> = PERMISSIONS.iter().map(|p| format!("{p}=()")).collect();
    let _ = writeln!(out, "  Permissions-Policy: {}\n", denied.join(", "));
    for path in parts(tree) {
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
        let policy = frame_policy(site, widget);
        let _ = writeln!(
            out,
            "/survey/*\n  Content-Security-Policy: {policy}; frame-ancestors 'self'{parents}\n  Cache-Control: no-store\n"
        );
    }
    out.push_str(FOR_OTHERS);
    out
}

/// The first page, and each part of the site below it, but for the survey.
fn parts(tree: &Tree) -> BTreeSet<String> {
    let pages = tree.pages().map(|(path, _)| match path.split_once('/') {
        Some((folder, _)) => format!("/{folder}/*"),
        None if path == "index.html" => "/".to_owned(),
        None => format!("/{path}"),
    });
    pages.filter(|part| part != "/survey/*").collect()
}
