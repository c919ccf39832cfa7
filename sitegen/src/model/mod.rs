//! Second stage: the checked parts as one site, and what only shows when they
//! are put together.

mod addresses;
mod blocks;
mod check;
mod corrections;
mod early;
mod figures;
mod health;
mod invitation;
mod languages;
mod news;
mod readable;
mod redirects;
pub(crate) mod reviews;
mod theme;
mod translations;

pub(crate) use addresses::{STORIES, page_url, point_url, translated_url};
use check::suggest;
pub use early::Early;
pub(crate) use health::health_url;
pub use invitation::trial_key;
pub(crate) use invitation::{Invitation, wave_of};
pub use news::Waiting;

use crate::Options;
use crate::content::{
    Body, Content, Item, Mistakes, Moment, Page, Redirect, Source, State, address,
};
use std::collections::BTreeSet;
use survey::{Date, Texts};

/// The pages that a site cannot do without, because other pages lead there.
pub(crate) const REQUIRED_PAGES: [&str; 8] = [
    "home",
    "code",
    "take-part",
    "results",
    "method",
    "quotes",
    "privacy",
    "support",
];

/// A site that can be drawn.
#[derive(Debug)]
pub(crate) struct Site {
    /// What was written.
    pub(crate) content: Content,
    /// The day of the build.
    pub(crate) today: Date,
    /// The site's address, without a path.
    pub(crate) base_url: String,
    /// The address that takes envelopes.
    pub(crate) endpoint: String,
    /// What a preview shows although it is not published.
    pub(crate) early: Vec<Early>,
    /// The news that is not out yet.
    pub(crate) waiting: Vec<Item>,
    /// Whether the survey can be answered.
    pub(crate) invitation: Option<Invitation>,
    /// The old addresses, in order, each with the address that it leads to in the end.
    pub(crate) redirects: Vec<Redirect>,
}

impl Site {
    /// Puts a site together and notes what does not fit.
    pub(crate) fn assemble(
        mut content: Content,
        options: &Options,
        mistakes: &mut Mistakes,
    ) -> Self {
        let settings = &content.settings;
        let given = |option: &Option<String>, written: &str| {
            option.clone().unwrap_or_else(|| written.to_owned())
        };
        let base_url = given(&options.base_url, settings.site.base_url.get_ref());
        let endpoint = given(&options.endpoint, settings.survey.endpoint.get_ref());
        if let Some(Err(problem)) = options.base_url.as_deref().map(address::origin) {
            mistakes.whole("bad-address", format!("`--base-url` {problem}"));
        }
        if let Some(Err(problem)) = options.endpoint.as_deref().map(address::web) {
            mistakes.whole("bad-address", format!("`--endpoint` {problem}"));
        }
        content.drafts = content.find_drafts();
        if !options.preview {
            content.leave_out_drafts();
        }
        let mut early = match options.preview {
            true => early::all(&content, options),
            false => {
                check::embargo(&content, options.today, mistakes);
                languages::approved(&content, mistakes);
                Vec::new()
            }
        };
        check::all(&content, options.today, mistakes);
        let now = options.minute();
        news::check(&content, now, options.preview, mistakes);
        let shown = if options.preview { Moment::LAST } else { now };
        let mut waiting = news::part(&mut content, shown);
        figures::resolve(&mut content, &mut waiting, now, mistakes);
        let invitation = Invitation::find(&content.survey, options);
        match (&invitation, options.preview) {
            (Some(_), false) => translations::approved(&content, mistakes),
            (Some(_), true) => early.extend(early::words(&content)),
            (None, _) => {}
        }
        Self {
            redirects: redirects::resolve(&content, &waiting, mistakes),
            early,
            waiting,
            invitation,
            today: options.today,
            base_url,
            endpoint: endpoint.trim_end_matches('/').to_owned(),
            content,
        }
    }

    /// The words in the site's first language, or else the survey's.
    pub(crate) fn texts(&self) -> &Texts {
        let wanted = self.content.settings.site.languages.first();
        let texts = &self.content.survey.texts;
        let found = texts.iter().find(|t| Some(&t.language) == wanted);
        found.unwrap_or(&texts[0])
    }

    /// The addresses of the pages that the survey is a part of.
    pub(crate) fn pages_with_survey(&self) -> Vec<String> {
        let pages = self.content.pages.iter();
        let pages = pages.filter(|page| page.body.has("survey"));
        pages.map(|page| page_url(&page.name)).collect()
    }

    /// Every text that an editor wrote and the site shows, with its address.
    pub(crate) fn written(&self) -> Vec<(String, &Source, &Body)> {
        let pages = addresses::pages(&self.content);
        pages
            .map(|(url, page)| (url, &page.source, &page.body))
            .collect()
    }

    /// What happens by itself later, the soonest first.
    pub(crate) fn later(&self) -> Vec<Waiting> {
        news::waiting(&self.content, &self.waiting, self.today)
    }

    /// The files of what is not finished.
    pub(crate) fn drafts(&self) -> Vec<String> {
        let files = self.content.drafts.iter().map(|draft| draft.file.clone());
        let files: BTreeSet<_> = files.collect();
        files.into_iter().collect()
    }

    /// The page of this name.
    pub(crate) fn page(&self, name: &str) -> Option<&Page> {
        self.content.pages.iter().find(|p| p.name == name)
    }
}

impl Site {
    /// How far each language of the survey and of the site is, in words.
    pub(crate) fn parity(&self) -> Vec<String> {
        let mut lines = translations::parity(&self.content);
        lines.extend(languages::parity(&self.content));
        lines
    }

    /// What an editor should know although nothing is wrong.
    pub(crate) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let unchecked = self.content.helplines.iter();
        let unchecked = unchecked
            .filter(|l| *l.state.get_ref() == State::CheckBeforeLaunch)
            .count();
        if unchecked > 0 {
            let lines = match unchecked {
                1 => "1 helpline".to_owned(),
                n => format!("{n} helplines"),
            };
            notes.push(format!("{lines} must be checked before a real launch"));
        }
        let unchecked = self.content.people.unchecked();
        if unchecked > 0 {
            notes.push(format!(
                "{unchecked} entries of complaints.toml, directory.toml and guidance.toml must be \
                 checked before a real launch"
            ));
        }
        notes.extend(translations::notes(&self.content));
        if self.invitation.is_none() {
            notes.push("the survey is not open: its wave has no key yet".to_owned());
        }
        for results in &self.content.results {
            let looser = results.settings.looser();
            if !looser.is_empty() {
                let names = looser.join(", ");
                notes.push(format!(
                    "wave {}: looser than our rules: {names}",
                    results.wave.id
                ));
            }
            if results.settings != self.content.survey.settings {
                notes.push(format!(
                    "wave {}: made under other rules than survey/publication.toml has now; its \
                     pages and the method page say so",
                    results.wave.id
                ));
            }
        }
        notes
    }
}
