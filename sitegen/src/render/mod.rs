//! Third stage: every page as HTML, in memory.

mod chart;
mod data;
mod env;
mod frame;
mod json_ld;
mod method;
mod pages;
pub(crate) mod paper;
mod spoken;
pub(crate) mod theme;
mod view;
pub(crate) mod words;

pub(crate) use data::Data;
pub(crate) use view::{SAMPLE, SCHEMA_URL, WaveView, area_url};

use crate::content::Mistakes;
use crate::model::Site;
use crate::output::{Assets, Tree};
pub(crate) use env::{Engine, value};
use std::collections::BTreeMap;

/// Draws the whole site. Mistakes in templates are noted with template and page.
pub(crate) fn site(site: &Site, assets: &Assets, tree: &mut Tree, mistakes: &mut Mistakes) {
    let texts = site.content.survey.texts.iter();
    let spoken: Vec<_> = texts
        .filter_map(|text| spoken::Spoken::read(&site.content, &text.language, mistakes))
        .collect();
    if spoken.len() < site.content.survey.texts.len() {
        return;
    }
    let engine = Engine::new(&site.content.theme);
    let data = Data::of(site, assets, &spoken[0].pages);
    let mut canvas = Canvas {
        engine: &engine,
        tree,
        problems: BTreeMap::new(),
    };
    let form = frame::Form::of(site, assets, &spoken);
    pages::prose(site, &data, form.as_ref(), &mut canvas);
    pages::made(&data, &mut canvas);
    pages::results(site, &data, &mut canvas);
    paper::pages(site, &spoken, &assets.paper, &data, &mut canvas);
    if let Some(form) = &form {
        frame::frame(form, &data, &mut canvas);
    }
    for (problem, pages) in canvas.problems {
        mistakes.other(format!("{problem}\n  on {}", pages.join(", ")));
    }
}

/// The words of the pages in the site's first language; `None` if they are not
/// complete, which is told where the pages are drawn.
pub(crate) fn pages_words(site: &Site) -> Option<toml::Table> {
    let language = &site.texts().language;
    let read = spoken::Spoken::read(&site.content, language, &mut Mistakes::default());
    read.map(|spoken| spoken.pages)
}

/// Where pages are drawn.
struct Canvas<'a> {
    engine: &'a Engine,
    tree: &'a mut Tree,
    /// What is wrong in templates, with the pages that it shows on: a mistake
    /// in a shared one is told once.
    problems: BTreeMap<String, Vec<String>>,
}

impl Canvas<'_> {
    /// Draws one page to its place; `url` is its address, `/` for the first.
    fn draw(&mut self, template: &str, url: &str, context: minijinja::Value) {
        match self.engine.draw(template, context) {
            Ok(html) => {
                let file = match url.strip_suffix('/') {
                    Some(folder) => format!("{folder}/index.html"),
                    None => url.to_owned(),
                };
                let path = file.trim_start_matches('/');
                if self.tree.get(path).is_some() {
                    let problem = "two pages would have one address: rename the one that you wrote";
                    let pages = self.problems.entry(problem.to_owned()).or_default();
                    pages.push(format!("`{url}`"));
                }
                self.tree.add(path, html.into_bytes());
            }
            Err(problem) => {
                let page = format!("`{url}` (drawn by `{template}`)");
                self.problems.entry(problem).or_default().push(page);
            }
        }
    }
}
