//! `site.toml`: who the campaign is and where things are.

use super::map::Showing;
use super::{Mistakes, ReadingRules, Source, address};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use survey::Language;
use survey::parse::{self, Finding};
use toml::Spanned;

/// The whole of `site.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    pub(crate) campaign: Campaign,
    pub(crate) site: Site,
    pub(crate) survey: Survey,
    pub(crate) about: About,
    #[serde(default)]
    pub(crate) embedding: Embedding,
    #[serde(default)]
    pub(crate) results: Showing,
    /// What it says in the site's other languages.
    #[serde(default)]
    pub(crate) translated: BTreeMap<Language, Translated>,
    #[serde(default)]
    pub(crate) reading: ReadingRules,
}

/// Who the campaign is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Campaign {
    /// Its name, as it stands on every page.
    pub(crate) name: String,
    /// Whether this is a demonstration, whose results mean nothing.
    pub(crate) sample: bool,
    /// Who answers for the data, in law.
    pub(crate) controller: String,
    /// An e-mail address.
    pub(crate) contact: String,
}

/// The site.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Site {
    /// The site's address, without a path.
    pub(crate) base_url: Spanned<String>,
    /// The languages of the site's own pages, the default first.
    pub(crate) languages: Vec<Language>,
    /// The pages in the menu, by file name.
    pub(crate) menu: Vec<Spanned<String>>,
    /// Whether there is a search page, with an index of every page.
    #[serde(default = "yes")]
    pub(crate) search: bool,
    /// The pages in the footer.
    pub(crate) footer: Vec<Spanned<String>>,
}

/// How the survey is sent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Survey {
    /// The address that takes envelopes.
    pub(crate) endpoint: Spanned<String>,
    /// The bits of proof of work that the endpoint asks for.
    #[serde(default = "default_proof_bits")]
    pub(crate) proof_bits: u8,
    /// Where "leave this page" goes.
    pub(crate) exit_url: Spanned<String>,
    /// The lines of the address that paper forms are posted to.
    #[serde(default)]
    pub(crate) post_to: Vec<String>,
}

/// What our own sentences say about this survey: the words that follow from its
/// subject and its counting rule, which no other file holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct About {
    /// What it asks about, after "a survey of": "care after a miscarriage".
    pub(crate) subject: String,
    /// Whom the figures cannot speak for: "everyone who had a miscarriage".
    pub(crate) everyone: String,
    /// Who is in the main figures, in a sentence.
    pub(crate) counted: String,
    /// Why other answers are kept apart, in a sentence.
    pub(crate) apart: Option<String>,
    /// How long it takes, about.
    pub(crate) minutes: u8,
    /// Signs of an emergency, after "such as".
    pub(crate) emergency: Option<String>,
}

/// What `site.toml` says in another language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Translated {
    /// As in `[about]`.
    pub(crate) emergency: Option<String>,
}

/// Who may carry the survey.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Embedding {
    /// The origins of partner sites.
    #[serde(default)]
    pub(crate) allowed: Vec<Spanned<String>>,
}

fn yes() -> bool {
    true
}

fn default_proof_bits() -> u8 {
    16
}

/// Reads the settings and checks its addresses.
pub(crate) fn read(source: &Source, mistakes: &mut Mistakes) -> Option<Settings> {
    let settings: Settings = mistakes.take(source, parse::toml(&source.text))?;
    let site = [(&settings.site.base_url, "`base_url`")];
    let origins = settings
        .embedding
        .allowed
        .iter()
        .map(|a| (a, "an allowed parent"));
    for (value, what) in site.into_iter().chain(origins) {
        if let Err(problem) = address::origin(value.get_ref()) {
            let help = "write the scheme and the host only, as in `https://example.org`";
            let finding = Finding::new(value.span(), format!("{what} {problem}"))
                .code("bad-address")
                .help(help);
            mistakes.add(source, finding);
        }
    }
    for (value, what) in [
        (&settings.survey.endpoint, "`endpoint`"),
        (&settings.survey.exit_url, "`exit_url`"),
    ] {
        if let Err(problem) = address::web(value.get_ref()) {
            mistakes.add(
                source,
                Finding::new(value.span(), format!("{what} {problem}")).code("bad-address"),
            );
        }
    }
    if settings.site.languages.is_empty() {
        mistakes.add(
            source,
            Finding::new(0..0, "`languages` names no language").code("no-language"),
        );
    }
    Some(settings)
}
