//! The campaign's own files of the theme: each takes the place of one of ours, or is named
//! somewhere. One that is misnamed would otherwise never be used, and nobody would know why.

use crate::content::{Content, Mistakes, unread};
use crate::render::{named_by, theme};
use std::collections::BTreeSet;
use survey::parse::nearest;

/// Every file of the theme that has no effect.
pub(super) fn check(content: &Content, mistakes: &mut Mistakes) {
    let templates: BTreeSet<_> = templates(content);
    for name in content.theme.keys() {
        if name == theme::MARK || theme::names().any(|ours| ours == name) {
            continue;
        }
        let near = near(name).map(|ours| format!("did you mean `{ours}`?"));
        match name.split_once('/') {
            Some(("templates", template)) if !templates.contains(template) => {
                let help = near.unwrap_or_else(|| {
                    "name it by `template` in a page, or bring it in from another template"
                        .to_owned()
                });
                unread(format!("theme/{name}"), help, mistakes);
            }
            Some(("words", file)) if !is_spoken(content, file) => {
                let language = file.trim_end_matches(".toml");
                let help = format!(
                    "the site has no language `{language}`: name the file after one of `languages` in site.toml"
                );
                unread(format!("theme/{name}"), help, mistakes);
            }
            Some(("css" | "js", _)) => {
                let near = near.map(|near| format!(": {near}")).unwrap_or_default();
                let message =
                    format!("`theme/{name}` takes the place of no style or script of ours{near}");
                mistakes.whole("unknown-style", message);
            }
            _ => {}
        }
    }
}

/// The file of ours that has nearly this name, or the same in another folder.
fn near(name: &str) -> Option<&'static str> {
    let (folder, file) = parts(name);
    let beside = theme::names().filter(|ours| parts(ours).0 == folder);
    let beside: Vec<_> = beside.map(|ours| (stem(ours), ours)).collect();
    let stems = beside.iter().map(|(stem, _)| *stem);
    let found = nearest(stem(name), stems).and_then(|near| {
        let mut beside = beside.iter();
        beside.find(|(stem, _)| *stem == near)
    });
    let elsewhere = || theme::names().find(|ours| parts(ours).1 == file);
    found.map(|(_, ours)| *ours).or_else(elsewhere)
}

/// The folder and the name of a file.
fn parts(name: &str) -> (&str, &str) {
    name.rsplit_once('/').unwrap_or(("", name))
}

/// The name of a file without folder and ending.
fn stem(name: &str) -> &str {
    let (_, file) = parts(name);
    file.split('.').next().unwrap_or(file)
}

/// The templates that are drawn although they take the place of none of ours: files of the
/// campaign's own, what pages name, and what other templates of the campaign bring in.
fn templates(content: &Content) -> BTreeSet<&str> {
    let own = content.theme.keys();
    let own = own.filter_map(|name| name.strip_prefix("templates/"));
    let files = own.filter(|name| name.starts_with("files/"));
    let pages = content.pages.iter().chain(content.translations());
    let pages = pages.chain(&content.points);
    let pages = pages.chain(content.news.iter().map(|item| &item.page));
    let pages = pages.chain(content.studies.iter().map(|study| &study.page));
    let named = pages.filter_map(|page| page.front.template.as_deref());
    files.chain(named).chain(named_by(&content.theme)).collect()
}

/// Whether the site is in the language that a file is named after.
fn is_spoken(content: &Content, file: &str) -> bool {
    let languages = &content.settings.site.languages;
    let mut names = languages.iter().map(|language| format!("{language}.toml"));
    names.any(|name| name == file)
}
