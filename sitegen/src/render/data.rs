//! What every template can use, worked out once.

use super::env::value;
use super::method::Method;
use super::view::{AreaView, Lines, Link, PointView, QuestionView, Quotes, SiteView, WaveView};
use super::{view, words};
use crate::model::Site;
use crate::output::Assets;
use minijinja::Value;
use serde::Serialize;

/// Everything that pages share.
pub(crate) struct Data {
    pub(crate) site: SiteView,
    pub(crate) points: Vec<PointView>,
    pub(crate) waves: Vec<WaveView>,
    /// What the survey asks about.
    pub(crate) subject: String,
    /// The same as template values, which are cheap to hand to each page.
    values: Vec<(&'static str, Value)>,
}

/// The newest results in short.
#[derive(Debug, Serialize)]
struct Latest {
    wave: WaveView,
    /// Everywhere together.
    whole: AreaView,
}

/// Whether and how the survey can be answered.
#[derive(Debug, Serialize)]
struct SurveyView {
    open: bool,
    /// The wave that is or will be open.
    wave: Option<Dates>,
    questions: Vec<QuestionView>,
    questions_url: &'static str,
    frame_url: &'static str,
    /// The fingerprint of the key that answers are sealed to.
    fingerprint: Option<String>,
    exit_url: String,
    minimum_age: u8,
    max_characters: String,
    version: u32,
    scoring_version: u32,
    languages: Vec<String>,
    /// Whether some people are asked in other words.
    voiced: bool,
    max_points: u8,
    met_from: u8,
}

/// A wave's dates in words.
#[derive(Debug, Serialize)]
struct Dates {
    id: String,
    opens: String,
    closes: String,
    released: String,
}

/// What partners need.
#[derive(Debug, Serialize)]
struct Embed {
    script: String,
    /// The same under an address whose bytes never change, and their hash.
    pinned: Option<String>,
    integrity: Option<String>,
    /// The pinned one for our own page, from wherever that is shown.
    own: Option<String>,
    frame: String,
    oembed: String,
    origin: String,
    /// The language of the campaign.
    language: String,
    /// The survey's second language, for an example.
    second: Option<String>,
    parents: Vec<String>,
}

impl Data {
    /// Works out what the pages of a site share.
    pub(crate) fn of(site: &Site, assets: &Assets, words: &toml::Table) -> Self {
        let now = &site.content.survey.settings;
        let definition = &site.content.survey.definition;
        let questions = view::questions(definition, site.texts());
        let points = view::points(site, &questions);
        let results = site.content.results.iter();
        let waves: Vec<_> = results.map(|r| WaveView::of(r, now, site.today)).collect();
        let latest = site.content.results.first().and_then(|results| {
            let whole = results.areas.iter().find(|a| a.parent.is_none())?;
            Some(Latest {
                wave: WaveView::of(results, now, site.today),
                whole: AreaView::of(results, whole, &points, site.texts()),
            })
        });
        let furniture = SiteView::new(site, assets);
        let values = vec![
            ("site", value(&furniture)),
            ("points", value(&points)),
            ("waves", value(&waves)),
            ("latest", value(&latest)),
            ("thresholds", value(&view::Thresholds::of(now))),
            ("method", value(&Method::of(site))),
            ("quotes", value(&Quotes::of(site))),
            ("support", value(&Lines::of(&site.content.helplines))),
            ("survey", value(&survey(site, questions))),
            ("t", value(words)),
            ("words", value(site.texts())),
            ("about", value(&site.content.settings.about)),
            ("embed", value(&embed(site, assets))),
            ("sample_words", Value::from(view::SAMPLE)),
        ];
        Self {
            site: furniture,
            points,
            waves,
            subject: site.content.settings.about.subject.clone(),
            values,
        }
    }

    /// The context of one page: what all share, and its own.
    pub(crate) fn with(&self, own: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
        Value::from_pairs(self.values.iter().cloned().chain(own))
    }

    /// The way to pages below `parent`.
    pub(crate) fn crumbs(&self, parents: &[(&str, &str)]) -> Vec<Link> {
        let home = [("Home", "/")];
        let way = home.iter().chain(parents);
        way.map(|(title, url)| Link::new(*title, *url)).collect()
    }
}

fn survey(site: &Site, questions: Vec<QuestionView>) -> SurveyView {
    let survey = &site.content.survey;
    let wave = crate::model::wave_of(survey, site.today);
    let invitation = site.invitation.as_ref();
    SurveyView {
        open: invitation.is_some(),
        wave: wave.map(|wave| Dates {
            id: wave.id.to_string(),
            opens: words::date(wave.opens),
            closes: words::date(wave.closes),
            released: words::date(wave.results),
        }),
        questions,
        questions_url: "/take-part/questions/",
        frame_url: "/survey/",
        fingerprint: invitation.map(|i| i.key.fingerprint()),
        exit_url: site.content.settings.survey.exit_url.get_ref().clone(),
        minimum_age: survey.definition.minimum_age,
        max_characters: survey::results::number(survey.definition.story.max_characters),
        version: survey.definition.version,
        scoring_version: survey.definition.scoring_version,
        languages: survey.texts.iter().map(|t| t.name.clone()).collect(),
        voiced: survey.definition.questions.iter().any(|q| q.voiced),
        max_points: survey::MAX_POINTS,
        met_from: survey::scoring::MET_FROM,
    }
}

fn embed(site: &Site, assets: &Assets) -> Embed {
    let base = &site.base_url;
    let loader = assets.widget.as_ref().map(|widget| &widget.loader);
    let parents = &site.content.settings.embedding.allowed;
    Embed {
        script: format!("{base}/embed.js"),
        pinned: loader.map(|loader| format!("{base}{}", loader.pinned)),
        integrity: loader.map(|loader| loader.integrity.clone()),
        own: loader.map(|loader| loader.pinned.clone()),
        frame: format!("{base}/survey/"),
        oembed: format!("{base}{}", crate::output::OEMBED),
        origin: base.clone(),
        language: site.texts().language.to_string(),
        second: site
            .content
            .survey
            .texts
            .get(1)
            .map(|t| t.language.to_string()),
        parents: parents.iter().map(|p| p.get_ref().clone()).collect(),
    }
}
