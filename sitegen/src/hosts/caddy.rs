//! Caddy.

use super::Site;
use super::site::{Header, Place};
use std::fmt::Write;

pub(super) fn configuration(site: &Site) -> String {
    let Site { name, root, .. } = site;
    let place = "It is a Caddyfile; Caddy gets the\n# certificate by itself, and logs no requests unless it is told to.";
    let mut out = super::begin(site, "Caddy", place);
    let _ = writeln!(out, "\n{name} {{\n\troot * {root}");
    out.push_str(&header("", &site.common));
    for (number, rule) in (1..).zip(&site.rules) {
        let path = match &rule.place {
            Place::One(address) => address.clone(),
            Place::Below(start) => format!("{start}*"),
        };
        let _ = writeln!(out, "\t@place{number} path {path}");
        out.push_str(&header(&format!("@place{number} "), &rule.headers));
    }
    for redirect in &site.redirects {
        let (from, to, status) = (&redirect.from, &redirect.to, redirect.status);
        let _ = writeln!(out, "\tredir {from} {to} {status}");
    }
    out.push_str("\t@own path /_headers /_redirects\n\terror @own 404\n");
    out.push_str("\t# Copies made by `sitegen build --compress`.\n");
    out.push_str("\tfile_server {\n\t\tprecompressed br gzip\n\t}\n");
    out.push_str(&missing(site));
    out.push_str("}\n");
    out
}

/// The page for an address that is not there has the rules of its own address,
/// whatever was asked for.
fn missing(site: &Site) -> String {
    let page = "/404.html";
    let mut headers = Vec::new();
    for (name, places) in site.by_name() {
        match places.iter().find(|(place, _)| place.fits(page)) {
            Some((_, value)) => headers.push((name.to_owned(), (*value).to_owned())),
            None => headers.push((format!("-{name}"), String::new())),
        }
    }
    let own = header("", &headers).replace('\t', "\t\t");
    let own = own.trim_start_matches('\t');
    format!("\thandle_errors {{\n\t\trewrite * {page}\n\t\t{own}\t\tfile_server\n\t}}\n")
}

fn header(matcher: &str, headers: &[Header]) -> String {
    let mut out = format!("\theader {matcher}{{\n");
    for (name, value) in headers {
        let value = match value.as_str() {
            "" => String::new(),
            value => format!(" \"{value}\""),
        };
        let _ = writeln!(out, "\t\t{name}{value}");
    }
    out.push_str("\t}\n");
    out
}
