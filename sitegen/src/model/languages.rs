//! The site's pages in its other languages, against those in its first.

use crate::content::{Content, Mistakes, Page, Translated, Translation};
use survey::parse::{Finding, nearest};

/// The blocks that say nothing by themselves but what the words files have in
/// every language, and what is marked as being in another.
const SPOKEN: [&str; 7] = [
    "contents",
    "helplines",
    "points",
    "quote",
    "quotes",
    "survey",
    "take-part",
];

/// That each page translates one, and places only what can speak its language.
pub(super) fn check(content: &Content, mistakes: &mut Mistakes) {
    for page in &content.pages {
        if let Some(translation) = &page.front.translation {
            let finding = Finding::new(
                translation.span(),
                "this page is in the site’s first language",
            )
            .code("translation");
            let help = "`translation` belongs to pages in other languages: take it out";
            mistakes.add(&page.source, finding.help(help));
        }
    }
    for translated in &content.translated {
        for page in &translated.pages {
            counterpart(content, page, mistakes);
            foreign_blocks(translated, page, mistakes);
        }
    }
}

/// A real campaign publishes no words that nobody fluent has read.
pub(super) fn approved(content: &Content, mistakes: &mut Mistakes) {
    for (_, page) in unapproved(content) {
        let span = page
            .front
            .translation
            .as_ref()
            .map_or(0..3, toml::Spanned::span);
        let finding = Finding::new(span, "no fluent speaker has approved this page")
            .code("translation")
            .help("have it read, then write `translation = \"approved\"`; or take the page out");
        mistakes.add(&page.source, finding);
    }
}

/// The pages that no fluent speaker has read, unless the campaign is a sample: it
/// shows them and says so.
pub(super) fn unapproved(content: &Content) -> impl Iterator<Item = (&Translated, &Page)> {
    let real = !content.settings.campaign.sample;
    let each = content.translated.iter().filter(move |_| real);
    let pages = each.flat_map(|translated| translated.pages.iter().map(move |p| (translated, p)));
    pages.filter(|(_, page)| {
        let state = page.front.translation.as_ref();
        state.is_some_and(|state| *state.get_ref() == Translation::Draft)
    })
}

fn counterpart(content: &Content, page: &Page, mistakes: &mut Mistakes) {
    let names = || content.pages.iter().map(|page| page.name.as_str());
    if names().any(|name| name == page.name) {
        return;
    }
    let message = format!("there is no page `{}` that this could translate", page.name);
    let help = match nearest(&page.name, names()) {
        Some(name) => format!("did you mean `{name}.md`?"),
        None => "a translation has the name of the page in the first language".to_owned(),
    };
    mistakes.add(
        &page.source,
        Finding::new(0..3, message).code("translation").help(help),
    );
}

fn foreign_blocks(translated: &Translated, page: &Page, mistakes: &mut Mistakes) {
    for (name, span) in page.body.blocks() {
        if !SPOKEN.contains(&name) {
            let message = format!(
                "the block `{{{name}}}` is not drawn in `{}` yet",
                translated.language
            );
            let help = "leave it out here, and lead to the page in the first language";
            mistakes.warn(
                &page.source,
                Finding::new(span.clone(), message)
                    .code("translation")
                    .help(help),
            );
        }
    }
}

/// How far the pages of each language are, in words.
pub(super) fn parity(content: &Content) -> Vec<String> {
    let each = content.translated.iter();
    each.flat_map(|translated| of(content, translated))
        .collect()
}

/// The words below the front matter of a page.
fn words(page: &Page) -> usize {
    let text = page.source.text.splitn(3, "+++").last();
    text.unwrap_or_default().split_whitespace().count()
}

fn of(content: &Content, translated: &Translated) -> Vec<String> {
    let language = &translated.language;
    let other = |page: &Page| translated.pages.iter().find(|p| p.name == page.name);
    let (done, missing): (Vec<_>, Vec<_>) =
        content.pages.iter().partition(|page| other(page).is_some());
    let mut lines = vec![format!(
        "the pages in `{language}`: {} of {} are there",
        done.len(),
        content.pages.len()
    )];
    if !missing.is_empty() {
        let names: Vec<_> = missing.iter().map(|page| page.name.as_str()).collect();
        let words: usize = missing.iter().map(|page| words(page)).sum();
        let words = u32::try_from(words.next_multiple_of(100)).unwrap_or(u32::MAX);
        lines.push(format!(
            "not in `{language}` yet: {} of them, about {} words to translate: {}",
            missing.len(),
            survey::results::number(words),
            names.join(", ")
        ));
    }
    for page in done {
        let Some(theirs) = other(page) else { continue };
        let days = (page.front.checked, theirs.front.checked);
        if let (Some(ours), Some(checked)) = days
            && checked < ours
        {
            lines.push(format!(
                "{} was checked on {checked}, but {} on {ours}: see whether it still says the same",
                theirs.source.path, page.source.path
            ));
        }
    }
    lines
}
