//! Second stage: the checked parts as one site, and what only shows when they
//! are put together.

mod check;
mod invitation;
mod translations;

pub(crate) use invitation::{Invitation, wave_of};

use crate::Options;
use crate::content::{Content, Mistakes, Page, State, address};
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
    /// Whether the survey can be answered.
    pub(crate) invitation: Option<Invitation>,
}

impl Site {
    /// Puts a site together and notes what does not fit.
    pub(crate) fn assemble(content: Content, options: &Options, mistakes: &mut Mistakes) -> Self {
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
        check::all(&content, options.today, mistakes);
        let invitation = Invitation::find(&content.survey, options.today);
        if invitation.is_some() {
            translations::approved(&content, mistakes);
        }
        Self {
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

    /// The page of this name.
    pub(crate) fn page(&self, name: &str) -> Option<&Page> {
        self.content.pages.iter().find(|p| p.name == name)
    }
}

/// The address of a page of prose.
pub(crate) fn page_url(name: &str) -> String {
    match name {
        "home" => "/".to_owned(),
        name => format!("/{name}/"),
    }
}

impl Site {
    /// How far each language of the survey is, in words.
    pub(crate) fn parity(&self) -> Vec<String> {
        translations::parity(&self.content)
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
