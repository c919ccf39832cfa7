//! The figures of an area, ready to be shown.

use super::sentence::sentence;
use super::{Beside, BreakdownView, Explained, Link, PointView, breakdowns};
use crate::render::chart::{Dots, Spacing};
use serde::Serialize;
use survey::results::{AreaResults, Cell, PointResults, Reason, Results, describe, number, share};
use survey::{Language, Level, Texts};

/// An area with its figures.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AreaView {
    pub(crate) code: String,
    pub(crate) name: String,
    /// Its name within a sentence: "the UK".
    pub(crate) place: String,
    pub(crate) url: String,
    /// "region", as a sentence says it.
    pub(crate) level: &'static str,
    pub(crate) is_trust: bool,
    /// The areas that it is part of, the largest first.
    pub(crate) parents: Vec<Link>,
    pub(crate) rows: Vec<RowView>,
    pub(crate) sentence: String,
    pub(crate) chart: Dots,
    pub(crate) overall: Option<u8>,
    /// Whether any mean or three-way split is given.
    pub(crate) has_detail: bool,
    /// How many points have a figure, in words for lists.
    pub(crate) summary: String,
    pub(crate) any_shown: bool,
    /// What stands beside the figures.
    pub(crate) beside: Explained,
    /// The figures by the answers to another question.
    pub(crate) breakdowns: Vec<BreakdownView>,
    /// The areas within it, by level.
    pub(crate) within: Vec<Within>,
}

/// Areas of one level within another, in order of their names.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Within {
    pub(crate) title: &'static str,
    pub(crate) areas: Vec<Child>,
}

/// An area in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Child {
    pub(crate) name: String,
    pub(crate) url: String,
    pub(crate) summary: String,
    pub(crate) any_shown: bool,
    pub(crate) parent: Option<Link>,
}

/// The figure of one point.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct RowView {
    pub(crate) number: usize,
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) url: String,
    /// The figure as `survey` says it, reason for a blank included.
    pub(crate) words: String,
    pub(crate) percent: Option<String>,
    pub(crate) lower: Option<u8>,
    pub(crate) upper: Option<u8>,
    pub(crate) about: Option<String>,
    pub(crate) mean: Option<u8>,
    pub(crate) split: Option<SplitView>,
    /// The lines below the figure.
    pub(crate) beside: Beside,
}

/// Met, partly met and not met.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SplitView {
    pub(crate) met: String,
    pub(crate) partly: String,
    pub(crate) not_met: String,
}

/// The address of an area's page.
pub(crate) fn area_url(results: &Results, area: &AreaResults) -> String {
    let wave = &results.wave.id;
    match area.parent {
        None => format!("/results/{wave}/"),
        Some(_) => {
            let name = area.code.to_lowercase().replace('_', "-");
            format!("/results/{wave}/{name}/")
        }
    }
}

impl AreaView {
    /// Of an area in a released file.
    pub(crate) fn of(
        results: &Results,
        area: &AreaResults,
        points: &[PointView],
        texts: &Texts,
    ) -> Self {
        let language = &texts.language;
        let rows = rows(&area.points, points, results);
        let titled: Vec<_> = points
            .iter()
            .zip(&area.points)
            .map(|(point, figures)| (point.title.as_str(), &figures.met))
            .collect();
        let name = area_name(area, language).to_owned();
        let place = area_place(area, language);
        Self {
            code: area.code.clone(),
            url: area_url(results, area),
            level: level(area.level),
            is_trust: area.level == Level::Trust,
            parents: parents(results, area, language),
            sentence: sentence(&place, &titled),
            place,
            chart: Dots::draw(titled.iter().copied(), &results.settings, Spacing::WIDE),
            overall: area.overall,
            has_detail: area
                .points
                .iter()
                .any(|p| p.mean.is_some() || p.split.is_some()),
            summary: summary(area),
            any_shown: area.points.iter().any(|p| is_given(&p.met)),
            beside: Explained::of(&area.points, results),
            breakdowns: breakdowns(results, &area.code, points, texts),
            within: within(results, area, language),
            rows,
            name,
        }
    }
}

