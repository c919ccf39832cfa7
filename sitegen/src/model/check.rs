//! What each file cannot know about the others.

use super::blocks::{arguments, empty_blocks, surveys};
use super::readable::readable;
use super::{REQUIRED_PAGES, STORIES, languages as other_languages};
use crate::content::{Content, DraftKind, Mistakes, Page, check_map};
use crate::render::theme;
use std::ops::Range;
use survey::Date;
use survey::parse::{Finding, nearest};

/// Every mistake between files.
pub(super) fn all(content: &Content, today: Date, mistakes: &mut Mistakes) {
    for name in REQUIRED_PAGES {
        if !content.pages.iter().any(|p| p.name == name) {
            let message = match content.draft(DraftKind::Page, name) {
                Some(draft) => format!("the site needs its `{name}` page: {}", draft.help()),
                None => format!("the site has no `{name}` page: write `pages/{name}.md`"),
            };
            mistakes.whole("missing-page", message);
        }
    }
    menus(content, mistakes);
    languages(content, mistakes);
    check_map(
        &content.settings.results.map,
        &content.survey.definition,
        &content.settings_source,
        mistakes,
    );
    super::health::check(content, mistakes);
    super::reviews::check(content, today, mistakes);
    super::corrections::check(content, today, mistakes);
    other_languages::check(content, mistakes);
    for page in content.pages.iter().chain(content.translations()) {
        surveys(page, 1, mistakes);
    }
    for page in &content.points {
        surveys(page, 0, mistakes);
    }
    for health in &content.health {
        arguments(content, &health.page, mistakes);
    }
    let more = content.news.iter().map(|item| &item.page);
    let more = more.chain(content.studies.iter().map(|study| &study.page));
    for page in more.clone() {
        surveys(page, 0, mistakes);
    }
    let written = content.pages.iter().chain(content.translations());
    for page in written.chain(&content.points).chain(more) {
        arguments(content, page, mistakes);
        template(content, page, mistakes);
        empty_blocks(content, page, mistakes);
        readable(
            &page.source,
            &page.body,
            &content.settings.reading,
            mistakes,
        );
    }
    super::theme::check(content, mistakes);
}

/// Figures come out on the day that was announced (DOMAIN C1), not before.
pub(super) fn embargo(content: &Content, today: Date, mistakes: &mut Mistakes) {
    let early = content
        .results
        .iter()
        .filter(|r| !r.sample && today < r.wave.results);
    for results in early {
        let (wave, day) = (&results.wave.id, results.wave.results);
        mistakes.whole("embargo", format!(
            "the results of wave `{wave}` come out on {day}, as waves.toml announced: build on that day, \
             or preview with `--date {day}`"
        ));
    }
}

/// That what menus name is there: a page, or the list of stories.
fn menus(content: &Content, mistakes: &mut Mistakes) {
    let site = &content.settings.site;
    for name in site.menu.iter().chain(&site.footer) {
        let stories = !content.stories.all.is_empty();
        let made = stories.then_some(STORIES).into_iter();
        let pages = || {
            let written = content.pages.iter().map(|p| p.name.as_str());
            written.chain(made.clone())
        };
        // What is wrong in the page itself is told there.
        let wrong = mistakes.has(&format!("pages/{}.md", name.get_ref()));
        if !wrong && !pages().any(|page| page == name.get_ref()) {
            let message = format!("there is no page `{}`", name.get_ref());
            let draft = content.draft(DraftKind::Page, name.get_ref());
            let finding = match draft {
                Some(draft) => draft.finding(name.span(), message),
                None => suggest(name.span(), message, nearest(name.get_ref(), pages())),
            };
            mistakes.add(&content.settings_source, finding);
        }
    }
}

fn languages(content: &Content, mistakes: &mut Mistakes) {
    for language in &content.settings.site.languages {
        if !content.survey.definition.languages.contains(language) {
            let message = format!("the survey is not offered in `{language}`");
            mistakes.add(
                &content.settings_source,
                Finding::new(0..0, message).code("language-not-offered"),
            );
        }
    }
}

fn template(content: &Content, page: &Page, mistakes: &mut Mistakes) {
    let Some(template) = &page.front.template else {
        return;
    };
    let name = format!("templates/{template}");
    if content.theme.contains_key(&name) || theme::names().any(|ours| ours == name) {
        return;
    }
    let at = page.source.text.find(template.as_str()).unwrap_or(0);
    let known = theme::names().filter_map(|name| name.strip_prefix("templates/"));
    let message = format!("there is no template `{template}`");
    let finding = suggest(at..at + template.len(), message, nearest(template, known));
    mistakes.add(&page.source, finding);
}

pub(super) fn suggest(span: Range<usize>, message: String, nearest: Option<&str>) -> Finding {
    let finding = Finding::new(span, message).code("unknown-name");
    match nearest {
        Some(name) => finding.help(format!("did you mean `{name}`?")),
        None => finding,
    }
}
