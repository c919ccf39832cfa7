//! Where each old address leads in the end.

use super::addresses::pages;
use crate::content::{Content, Item, Mistakes, REDIRECTS, Redirect, aliases, news_url, story_url};
use std::collections::BTreeMap;
use survey::parse::Finding;

/// Every redirect by its old address, each with the last address of its way: who
/// follows one is never sent on. Ways that lead round, and addresses that are
/// written twice, are mistakes, those of news that is still to come as well; but
/// what leads there is left out until it does.
pub(super) fn resolve(
    content: &Content,
    waiting: &[Item],
    mistakes: &mut Mistakes,
) -> Vec<Redirect> {
    let written = written(content, waiting, mistakes);
    let mut all: BTreeMap<&str, &Redirect> = BTreeMap::new();
    for redirect in &written {
        if let Some(first) = all.insert(&redirect.from, redirect) {
            let message = format!("`{}` leads somewhere already", redirect.from);
            let help = format!("{} has it, too: keep one of them", first.source.path);
            let finding = Finding::new(redirect.from_span.clone(), message).help(help);
            mistakes.add(&redirect.source, finding.code(REDIRECTS));
        }
    }
    let waits = |path: &str| waiting.iter().any(|item| item.page.source.path == path);
    let mut resolved = Vec::new();
    for redirect in all.values() {
        match end(redirect, &all) {
            Some(_) if waits(&redirect.source.path) => {}
            Some(end) => resolved.push(Redirect {
                to: end.to.clone(),
                ..(*redirect).clone()
            }),
            None => {
                let message = format!("the way from `{}` leads round to itself", redirect.from);
                let finding = Finding::new(redirect.to_span.clone(), message)
                    .help("let one address of the round lead to a page");
                mistakes.add(&redirect.source, finding.code(REDIRECTS));
            }
        }
    }
    resolved
}

/// `redirects.toml` and what pages of every kind say of themselves.
fn written(content: &Content, waiting: &[Item], mistakes: &mut Mistakes) -> Vec<Redirect> {
    let mut all = content.redirects.clone();
    let later = waiting.iter().map(|item| &item.page);
    let later = later.map(|page| (news_url(&page.name), page));
    for (url, page) in pages(content).chain(later) {
        let former = aliases(&page.front.aliases, &page.source, &url, mistakes);
        all.extend(former);
    }
    let stories = content.stories.cards();
    for card in stories.filter(|card| !card.aliases.is_empty()) {
        // Only these few are read again, for their words around a mistake.
        let source = content.story_source(&card.name).unwrap_or_default();
        let url = story_url(&card.name);
        all.extend(aliases(&card.aliases, &source, &url, mistakes));
    }
    all
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