/// The figures of a list of points with their titles.
pub(crate) fn rows(
    figures: &[PointResults],
    points: &[PointView],
    results: &Results,
) -> Vec<RowView> {
    let pairs = points.iter().zip(figures);
    pairs
        .map(|(point, figure)| {
            let shown = figure.met.shown();
            RowView {
                number: point.number,
                id: point.id.clone(),
                title: point.title.clone(),
                url: point.url.clone(),
                words: describe(&figure.met, &results.settings),
                percent: shown.map(|s| share(s.percent)),
                lower: shown.map(|s| s.lower),
                upper: shown.map(|s| s.upper),
                about: match &figure.met {
                    Cell::Shown(shown) => Some(number(shown.about)),
                    Cell::SmallCount { about, .. } => Some(number(*about)),
                    Cell::Blank { .. } => None,
                },
                mean: figure.mean,
                split: figure.split.map(|split| SplitView {
                    met: share(split.met),
                    partly: share(split.partly),
                    not_met: share(split.not_met),
                }),
                beside: Beside::of(figure, results),
            }
        })
        .collect()
}

/// Every trust of a wave, in order of its name.
pub(crate) fn trusts(results: &Results, language: &Language) -> Vec<Child> {
    let trusts = results.areas.iter().filter(|a| a.level == Level::Trust);
    sorted(trusts.map(|area| child(results, area, language)).collect())
}

/// The name of an area in a language, or else in any.
pub(crate) fn area_name<'a>(area: &'a AreaResults, language: &Language) -> &'a str {
    let name = area
        .names
        .get(language)
        .or_else(|| area.names.values().next());
    name.unwrap_or(&area.code)
}

/// Its name within a sentence: "the UK".
pub(crate) fn area_place(area: &AreaResults, language: &Language) -> String {
    match area.level {
        Level::Uk => "the UK".to_owned(),
        _ => area_name(area, language).to_owned(),
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Uk => "whole",
        Level::Nation => "nation",
        Level::Region => "region",
        Level::Trust => "trust or health board",
    }
}

fn parents(results: &Results, area: &AreaResults, language: &Language) -> Vec<Link> {
    let mut parents = Vec::new();
    let mut next = area.parent.as_deref();
    while let Some(parent) = next.and_then(|code| results.area(code)) {
        parents.insert(
            0,
            Link::new(area_name(parent, language), area_url(results, parent)),
        );
        next = parent.parent.as_deref();
    }
    parents
}

/// Whether something is said of the share, if only which side is small.
fn is_given(cell: &Cell) -> bool {
    !matches!(cell, Cell::Blank { .. })
}

/// "Figures on 3 of 5 points", for lists.
fn summary(area: &AreaResults) -> String {
    let shown = area.points.iter().filter(|p| is_given(&p.met)).count();
    let held_back = Cell::Blank {
        reason: Reason::HeldBack,
    };
    match shown {
        0 if area.points.iter().any(|p| p.met == held_back) => {
            "Held back to protect others".to_owned()
        }
        0 => "Not enough answers to publish".to_owned(),
        n if n == area.points.len() => format!("Figures on all {n} points"),
        n => format!("Figures on {n} of {} points", area.points.len()),
    }
}

fn within(results: &Results, area: &AreaResults, language: &Language) -> Vec<Within> {
    let levels = [
        (Level::Nation, "Nations"),
        (Level::Region, "Regions"),
        (Level::Trust, "Trusts and health boards"),
    ];
    let groups = levels.into_iter().map(|(level, title)| {
        let areas = results.within(&area.code).filter(|a| a.level == level);
        Within {
            title,
            areas: sorted(areas.map(|a| child(results, a, language)).collect()),
        }
    });
    groups.filter(|group| !group.areas.is_empty()).collect()
}

fn child(results: &Results, area: &AreaResults, language: &Language) -> Child {
    Child {
        name: area_name(area, language).to_owned(),
        url: area_url(results, area),
        summary: summary(area),
        any_shown: area.points.iter().any(|p| is_given(&p.met)),
        parent: parents(results, area, language).pop(),
    }
}

/// In order of name, never of figures.
fn sorted(mut children: Vec<Child>) -> Vec<Child> {
    children.sort_by_key(|child| child.name.to_lowercase());
    children
}
