//! Where each old address leads in the end.

use crate::content::{Content, Mistakes, Redirect};
use std::collections::BTreeMap;
use survey::parse::Finding;

/// Every redirect by its old address, each with the last address of its way: who
/// follows one is never sent on. Ways that lead round, and addresses that are
/// written twice, are mistakes.
pub(super) fn resolve(content: &Content, mistakes: &mut Mistakes) -> Vec<Redirect> {
    let mut all: BTreeMap<&str, &Redirect> = BTreeMap::new();
    for redirect in &content.redirects {
        if let Some(first) = all.insert(&redirect.from, redirect) {
            let message = format!("`{}` leads somewhere already", redirect.from);
            let finding = Finding::new(redirect.from_span.clone(), message).help(format!(
                "{} has it, too: keep one of them",
                first.source.path
            ));
            mistakes.add(&redirect.source, finding);
        }
    }
    let mut resolved = Vec::new();
    for redirect in all.values() {
        match end(redirect, &all) {
            Some(end) => resolved.push(Redirect {
                to: end.to.clone(),
                ..(*redirect).clone()
            }),
            None => {
                let message = format!("the way from `{}` leads round to itself", redirect.from);
                let finding = Finding::new(redirect.to_span.clone(), message)
                    .help("let one address of the round lead to a page");
                mistakes.add(&redirect.source, finding);
            }
        }
    }
    resolved
}

/// The last redirect of a way; `None` if there is no last one.
fn end<'a>(first: &'a Redirect, all: &BTreeMap<&str, &'a Redirect>) -> Option<&'a Redirect> {
    let mut last = first;
    for _ in 0..=all.len() {
        let page = last.to.split('#').next().unwrap_or_default();
        match all.get(page) {
            Some(next) => last = next,
            None => return Some(last),
        }
    }
    None
}
