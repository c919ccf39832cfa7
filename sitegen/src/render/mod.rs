//! Third stage: every page as HTML, in memory.

mod chart;
mod data;
mod env;
mod explain;
mod frame;
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
use crate::report::Diagnostic;
use env::Engine;

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
        problems: Vec::new(),
    };
    let form = frame::Form::of(site, assets, &spoken);
    pages::prose(site, &data, form.as_ref(), &mut canvas);
    pages::made(&data, &mut canvas);
    pages::results(site, &data, &mut canvas);
    paper::pages(site, &spoken, &assets.paper, &data, &mut canvas);
    if let Some(form) = &form {
        frame::frame(form, &data, &mut canvas);
    }
    for problem in explain::told_once(canvas.problems) {
        mistakes.push(problem);
    }
}

/// Where pages are drawn.
struct Canvas<'a> {
    engine: &'a Engine,
    tree: &'a mut Tree,
    /// What is wrong in templates, each with the page that it shows on.
    problems: Vec<Diagnostic>,
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
                    let problem = Diagnostic::whole("same-address", problem);
                    self.problems.push(problem.on(format!("`{url}`")));
                }
                self.tree.add(path, html.into_bytes());
            }
            Err(problem) => {
                let page = format!("`{url}` (drawn by `{template}`)");
                self.problems.push(problem.on(page));
            }
        }
    }
}
