//! Pages about health: what they show besides their text.

use super::Link;
use crate::content::{Call, Fact, Health};
use crate::model::{Site, health_url};
use crate::render::words;
use serde::Serialize;

/// What stands around the text of a page about health.
#[derive(Debug, Serialize)]
pub(crate) struct HealthView {
    pub(crate) author: String,
    /// The role of the person who checked it.
    pub(crate) reviewer: String,
    checked: String,
    next_check: String,
    /// Why it is shown although it should have been checked again.
    overdue: Option<String>,
    pub(crate) related: Vec<Link>,
}

/// When to get help, and from whom.
#[derive(Debug, Serialize)]
pub(crate) struct EmergencyView {
    title: String,
    now: Call,
    signs: Vec<String>,
    worry: Call,
    disclaimer: String,
    /// Why it is shown although it should have been checked again.
    overdue: Option<String>,
}

/// A page about health in a list.
#[derive(Debug, Serialize)]
pub(crate) struct HealthLink {
    title: String,
    description: String,
    url: String,
}

/// A fact in the list of all.
#[derive(Debug, Serialize)]
pub(crate) struct FactView<'a> {
    says: &'a str,
    counts: &'a str,
    name: &'a str,
    what: &'a str,
    state: crate::content::Evidence,
    checked: String,
    next_check: String,
    note: Option<&'a str>,
    overdue: Option<&'a str>,
}

impl HealthView {
    /// Of one page.
    pub(crate) fn of(site: &Site, health: &Health) -> Self {
        let related = site.related(health).into_iter();
        let related = related.map(|(page, url)| Link::new(&page.front.title, url));
        Self {
            author: health.author.clone(),
            reviewer: health.reviewer.clone(),
            checked: words::date(health.review.checked),
            next_check: words::date(*health.review.next.get_ref()),
            overdue: health.review.excuse(site.today).map(str::to_owned),
            related: related.collect(),
        }
    }
}

impl EmergencyView {
    /// What `notices.toml` says, if there is one.
    pub(crate) fn of(site: &Site) -> Option<Self> {
        let notices = site.content.notices.as_ref()?;
        let emergency = &notices.emergency;
        Some(Self {
            title: emergency.title.clone(),
            now: emergency.now.clone(),
            signs: emergency.signs.clone(),
            worry: emergency.worry.clone(),
            disclaimer: notices.disclaimer.clone(),
            overdue: notices.review.excuse(site.today).map(str::to_owned),
        })
    }
}

/// Every page about health, in order.
pub(crate) fn health_links(site: &Site) -> Vec<HealthLink> {
    let pages = site.content.health.iter().map(|health| &health.page);
    let links = pages.map(|page| HealthLink {
        title: page
            .front
            .menu
            .as_ref()
            .unwrap_or(&page.front.title)
            .clone(),
        description: page.front.description.clone(),
        url: health_url(&page.name),
    });
    links.collect()
}

/// Every fact, in the order of the file.
pub(crate) fn facts(site: &Site) -> Vec<FactView<'_>> {
    let facts = site.content.facts.list.iter();
    facts.map(|fact| FactView::of(fact, site)).collect()
}

impl<'a> FactView<'a> {
    fn of(fact: &'a Fact, site: &Site) -> Self {
        Self {
            says: &fact.says,
            counts: &fact.counts,
            name: &fact.origin.name,
            what: &fact.origin.what,
            state: *fact.origin.state.get_ref(),
            checked: words::date(fact.review.checked),
            next_check: words::date(*fact.review.next.get_ref()),
            note: fact.note.as_deref(),
            overdue: fact.review.excuse(site.today),
        }
    }
}
