//! Studies: a page for each, with its own news and feed, and the list of all.

use super::news::Lists;
use super::{feed, made_page, prose};
use crate::content::{Study, study_url};
use crate::model::Site;
use crate::render::Canvas;
use crate::render::data::Data;
use crate::render::env::value;
use crate::render::schema;
use crate::render::view::{Link, PageView, Seed, StudyLink, StudyView};

const INDEX: &str = "/studies/";

/// Everything below `/studies/`.
pub(crate) fn studies(site: &Site, data: &Data, canvas: &mut Canvas<'_>) {
    let studies = &site.content.studies;
    for study in studies {
        one(site, data, study, canvas);
    }
    if !studies.is_empty() && site.page("studies").is_none() {
        index(site, data, canvas);
    }
}

fn one(site: &Site, data: &Data, study: &Study, canvas: &mut Canvas<'_>) {
    let url = study_url(&study.page.name);
    let address = format!("{url}feed.xml");
    let title = format!("{}: news", study.page.front.title);
    let lists = Lists::of(site, data, &study.page.body);
    let (view, opening) = StudyView::of(site, study);
    let crumbs = data.crumbs(&[("Studies", INDEX)]);
    let mut page = PageView::of(&study.page, url.clone(), crumbs, &data.site);
    page.segments = opening;
    page.feeds = vec![Link::new(&title, &address)];
    page.sources.extend(site.cited(&study.page.body.facts));
    page.published = Some(study.about.date.to_string());
    let sample = lists.sample || view.news.iter().any(|item| item.sample);
    let mut page = prose::marked(prose::example(page, &data.site), sample, data);
    page.json_ld = Some(value(&schema::study(
        study.about.status_on(site.today),
        &page,
    )));
    let own = [("page", value(&page)), ("study", value(&view))];
    let own = own.into_iter().chain(lists.values);
    canvas.draw("study.html", &url, data.with(own));
    let items = site.content.news.iter();
    let items = items.filter(|item| {
        let of = item.study.as_ref();
        of.is_some_and(|name| *name.get_ref() == study.page.name)
    });
    feed::draw(
        site,
        &title,
        (&url, &address),
        items,
        Some(study.about.date),
        canvas,
    );
}

/// The list, for a campaign that has not written `pages/studies.md`.
fn index(site: &Site, data: &Data, canvas: &mut Canvas<'_>) {
    let studies = site.content.studies.iter();
    let links: Vec<_> = studies.map(|s| StudyLink::of(s, site.today)).collect();
    let seed = Seed {
        name: "studies",
        title: "Studies".to_owned(),
        description: "Research that people can read about, and take part in while it is open."
            .to_owned(),
        url: INDEX.to_owned(),
        sample: links.iter().any(|study| study.sample),
        crumbs: data.crumbs(&[]),
    };
    made_page(
        data,
        canvas,
        "studies.html",
        seed,
        [("studies", value(&links))],
    );
}
