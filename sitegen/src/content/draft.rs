//! What its writer has not finished: `draft = true`.
//!
//! A build leaves it out, and says so; a preview shows it, marked. Nothing that
//! is published can lead to it.

use super::{Content, news_url, story_url, study_url};
use crate::model::{health_url, page_url, translated_url};
use std::collections::BTreeSet;
use std::ops::Range;
use survey::parse::Finding;

/// Something that is not finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) kind: DraftKind,
    /// What the content calls it.
    pub(crate) name: String,
    /// The file that it stands in.
    pub(crate) file: String,
    /// The address that it will have, if it is a page.
    pub(crate) url: Option<String>,
}

/// What can be a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DraftKind {
    /// In `pages/`.
    Page,
    /// In `pages/<language>/`; one of a page that is a draft is one, too.
    Translation,
    Health,
    News,
    Study,
    Story,
    Quote,
}

impl Draft {
    fn of(kind: DraftKind, name: &str, file: &str, url: String) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            file: file.to_owned(),
            url: Some(url),
        }
    }

    /// The mistake of naming it where something that is published is wanted.
    pub(crate) fn finding(&self, span: Range<usize>, message: String) -> Finding {
        let finding = Finding::new(span, message);
        finding.code("draft").help(self.help())
    }

    /// What to do for it to be published.
    pub(crate) fn help(&self) -> String {
        format!(
            "`{}` is a draft: take `draft = true` out once it is finished",
            self.file
        )
    }
}

impl Content {
    /// The draft of this name.
    pub(crate) fn draft(&self, kind: DraftKind, name: &str) -> Option<&Draft> {
        let mut drafts = self.drafts.iter();
        drafts.find(|draft| draft.kind == kind && draft.name == name)
    }

    /// Everything that is not finished.
    pub(crate) fn find_drafts(&self) -> Vec<Draft> {
        let mut all = Vec::new();
        let unfinished = |page: &&super::Page| page.front.draft;
        for page in self.pages.iter().filter(unfinished) {
            let (kind, url) = (DraftKind::Page, page_url(&page.name));
            all.push(Draft::of(kind, &page.name, &page.source.path, url));
        }
        let first = names(&self.pages);
        for translated in &self.translated {
            let pages = translated.pages.iter();
            let pages = pages.filter(|page| page.front.draft || first.contains(&page.name));
            for page in pages {
                let (kind, name) = (DraftKind::Translation, &page.name);
                let url = translated_url(&translated.language, name);
                all.push(Draft::of(kind, name, &page.source.path, url));
            }
        }
        let health = self.health.iter().map(|health| &health.page);
        let news = self.news.iter().map(|item| &item.page);
        let studies = self.studies.iter().map(|study| &study.page);
        let address: [(_, _, Vec<_>); 3] = [
            (
                DraftKind::Health,
                health_url as fn(&str) -> String,
                health.collect(),
            ),
            (DraftKind::News, news_url, news.collect()),
            (DraftKind::Study, study_url, studies.collect()),
        ];
        for (kind, url, pages) in address {
            for page in pages.into_iter().filter(unfinished) {
                let url = url(&page.name);
                all.push(Draft::of(kind, &page.name, &page.source.path, url));
            }
        }
        for card in self.stories.cards().filter(|card| card.draft) {
            let file = format!("stories/{}.md", card.name);
            let (kind, url) = (DraftKind::Story, story_url(&card.name));
            all.push(Draft::of(kind, &card.name, &file, url));
        }
        for quote in self.quotes.iter().filter(|quote| quote.draft) {
            all.push(Draft {
                kind: DraftKind::Quote,
                name: quote.id.clone(),
                file: quote.file.clone(),
                url: None,
            });
        }
        all
    }

    /// Takes everything out that is not finished.
    pub(crate) fn leave_out_drafts(&mut self) {
        let first = names(&self.pages);
        self.pages.retain(|page| !page.front.draft);
        for translated in &mut self.translated {
            let pages = &mut translated.pages;
            pages.retain(|page| !page.front.draft && !first.contains(&page.name));
        }
        self.health.retain(|health| !health.page.front.draft);
        self.news.retain(|item| !item.page.front.draft);
        self.studies.retain(|study| !study.page.front.draft);
        self.stories.all.retain(|story| !story.card.draft);
        self.quotes.retain(|quote| !quote.draft);
    }
}

/// The names of the drafts among pages.
fn names(pages: &[super::Page]) -> BTreeSet<String> {
    let drafts = pages.iter().filter(|page| page.front.draft);
    drafts.map(|page| page.name.clone()).collect()
}
