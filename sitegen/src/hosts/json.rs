//! Hosts whose configuration is JSON, which has no room for comments.

use super::Site;
use super::site::{Header, Place};
use serde_json::{Map, Value, json};

/// `vercel.json`.
pub(super) fn vercel(site: &Site) -> String {
    let list = |headers: &[Header]| -> Vec<Value> {
        let headers = headers.iter();
        headers
            .map(|(key, value)| json!({ "key": key, "value": value }))
            .collect()
    };
    let mut rules = vec![json!({ "source": "/(.*)", "headers": list(&site.common) })];
    rules.extend(site.rules.iter().map(|rule| {
        let source = match &rule.place {
            Place::One(address) => address.clone(),
            Place::Below(start) => format!("{start}(.*)"),
        };
        json!({ "source": source, "headers": list(&rule.headers) })
    }));
    let redirects = site.redirects.iter().map(|redirect| {
        json!({
            "source": redirect.from,
            "destination": redirect.to,
            "statusCode": redirect.status,
        })
    });
    text(&json!({
        "$schema": "https://openapi.vercel.sh/vercel.json",
        "outputDirectory": "dist",
        "trailingSlash": true,
        "headers": rules,
        "redirects": redirects.collect::<Vec<_>>(),
    }))
}

/// `staticwebapp.config.json`. The first route that fits is the only one, so old
/// addresses come first, then single ones with what they have from others, then
/// the longest.
pub(super) fn azure(site: &Site) -> String {
    let object = |headers: &[Header]| -> Map<String, Value> {
        let headers = headers.iter();
        headers
            .map(|(name, value)| (name.clone(), value.clone().into()))
            .collect()
    };
    let redirects = site.redirects.iter().map(|redirect| {
        json!({
            "route": redirect.from,
            "redirect": redirect.to,
            "statusCode": redirect.status,
        })
    });
    let mut rules: Vec<_> = site.rules.iter().collect();
    rules.sort_by_key(|rule| match &rule.place {
        Place::One(_) => 0,
        Place::Below(start) => usize::MAX - start.len(),
    });
    let rules = rules.into_iter().map(|rule| {
        let route = match &rule.place {
            Place::One(address) => address.clone(),
            Place::Below(start) => format!("{start}*"),
        };
        let around = site.rules.iter().filter(|other| match &rule.place {
            Place::One(address) => other.place != rule.place && other.place.fits(address),
            Place::Below(_) => false,
        });
        let mut headers = object(&rule.headers);
        headers.extend(around.flat_map(|other| object(&other.headers)));
        json!({ "route": route, "headers": headers })
    });
    text(&json!({
        "trailingSlash": "always",
        "globalHeaders": object(&site.common),
        "routes": redirects.chain(rules).collect::<Vec<_>>(),
        "responseOverrides": { "404": { "rewrite": "/404.html" } },
        "mimeTypes": { ".csv": "text/csv", ".wasm": "application/wasm" },
    }))
}

fn text(value: &Value) -> String {
    format!("{value:#}\n")
}
