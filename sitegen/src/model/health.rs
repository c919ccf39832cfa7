//! What pages about health need of other files, and which sources they name.

use super::{Site, page_url, suggest};
use crate::content::{Cited, Content, DraftKind, Fact, Health, Mistakes, Page, Reference};
use survey::parse::{Finding, nearest};

/// The page that lists the others.
const INDEX: &str = "health";

/// The address of a page about health.
pub(crate) fn health_url(name: &str) -> String {
    format!("/{INDEX}/{name}/")
}

/// Everything that pages about health need of other files.
pub(super) fn check(content: &Content, mistakes: &mut Mistakes) {
    if !content.glossary.terms.is_empty() {
        let page = content.health.iter().find(|health| health.is_glossary());
        if page.is_none_or(|health| !health.page.body.has("glossary")) {
            mistakes.whole(
                "glossary",
                "words are explained in `glossary.toml`, but no page has them all: write \
                 `health/glossary.md` with `{glossary}` in it",
            );
        }
    }
    if content.health.is_empty() {
        return;
    }
    if content.notices.is_none() && !mistakes.has("notices.toml") {
        let message = "the content folder has no `notices.toml`";
        mistakes.whole("missing-file", message);
    }
    if !content.pages.iter().any(|page| page.name == INDEX) {
        mistakes.whole("glossary", format!(
            "no page leads to the pages in `health/`: write `pages/{INDEX}.md` with `{{health}}` in it"
        ));
    }
    for health in &content.health {
        related(content, health, mistakes);
    }
}

fn related(content: &Content, health: &Health, mistakes: &mut Mistakes) {
    for name in &health.related {
        let own = health.page.name == *name.get_ref();
        if target(content, name.get_ref()).is_some() && !own {
            continue;
        }
        let message = match own {
            true => "a page does not lead to itself".to_owned(),
            false => format!("there is no page `{}`", name.get_ref()),
        };
        let kinds = [DraftKind::Health, DraftKind::Page];
        let mut drafts = kinds.into_iter();
        let draft = drafts.find_map(|kind| content.draft(kind, name.get_ref()));
        let finding = match (own, draft) {
            (true, _) => Finding::new(name.span(), message),
            (false, Some(draft)) => draft.finding(name.span(), message),
            (false, None) => suggest(
                name.span(),
                message,
                nearest(name.get_ref(), names(content)),
            ),
        };
        mistakes.add(&health.page.source, finding);
    }
}

/// The names of all pages that can be led to.
fn names(content: &Content) -> impl Iterator<Item = &str> {
    let health = content
        .health
        .iter()
        .map(|health| health.page.name.as_str());
    health.chain(content.pages.iter().map(|page| page.name.as_str()))
}

/// The page of this name, of health or else any other, with its address.
fn target<'a>(content: &'a Content, name: &str) -> Option<(&'a Page, String)> {
    let health = content.health.iter().map(|health| &health.page);
    if let Some(page) = health.clone().find(|page| page.name == name) {
        return Some((page, health_url(name)));
    }
    let page = content.pages.iter().find(|page| page.name == name)?;
    Some((page, page_url(name)))
}

impl Site {
    /// The pages to read after this one, with their addresses.
    pub(crate) fn related(&self, health: &Health) -> Vec<(&Page, String)> {
        let names = health.related.iter();
        names
            .filter_map(|name| target(&self.content, name.get_ref()))
            .collect()
    }

    /// Where these facts come from: each source once, with what it is named for.
    pub(crate) fn cited(&self, facts: &[String]) -> Vec<Reference> {
        let mut cited: Vec<Reference> = Vec::new();
        for fact in facts.iter().filter_map(|name| self.content.facts.get(name)) {
            self.cite(fact, &mut cited);
        }
        cited
    }

    fn cite(&self, fact: &Fact, cited: &mut Vec<Reference>) {
        let origin = &fact.origin;
        let same = |r: &&mut Reference| r.name == origin.name && r.what == origin.what;
        let state = *origin.state.get_ref();
        let excuse = fact.review.excuse(self.today).map(str::to_owned);
        let Some(known) = cited.iter_mut().find(same) else {
            cited.push(Reference {
                name: origin.name.clone(),
                what: origin.what.clone(),
                note: fact.note.clone(),
                facts: Some(Cited {
                    says: vec![fact.says.clone()],
                    state,
                    overdue: excuse.into_iter().collect(),
                }),
            });
            return;
        };
        if let Some(facts) = &mut known.facts {
            facts.says.push(fact.says.clone());
            facts.state = facts.state.max(state);
            facts.overdue.extend(excuse);
        }
        match (&mut known.note, &fact.note) {
            (Some(known), Some(note)) if !known.contains(note.as_str()) => {
                known.push(' ');
                known.push_str(note);
            }
            (known @ None, Some(note)) => *known = Some(note.clone()),
            _ => {}
        }
    }
}
