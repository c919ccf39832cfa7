//! The pages that editors write, and those of the points.

use crate::model::{Site, page_url};
use crate::render::Canvas;
use crate::render::data::Data;
use crate::render::env::value;
use crate::render::frame::Form;
use crate::render::people;
use crate::render::view::{PageView, Seed, SiteView};

/// The pages that editors write, and those of the points.
pub(crate) fn prose(site: &Site, data: &Data, form: Option<&Form>, canvas: &mut Canvas<'_>) {
    for page in &site.content.pages {
        let url = page_url(&page.name);
        let crumbs = match page.name.as_str() {
            "home" => Vec::new(),
            "method" => data.crumbs(&[("Results", "/results/")]),
            _ => data.crumbs(&[]),
        };
        let template = page.front.template.as_deref().unwrap_or("page.html");
        let mut view = PageView::of(page, url.clone(), crumbs, &data.site);
        let form = form.filter(|_| page.body.has("survey"));
        view.policy = form.map(|form| form.policy.clone());
        let own = form.into_iter().flat_map(Form::values);
        let own = own.chain([("page", value(&view))]);
        let own = own.chain(people::blocks(site, page));
        canvas.draw(template, &url, data.with(own));
    }
    for (page, point) in site.content.points.iter().zip(&data.points) {
        let crumbs = data.crumbs(&[("The code", "/code/")]);
        let mut view = PageView::of(page, point.url.clone(), crumbs, &data.site);
        if data.site.shows_sample() {
            // It shows the latest figure, as no block of its own would tell.
            view = sampled(view, &data.site);
        }
        let others = data.points.iter().filter(|p| p.number != point.number);
        let others: Vec<_> = others.collect();
        let own = [
            ("page", value(&view)),
            ("point", value(point)),
            ("others", value(&others)),
        ];
        let own = own.into_iter().chain(people::blocks(site, page));
        let own = own.chain(people::beside_point(site, page, &point.id));
        canvas.draw("point.html", &point.url, data.with(own));
    }
}

fn sampled(view: PageView, site: &SiteView) -> PageView {
    let marked = PageView::from_seed(
        Seed {
            name: "",
            title: view.title.clone(),
            description: view.description.clone(),
            url: view.url.clone(),
            sample: true,
            crumbs: Vec::new(),
        },
        site,
    );
    PageView {
        sample: true,
        full_title: marked.full_title,
        description: marked.description,
        ..view
    }
}
