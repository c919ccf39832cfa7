//! What every template can use, worked out once.

use super::method::Method;
use super::pages::Words;
use super::spoken::Spoken;
use super::view::{
    AreaView, ChartWords, Lines, Link, PointView, QuestionView, Quotes, SiteView, WaveView,
};
use super::{view, words};
use crate::build::{Own, Shared};
use crate::model::Site;
use crate::output::Assets;
use minijinja::Value;
use serde::Serialize;
use std::sync::Arc;

/// Everything that pages share.
pub(crate) struct Data {
    pub(crate) site: Arc<SiteView>,
    pub(crate) points: Vec<PointView>,
    pub(crate) waves: Vec<WaveView>,
    /// What the survey asks about.
    pub(crate) subject: String,
    /// The words of the charts.
    pub(crate) charts: ChartWords,
    /// What templates call `t`.
    words: toml::Table,
    /// The same for templates.
    pub(crate) shared: Arc<Shared>,
    /// What the first page is called on the way to others.
    home: String,
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
    pub(crate) fn of(site: &Site, assets: &Assets, spoken: &Spoken) -> Self {
        let now = &site.content.survey.settings;
        let definition = &site.content.survey.definition;
        let questions = view::questions(definition, site.texts());
        let points = view::points(site, &questions, site.texts());
        let results = site.content.results.iter();
        let waves: Vec<_> = results.map(|r| WaveView::of(r, now, site.today)).collect();
        let latest = site.content.results.first().and_then(|results| {
            let whole = results.areas.iter().find(|a| a.parent.is_none())?;
            Some(Latest {
                wave: WaveView::of(results, now, site.today),
                whole: AreaView::of(results, whole, &points, site.texts()),
            })
        });
        let furniture = SiteView::new(site, assets, spoken.text("stories", "title"));
        let home = spoken.pages.get("base").and_then(|base| base.get("home"));
        let mut shared = Shared::default();
        shared.add("site", &furniture);
        shared.add("points", &points);
        shared.add("waves", &waves);
        shared.add("latest", &latest);
        shared.add("thresholds", &view::Thresholds::of(now));
        shared.add("method", &Method::of(site));
        shared.add("quotes", &Quotes::of(site));
        shared.add("tables", &view::tables(&site.content.tables));
        shared.add("support", &Lines::of(site));
        shared.add("survey", &survey(site, questions));
        shared.add("t", &spoken.pages);
        shared.add("words", site.texts());
        shared.add("about", &site.content.settings.about);
        shared.add("embed", &embed(site, assets));
        shared.add("sample_words", &view::SAMPLE);
        Self {
            site: Arc::new(furniture),
            words: spoken.pages.clone(),
            charts: spoken.charts.clone(),
            points,
            waves,
            subject: site.content.settings.about.subject.clone(),
            shared: Arc::new(shared),
            home: home
                .and_then(toml::Value::as_str)
                .unwrap_or_default()
                .to_owned(),
        }
    }

    /// What one page is given besides what all share.
    #[expect(
        clippy::unused_self,
        reason = "a page is given its own with the data of all"
    )]
    pub(crate) fn with<'a>(&self, own: impl IntoIterator<Item = (&'static str, Value)>) -> Own<'a> {
        Own::of(own)
    }

    /// The words of one part of the pages.
    pub(crate) fn words(&self, part: &str) -> Words {
        let words = self.words.get(part).and_then(toml::Value::as_table);
        Words::new(words.cloned().unwrap_or_default())
    }

    /// The way to pages below `parent`.
    pub(crate) fn crumbs(&self, parents: &[(&str, &str)]) -> Vec<Link> {
        let home = [(self.home.as_str(), "/")];
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
