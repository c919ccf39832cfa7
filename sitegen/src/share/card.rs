//! What stands in each picture.

use crate::model::{Site, point_url};
use crate::render::{SAMPLE, pages_words, value};
use minijinja::Value;
use serde::Serialize;
use survey::results::{AreaResults, Cell, Results, describe, share};
use survey::text::fill;

/// The name of the picture of pages that have none of their own.
pub(super) const DEFAULT: &str = "site";

/// How many points fit below each other.
const ROWS: usize = 7;

/// A picture to be drawn.
pub(super) struct Card {
    pub(super) name: String,
    pub(super) template: &'static str,
    pub(super) context: Value,
    /// What it shows, for people who cannot see it.
    pub(super) alt: String,
    /// The addresses of the pages that it belongs to.
    pub(super) pages: Vec<String>,
}

/// A share with its range, in percent.
#[derive(Debug, Serialize)]
struct Figure {
    label: String,
    at: u8,
    lower: u8,
    upper: u8,
}

impl Figure {
    fn of(cell: &Cell) -> Option<Self> {
        cell.shown().map(|shown| Self {
            label: share(shown.percent),
            at: shown.percent.value(),
            lower: shown.lower,
            upper: shown.upper,
        })
    }
}

/// A point in the picture of a wave.
#[derive(Debug, Serialize)]
struct Row {
    title: String,
    figure: Option<Figure>,
    words: String,
}

/// Every picture of a site.
pub(super) fn all(site: &Site) -> Vec<Card> {
    let Some(words) = pages_words(site) else {
        return Vec::new();
    };
    let maker = Maker { site, words };
    let mut cards = vec![maker.default()];
    let waves = &site.content.results;
    if let Some((results, area)) = waves.first().and_then(|r| Some((r, whole(r)?))) {
        cards.extend(maker.points(results, area));
    }
    for (place, results) in waves.iter().enumerate() {
        cards.extend(whole(results).map(|area| maker.wave(results, area, place == 0)));
    }
    cards
}

/// Everywhere together.
fn whole(results: &Results) -> Option<&AreaResults> {
    results.areas.iter().find(|area| area.parent.is_none())
}

struct Maker<'a> {
    site: &'a Site,
    words: toml::Table,
}

impl Maker<'_> {
    /// A sentence of the words file, with values in it.
    fn words(&self, key: &str, values: &[(&str, &str)]) -> String {
        let words = self.words.get("share").and_then(|share| share.get(key));
        let words = words.and_then(toml::Value::as_str).unwrap_or_default();
        fill(words, values)
    }

    fn context<const N: usize>(&self, sample: bool, own: [(&'static str, Value); N]) -> Value {
        let settings = &self.site.content.settings;
        let shared = [
            ("campaign", Value::from(settings.campaign.name.clone())),
            ("sample", Value::from(sample)),
            ("sample_words", Value::from(SAMPLE)),
        ];
        Value::from_pairs(shared.into_iter().chain(own))
    }

    /// The words for those who do not see the band across the picture.
    fn alt(sample: bool, alt: String) -> String {
        if sample {
            format!("{SAMPLE}. {alt}")
        } else {
            alt
        }
    }

    fn default(&self) -> Card {
        let settings = &self.site.content.settings;
        let about = self.words("survey", &[("subject", &settings.about.subject)]);
        let (_, address) = self.site.base_url.split_once("://").unwrap_or_default();
        Card {
            name: DEFAULT.to_owned(),
            template: "share/default.svg",
            context: self.context(
                false,
                [
                    ("lines", value(&wrap(&about, 28))),
                    ("address", Value::from(address)),
                ],
            ),
            alt: format!("{}. {about}", settings.campaign.name),
            pages: Vec::new(),
        }
    }

    fn points(&self, results: &Results, area: &AreaResults) -> Vec<Card> {
        let titles = self.titles();
        let cards = (1..).zip(titles).zip(&area.points);
        cards
            .map(|((number, (id, title)), point)| {
                let figure = Figure::of(&point.met);
                let wave = results.wave.id.to_string();
                let said = describe(&point.met, &results.settings);
                let words = match figure {
                    Some(_) => self.words("met", &[("wave", &wave)]),
                    None => said.clone(),
                };
                let width = if figure.is_some() { 40 } else { 56 };
                Card {
                    name: format!("point-{number}"),
                    template: "share/point.svg",
                    context: self.context(
                        results.sample,
                        [
                            ("number", Value::from(number)),
                            ("lines", value(&wrap(&title, 34))),
                            ("figure", value(&figure)),
                            ("words", value(&wrap(&words, width))),
                        ],
                    ),
                    alt: Self::alt(results.sample, format!("{title}, {wave}: {said}")),
                    pages: vec![point_url(&id)],
                }
            })
            .collect()
    }

    fn wave(&self, results: &Results, area: &AreaResults, newest: bool) -> Card {
        let wave = results.wave.id.to_string();
        let title = self.words("wave", &[("wave", &wave)]);
        let rows = self.titles().into_iter().zip(&area.points).take(ROWS);
        let rows = rows.map(|((_, title), point)| Row {
            title,
            figure: Figure::of(&point.met),
            words: describe(&point.met, &results.settings),
        });
        let rows: Vec<_> = rows.collect();
        let said = rows.iter().map(|row| match &row.figure {
            Some(figure) => format!("{}: {}", row.title, figure.label),
            None => format!("{}: {}", row.title, row.words),
        });
        let said: Vec<_> = said.collect();
        let url = format!("/results/{wave}/");
        let latest = newest.then(|| "/results/".to_owned());
        Card {
            name: format!("results-{wave}"),
            template: "share/wave.svg",
            alt: Self::alt(results.sample, format!("{title}. {}", said.join("; "))),
            context: self.context(
                results.sample,
                [
                    ("title", Value::from(title)),
                    ("step", Value::from(330 / rows.len().max(1))),
                    ("rows", value(&rows)),
                ],
            ),
            pages: [url].into_iter().chain(latest).collect(),
        }
    }

    /// The names of the points with their titles, in order.
    fn titles(&self) -> Vec<(String, String)> {
        let texts = self.site.texts();
        let points = self.site.content.survey.definition.principles.iter();
        points
            .map(|id| (id.to_string(), texts.principles[id].title.clone()))
            .collect()
    }
}

/// Breaks words into lines of about this many letters.
fn wrap(words: &str, line: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= line => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
