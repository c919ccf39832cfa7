//! What each file cannot know about the others.

use super::{REQUIRED_PAGES, STORIES, languages as other_languages};
use crate::content::{
    Body, Content, DraftKind, Mistakes, Page, ReadingRules, Segment, Source, check_map,
};
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

/// That the quotes and formulas that a page places are there.
fn arguments(content: &Content, page: &Page, mistakes: &mut Mistakes) {
    for segment in &page.body.segments {
        let Segment::Block { name, arg, span } = segment else {
            continue;
        };
        let (what, known): (_, Vec<&str>) = match name.as_str() {
            "quote" => (
                "quote",
                content.quotes.iter().map(|q| q.id.as_str()).collect(),
            ),
            "table" => (
                "table",
                content.tables.all.iter().map(|t| t.name.as_str()).collect(),
            ),
            "formulas" => ("set of formulas", theme::FORMULAS.to_vec()),
            _ => continue,
        };
        let wanted = arg.as_deref().unwrap_or_default();
        if !known.contains(&wanted) {
            let message = format!("there is no {what} `{wanted}`");
            let draft = content.draft(DraftKind::Quote, wanted);
            let finding = match draft.filter(|_| name == "quote") {
                Some(draft) => draft.finding(span.clone(), message),
                None => suggest(span.clone(), message, nearest(wanted, known)),
            };
            mistakes.add(&page.source, finding);
        }
    }
}

/// That a page is not two places to answer at: both would be one survey.
fn surveys(page: &Page, most: usize, mistakes: &mut Mistakes) {
    let places = page
        .body
        .segments
        .iter()
        .filter_map(|segment| match segment {
            Segment::Block { name, span, .. } if name == "survey" => Some(span),
            _ => None,
        });
    for span in places.skip(most) {
        let finding = if most == 0 {
            Finding::new(span.clone(), "only a page in `pages/` can hold the survey")
                .code("survey-place")
                .help("write a page in `pages/` for it, and a link to that here")
        } else {
            Finding::new(span.clone(), "the survey is on this page already")
                .code("survey-twice")
                .help("take one `{survey}` away")
        };
        mistakes.add(&page.source, finding);
    }
}

/// That what a block draws has been written.
fn empty_blocks(content: &Content, page: &Page, mistakes: &mut Mistakes) {
    let people = &content.people;
    for segment in &page.body.segments {
        let Segment::Block { name, span, .. } = segment else {
            continue;
        };
        let (file, empty) = match name.as_str() {
            "complaints" => ("complaints.toml", people.complaints.is_empty()),
            "directory" => ("directory.toml", people.directory.is_empty()),
            "history" => ("history.toml", people.history.is_empty()),
            _ => continue,
        };
        // What is wrong in the file itself is told there.
        if empty && !mistakes.has(file) {
            let message = format!("there is nothing to show here: `{file}` has no entries");
            let finding = Finding::new(span.clone(), message).code("empty-block");
            let help = format!("write `{file}`, or take `{{{name}}}` away");
            mistakes.add(&page.source, finding.help(help));
        }
    }
}

/// Whether a text is easy to read, as far as a program can tell.
pub(super) fn readable(
    source: &Source,
    body: &Body,
    rules: &ReadingRules,
    mistakes: &mut Mistakes,
) {
    let start = source.text.len().min(3);
    let mut warn = |finding: Finding| mistakes.warn(source, finding);
    for (at, words) in body.reading.longer(rules.sentence_words) {
        let finding = Finding::new(at..at + 1, format!("this sentence has {words} words"))
            .code("long-sentence")
            .help(format!(
                "make two of it: more than {} are hard to follow",
                rules.sentence_words
            ));
        warn(finding);
    }
    let average = body
        .reading
        .average()
        .filter(|average| *average > rules.average_words);
    if let Some(average) = average {
        let message = format!("the sentences of this page have {average:.0} words on average");
        let help = format!(
            "aim at {} or fewer: say one thing in each",
            rules.average_words
        );
        warn(
            Finding::new(0..start, message)
                .code("long-sentence")
                .help(help),
        );
    }
    if let Some(age) = body.reading.age().filter(|age| *age > rules.age) {
        let message = format!("this page reads as for people of {age:.0} years");
        let help = format!(
            "aim at {} or fewer with shorter words and sentences, then ask somebody to read it: the number is only a hint",
            rules.age
        );
        warn(
            Finding::new(0..start, message)
                .code("reading-age")
                .help(help),
        );
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
