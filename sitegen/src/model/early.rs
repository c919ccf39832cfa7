//! What a preview shows before it is published, and why it is not.

use super::{languages, translated_url, translations};
use crate::Options;
use crate::content::{Content, Mistakes, news_url};
use crate::render::words;
use serde::{Deserialize, Serialize};

/// Something that only a preview shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Early {
    /// The address of its page; nothing if it may stand on any page.
    pub url: Option<String>,
    /// In a few words, for lists: "draft".
    pub mark: String,
    /// Why it is not published, in a sentence.
    pub why: String,
}

impl Early {
    fn new(url: Option<String>, mark: impl Into<String>, why: impl Into<String>) -> Self {
        let (mark, why) = (mark.into(), why.into());
        Self { url, mark, why }
    }
}

/// Everything that a preview of this content shows before its time.
pub(super) fn all(content: &Content, options: &Options) -> Vec<Early> {
    let drafts = content.drafts.iter().filter_map(|draft| {
        let url = draft.url.clone()?;
        let why = format!(
            "{} is a draft, which `sitegen build` leaves out.",
            draft.file
        );
        Some(Early::new(Some(url), "draft", why))
    });
    let now = options.minute();
    let news = content.news.iter().filter(|item| item.out > now);
    let news = news.map(|item| {
        let mark = format!("comes out on {}", words::date(item.out.date()));
        let why = format!("It comes out on {}.", item.out.words());
        Early::new(Some(news_url(&item.page.name)), mark, why)
    });
    let unread = languages::unapproved(content).map(|(translated, page)| {
        let url = translated_url(&translated.language, &page.name);
        let why = "No fluent speaker has approved this page.";
        Early::new(Some(url), "not approved", why)
    });
    let trial = options.trial.then(|| {
        let why = "You can try the survey out. What you send goes to a collector on this machine alone, \
                   sealed with a key that nobody can open, and is thrown away when the preview ends.";
        Early::new(None, "a trial: answers go nowhere", why)
    });
    let mut all: Vec<_> = trial
        .into_iter()
        .chain(drafts)
        .chain(news)
        .chain(unread)
        .collect();
    let results = content.results.iter();
    let results = results.filter(|r| !r.sample && options.today < r.wave.results);
    all.extend(results.map(|results| {
        let (wave, day) = (&results.wave.id, words::date(results.wave.results));
        let why = format!(
            "This preview shows the results of wave {wave}, which come out on {day}. Show them to \
             nobody before."
        );
        Early::new(None, format!("comes out on {day}"), why)
    }));
    all
}

/// The words of the survey, if it could not be opened with them.
pub(super) fn words(content: &Content) -> Option<Early> {
    let mut unapproved = Mistakes::default();
    translations::approved(content, &mut unapproved);
    let why =
        "The survey has words that no fluent speaker has approved: it is not opened with them.";
    (!unapproved.is_empty()).then(|| Early::new(None, "not approved", why))
}
