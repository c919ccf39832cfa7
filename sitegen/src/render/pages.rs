//! Every page of the site, one function for each kind.

use super::data::Data;
use super::env::value;
use super::frame::Form;
use super::spoken::Spoken;
use super::view::{
    self, AnswersView, AreaView, ChartWords, Link, MapView, PageView, Pictures, Seed,
};
use super::{Canvas, area_url, words};
use crate::model::{Site, page_url};
use minijinja::Value;
use survey::results::{AreaResults, Results};
use survey::{Organisation, Standing};

/// The pages that editors write, and those of the points.
pub(super) fn prose(
    site: &Site,
    data: &Data,
    form: Option<&Form>,
    spoken: &[Spoken],
    canvas: &mut Canvas<'_>,
) {
    let charts = chart_words(site, spoken);
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
            ("map", value(&map(site, point, charts))),
            ("answers", value(&answers(site, point, charts))),
            ("t", value(&Words { charts })),
        ];
        canvas.draw("point.html", &point.url, data.with(own));
    }
}

fn sampled(view: PageView, site: &view::SiteView) -> PageView {
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

/// The pages that follow from the survey alone.
pub(super) fn made(data: &Data, canvas: &mut Canvas<'_>) {
    let questions = Seed {
        name: "questions",
        title: "Every question".to_owned(),
        description: "Every question of the survey, with every answer it offers, to read or print before you decide."
            .to_owned(),
        url: "/take-part/questions/".to_owned(),
        crumbs: data.crumbs(&[("Take part", "/take-part/")]),
        sample: false,
    };
    made_page(data, canvas, "questions.html", questions, []);
    let missing = Seed {
        name: "not-found",
        title: "That page is not here".to_owned(),
        description: "There is no page at this address.".to_owned(),
        url: "/404.html".to_owned(),
        ..Seed::default()
    };
    made_page(data, canvas, "not-found.html", missing, []);
}

/// The pages of each wave.
pub(super) fn results(site: &Site, data: &Data, spoken: &[Spoken], canvas: &mut Canvas<'_>) {
    let language = &site.texts().language;
    let charts = chart_words(site, spoken);
    let all = &site.content.results;
    for (results, wave) in site.content.results.iter().zip(&data.waves) {
        for area in &results.areas {
            let view = AreaView::of(results, area, &data.points, site.texts());
            let pictures = Pictures::of(results, area, all, &data.points, (language, charts));
            let own = [
                ("wave", value(wave)),
                ("area", value(&view)),
                ("pictures", value(&pictures)),
                ("t", value(&Words { charts })),
                ("succeeded", value(&succeeded(site, area))),
            ];
            if area.parent.is_none() {
                let apart = [("apart", value(&apart(site, results, data)))];
                let own = own.into_iter().chain(apart);
                made_page(
                    data,
                    canvas,
                    "wave.html",
                    wave_seed(data, results, &view),
                    own,
                );
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

/// The words of the pictures in the site's language.
fn chart_words<'a>(site: &Site, spoken: &'a [Spoken]) -> &'a ChartWords {
    let wanted = &site.texts().language;
    let mut texts = site.content.survey.texts.iter().zip(spoken);
    let found = texts.find(|(text, _)| text.language == *wanted);
    &found.map_or(&spoken[0], |(_, spoken)| spoken).charts
}

/// What templates find in `t`.
#[derive(serde::Serialize)]
struct Words<'a> {
    charts: &'a ChartWords,
}

/// A point in the newest wave, on the campaign's map.
fn map(site: &Site, point: &view::PointView, charts: &ChartWords) -> Option<MapView> {
    let map = &site.content.settings.results.map;
    let latest = site.content.results.first()?;
    MapView::of(latest, point, map, (&site.texts().language, charts))
}

/// What people answered about a point in the newest wave.
fn answers(site: &Site, point: &view::PointView, charts: &ChartWords) -> Option<AnswersView> {
    let latest = site.content.results.first()?;
    let whole = latest.areas.iter().find(|area| area.parent.is_none())?;
    AnswersView::of(latest, &whole.code, std::iter::once(point), charts)
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

fn made_page(
    data: &Data,
    canvas: &mut Canvas<'_>,
    template: &str,
    seed: Seed,
    own: impl IntoIterator<Item = (&'static str, Value)>,
) {
    let url = seed.url.clone();
    let view = PageView::from_seed(seed, &data.site);
    let page = [("page", value(&view))];
    canvas.draw(template, &url, data.with(page.into_iter().chain(own)));
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
