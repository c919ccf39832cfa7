//! The pages about health, and the blocks that show what they rest on.

use crate::content::Body;
use crate::model::{Site, health_url};
use crate::render::Canvas;
use crate::render::data::Data;
use crate::render::env::value;
use crate::render::schema;
use crate::render::view::{EmergencyView, HealthView, PageView, facts, health_links};
use minijinja::Value;

/// Every page about health.
pub(crate) fn health(site: &Site, data: &Data, canvas: &mut Canvas<'_>) {
    for health in &site.content.health {
        let url = health_url(&health.page.name);
        let index = site.page("health").map(|page| &page.front);
        let title = index.map_or("Health", |front| {
            front.menu.as_ref().unwrap_or(&front.title)
        });
        let crumbs = data.crumbs(&[(title, "/health/")]);
        let mut view = PageView::of(&health.page, url.clone(), crumbs, &data.site);
        view.sources.extend(site.cited(&health.page.body.facts));
        let about = HealthView::of(site, health);
        view.json_ld = Some(value(&schema::health(&about, &view, &data.site)));
        let own = [
            ("page", value(&view)),
            ("health", value(&about)),
            ("emergency", value(&EmergencyView::of(site))),
        ];
        let placed = placed(site, &health.page.body);
        let own = own.into_iter().chain(placed);
        canvas.draw("health.html", &url, data.with(own));
    }
}

/// What the blocks of this page show of health: nothing, on most pages.
pub(super) fn placed(site: &Site, body: &Body) -> Vec<(&'static str, Value)> {
    let mut own = Vec::new();
    if body.has("health") {
        own.push(("health_pages", value(&health_links(site))));
    }
    if body.has("emergency") {
        own.push(("emergency", value(&EmergencyView::of(site))));
    }
    if body.has("glossary") {
        own.push(("terms", value(&site.content.glossary.terms)));
    }
    if body.has("facts") {
        own.push(("facts", value(&facts(site))));
    }
    own
}
