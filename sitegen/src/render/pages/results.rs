//! The pages of each wave.

use super::{made_page, made_view};
use crate::model::Site;
use crate::render::data::Data;
use crate::render::env::value;
use crate::render::schema;
use crate::render::view::{self, AreaView, Link, PageView, Pictures, Seed};
use crate::render::{Canvas, area_url, words};
use survey::results::{AreaResults, Results};
use survey::{Organisation, Standing};

/// A page for every area of every wave, and one that lists the trusts.
pub(crate) fn results(site: &Site, data: &Data, canvas: &mut Canvas<'_>) {
    let language = &site.texts().language;
    let charts = &data.charts;
    let all = &site.content.results;
    for (results, wave) in site.content.results.iter().zip(&data.waves) {
        let corrections = view::corrections_of(&site.content, &results.wave.id);
        for area in &results.areas {
            let view = AreaView::of(results, area, &data.points, site.texts());
            let pictures = Pictures::of(results, area, all, &data.points, (language, charts));
            let own = [
                ("wave", value(wave)),
                ("area", value(&view)),
                ("pictures", value(&pictures)),
                ("succeeded", value(&succeeded(site, area))),
                ("corrections", value(&corrections)),
            ];
            if area.parent.is_none() {
                let apart = [("apart", value(&apart(site, results, data)))];
                let own = own.into_iter().chain(apart);
                let seed = wave_seed(data, results, &view);
                let mut page = PageView::from_seed(seed, &data.site);
                let dataset = schema::dataset((results, wave), &corrections, &page, &data.site);
                page.json_ld = Some(value(&dataset));
                made_view(data, canvas, "wave.html", &page, own);
            } else {
                made_page(
                    data,
                    canvas,
                    "area.html",
                    area_seed(data, results, &view),
                    own,
                );
            }
        }
        let Some(url) = wave.trusts_url.clone() else {
            continue;
        };
        let crumbs = data.crumbs(&[("Results", "/results/"), (&wave.id, &wave.url)]);
        let trusts = Seed {
            name: "trusts",
            title: format!("Trusts and health boards, {}", wave.id),
            description: format!(
                "Every trust and health board in the {} survey, in order of name.",
                wave.id
            ),
            url,
            sample: results.sample,
            crumbs,
        };
        let own = [
            ("wave", value(wave)),
            ("trusts", value(&view::trusts(results, language))),
        ];
        made_page(data, canvas, "trusts.html", trusts, own);
    }
}

/// The organisations that an organisation has taken over, by name: answers
/// about them count under it (DOMAIN C5).
fn succeeded(site: &Site, area: &AreaResults) -> Option<String> {
    let sample = site.content.settings.campaign.sample;
    let list = site.content.survey.tabulated(sample);
    let language = &site.texts().language;
    let taken_over = list.iter().filter(|organisation| {
        let standing = Organisation::standing(list, organisation.code.as_str());
        matches!(standing, Standing::Succeeded(heir) if heir.code.as_str() == area.code)
    });
    let names: Vec<_> = taken_over.map(|o| o.name(language).to_owned()).collect();
    (!names.is_empty()).then(|| words::list(&names))
}

fn wave_seed(data: &Data, results: &Results, view: &AreaView) -> Seed {
    let wave = &results.wave.id;
    Seed {
        name: "wave",
        title: format!("Results {wave}"),
        description: format!(
            "How care measured up to the code in {wave}, in the words and numbers of people who answered."
        ),
        url: view.url.clone(),
        sample: results.sample,
        crumbs: data.crumbs(&[("Results", "/results/")]),
    }
}

fn area_seed(data: &Data, results: &Results, view: &AreaView) -> Seed {
    let wave = &results.wave.id;
    let mut crumbs = data.crumbs(&[("Results", "/results/")]);
    let parents = view.parents.iter().enumerate().map(|(i, parent)| match i {
        0 => Link::new(format!("{wave}"), parent.url.clone()),
        _ => parent.clone(),
    });
    crumbs.extend(parents);
    Seed {
        name: "area",
        title: format!("{}, {wave}", view.name),
        description: format!(
            "What people cared for in {} told us about {} in {wave}.",
            view.name, data.subject
        ),
        url: view.url.clone(),
        sample: results.sample,
        crumbs,
    }
}

/// Figures that are given once and kept apart: title and rows of each group.
fn apart(site: &Site, results: &Results, data: &Data) -> Vec<Apart> {
    let counting = &site.content.survey.definition.counting;
    let roles = &site.texts().questions[&counting.role];
    let named = |group: &str| {
        let role = roles.choices.iter().find(|(id, _)| id.as_str() == group);
        match role {
            Some((_, words)) => format!("People who answered “{words}”"),
            None => "People writing about an earlier time".to_owned(),
        }
    };
    let groups = results.apart.iter().map(|group| Apart {
        title: named(&group.group),
        id: format!("apart-{}", group.group),
        rows: view::rows(&group.points, &data.points, results),
        url: results
            .area(group.area.as_str())
            .map(|area| area_url(results, area)),
    });
    groups.collect()
}

/// A group that is kept apart.
#[derive(serde::Serialize)]
struct Apart {
    title: String,
    id: String,
    rows: Vec<view::RowView>,
    url: Option<String>,
}
