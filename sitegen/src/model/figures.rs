//! The figures that texts ask for, from the released results (DOMAIN G3).

use crate::content::figure::{self, Figure, Of, Problem, Written};
use crate::content::{Body, Content, Item, Mistakes, Moment, Page, Segment, Source, condition};
use crate::render::figure as words;
use std::collections::BTreeMap;
use survey::parse::{Campaign, Finding, nearest};
use survey::results::Results;

/// The name for the newest wave that has results.
const LATEST: &str = "latest";

/// What the figures of one text come to.
enum Outcome {
    /// What stands there.
    Given { words: String, sample: bool },
    /// Why nothing may stand there, and the words for that case.
    Blank {
        why: String,
        instead: Option<String>,
    },
    /// A mistake that has been noted.
    Wrong,
}

/// What to do where a figure is held back and the text has no words for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blanks {
    /// The text would be wrong: it is a mistake.
    Refused,
    /// The text is not out yet, and the results may be by then.
    Told,
}

impl Blanks {
    /// For a text that is published, or is not yet.
    fn of(early: bool) -> Self {
        if early { Self::Told } else { Self::Refused }
    }
}

/// Where figures are looked up.
pub(super) struct Figures<'a> {
    survey: &'a Campaign,
    results: &'a [Results],
    /// Every area and organisation by its code, with its name.
    areas: BTreeMap<String, String>,
}

/// Puts the figures into every text. News that is not out yet may still lack
/// them, and so may drafts: an editor is told.
pub(super) fn resolve(
    content: &mut Content,
    waiting: &mut [Item],
    now: Moment,
    mistakes: &mut Mistakes,
) {
    let Content {
        settings,
        survey,
        results,
        pages,
        points,
        news,
        studies,
        ..
    } = content;
    let figures = Figures::of(survey, results, settings.campaign.sample);
    let studies = studies.iter_mut().map(|study| &mut study.page);
    for page in pages.iter_mut().chain(points).chain(studies) {
        let blanks = Blanks::of(page.front.draft);
        figures.fill(page, blanks, mistakes);
    }
    for item in news.iter_mut().chain(waiting) {
        let blanks = Blanks::of(item.page.front.draft || item.out > now);
        figures.fill(&mut item.page, blanks, mistakes);
    }
}

impl<'a> Figures<'a> {
    /// Of a campaign's results.
    pub(super) fn of(survey: &'a Campaign, results: &'a [Results], sample: bool) -> Self {
        let defined = survey.definition.areas.iter();
        let defined = defined.map(|area| (area.id.to_string(), String::new()));
        let listed = survey.tabulated(sample).iter();
        let listed = listed.map(|o| {
            (
                o.code.to_string(),
                o.names.values().next().cloned().unwrap_or_default(),
            )
        });
        let released = results.iter().flat_map(|r| &r.areas);
        let released = released.map(|a| {
            (
                a.code.clone(),
                a.names.values().next().cloned().unwrap_or_default(),
            )
        });
        Self {
            survey,
            results,
            areas: defined.chain(listed).chain(released).collect(),
        }
    }

    /// Puts the figures into a page's text and front matter.
    pub(super) fn fill(&self, page: &mut Page, blanks: Blanks, mistakes: &mut Mistakes) {
        let Page {
            source,
            front,
            body,
            ..
        } = page;
        let (mut shows, mut sample) = self.body(body, source, blanks, mistakes);
        let texts = [
            Some(&mut front.title),
            Some(&mut front.description),
            front.lead.as_mut(),
        ];
        for text in texts.into_iter().flatten() {
            let (one, made_up) = self.line(text, source, blanks, mistakes);
            shows |= one;
            sample |= made_up;
        }
        body.shows_figures = shows;
        body.shows_sample = sample;
    }

    /// Puts the figures into a text; whether it shows any, and any of a sample.
    fn body(
        &self,
        body: &mut Body,
        source: &Source,
        blanks: Blanks,
        mistakes: &mut Mistakes,
    ) -> (bool, bool) {
        if body.figures.is_empty() {
            return (false, false);
        }
        let outcomes: Vec<_> = body
            .figures
            .iter()
            .map(|written| self.outcome(written, source, mistakes))
            .collect();
        let speaks = |number: usize| match &outcomes[number] {
            Outcome::Given { .. } | Outcome::Wrong => true,
            Outcome::Blank { instead, .. } => instead.is_some(),
        };
        let segments = condition::choose(std::mem::take(&mut body.segments), speaks);
        let mut used = Vec::new();
        body.segments = segments
            .into_iter()
            .map(|segment| match segment {
                Segment::Prose(html) => Segment::Prose(figure::replace(&html, |number| {
                    used.push(number);
                    escaped(&said(&outcomes[number]))
                })),
                block @ Segment::Block { .. } => block,
            })
            .collect();
        body.headings.retain(|heading| {
            let id = format!(" id=\"{}\"", heading.id);
            let mut prose = body.segments.iter();
            prose.any(|s| matches!(s, Segment::Prose(html) if html.contains(&id)))
        });
        for heading in &mut body.headings {
            heading.words = figure::replace(&heading.words, |number| said(&outcomes[number]));
        }
        for number in &used {
            refuse(
                &outcomes[*number],
                &body.figures[*number],
                source,
                blanks,
                mistakes,
            );
        }
        let shown = used.iter().filter_map(|number| match &outcomes[*number] {
            Outcome::Given { sample, .. } => Some(*sample),
            _ => None,
        });
        shown.fold((false, false), |(_, any), sample| (true, any || sample))
    }

    /// The same for a line of the front matter.
    fn line(
        &self,
        text: &mut String,
        source: &Source,
        blanks: Blanks,
        mistakes: &mut Mistakes,
    ) -> (bool, bool) {
        let (mut shows, mut any_sample) = (false, false);
        let mut filled = String::new();
        let mut rest = text.as_str();
        while let Some((start, end)) = figure::next(rest) {
            let written = Written {
                text: rest[start..end.unwrap_or(rest.len())].to_owned(),
                span: place(source, &rest[start..end.unwrap_or(rest.len())]),
            };
            let outcome = self.outcome(&written, source, mistakes);
            refuse(&outcome, &written, source, blanks, mistakes);
            if let Outcome::Given { sample, .. } = outcome {
                shows = true;
                any_sample |= sample;
            }
            filled.push_str(&rest[..start]);
            filled.push_str(&said(&outcome));
            rest = &rest[end.unwrap_or(rest.len())..];
        }
        if !filled.is_empty() || rest.len() < text.len() {
            filled.push_str(rest);
            *text = filled;
        }
        (shows, any_sample)
    }

    fn outcome(&self, written: &Written, source: &Source, mistakes: &mut Mistakes) -> Outcome {
        let found = written.read().and_then(|figure| {
            let words = self.find(&figure)?;
            Ok(match words {
                Ok((words, sample)) => Outcome::Given {
                    words: words::begun(words, figure.capital),
                    sample,
                },
                Err(why) => Outcome::Blank {
                    why,
                    instead: figure.instead,
                },
            })
        });
        found.unwrap_or_else(|(message, help)| {
            mistakes.add(
                source,
                Finding::new(written.span.clone(), message)
                    .code("figure")
                    .help(help),
            );
            Outcome::Wrong
        })
    }

    /// The words for a figure and whether it is made up, or why it is not given.
    ///
    /// # Errors
    /// If there is no such wave, area or point.
    fn find(&self, figure: &Figure) -> Result<Result<(String, bool), String>, Problem> {
        let results = self.wave(&figure.wave)?;
        let (area, point, form) = match &figure.of {
            Of::Point { area, point, form } => (self.area(area)?, self.point(point)?, *form),
            Of::Wave(what) => {
                let none = || self.no_results(&figure.wave);
                let said = results.map(|r| (words::whole(*what, r), r.sample));
                return Ok(said.ok_or_else(none));
            }
        };
        let Some(results) = results else {
            return Ok(Err(self.no_results(&figure.wave)));
        };
        let area = results.area(area);
        let points = area.and_then(|a| a.points.iter().find(|p| p.principle.as_str() == point));
        Ok(match points {
            Some(found) => words::point(form, found, results).map(|words| (words, results.sample)),
            None => Err(format!(
                "the results of {} have no such area",
                results.wave.id
            )),
        })
    }

    /// The results of a wave, if it has any yet.
    fn wave(&self, wanted: &str) -> Result<Option<&'a Results>, Problem> {
        let mut results = self.results.iter();
        if wanted == LATEST {
            return Ok(results.next());
        }
        let found = results.find(|r| r.wave.id.as_str() == wanted);
        if found.is_some() || self.survey.wave(wanted).is_some() {
            return Ok(found);
        }
        let known: Vec<_> = self.survey.waves.iter().map(|w| w.id.as_str()).collect();
        let nearest = nearest(wanted, known.iter().copied().chain([LATEST]));
        let help = match nearest {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!(
                "the waves are {}, and `latest` is the newest with results",
                known.join(", ")
            ),
        };
        Err((format!("the survey has no wave `{wanted}`"), help))
    }

    fn no_results(&self, wave: &str) -> String {
        match self.survey.wave(wave) {
            Some(wave) => format!("wave {} has no results yet", wave.id),
            None => "there are no results yet".to_owned(),
        }
    }

    fn area(&self, wanted: &str) -> Result<&str, Problem> {
        let plain = |code: &str| code.to_lowercase().replace('-', "_");
        let code = plain(wanted);
        if let Some(found) = self.areas.keys().find(|known| plain(known) == code) {
            return Ok(found);
        }
        let named = self
            .areas
            .iter()
            .find(|(_, name)| plain(&crate::content::slug(name)) == code);
        let near = named.map(|(code, _)| code.as_str());
        let near = near.or_else(|| nearest(wanted, self.areas.keys().map(String::as_str)));
        let help = match near {
            Some(name) => format!("did you mean `{name}`?"),
            None => {
                "areas are named as in survey.toml, trusts by their code: `uk`, `en_london`, `X01`"
                    .to_owned()
            }
        };
        Err((format!("there is no area `{wanted}`"), help))
    }

    fn point<'p>(&self, wanted: &'p str) -> Result<&'p str, Problem> {
        let known = self.survey.definition.principles.iter();
        let known: Vec<_> = known.map(survey::PrincipleId::as_str).collect();
        if known.contains(&wanted) {
            return Ok(wanted);
        }
        let help = match nearest(wanted, known.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("the points are {}", known.join(", ")),
        };
        Err((format!("the code has no point `{wanted}`"), help))
    }
}

/// Says where a figure is not given and the text has no words for that.
fn refuse(
    outcome: &Outcome,
    written: &Written,
    source: &Source,
    blanks: Blanks,
    mistakes: &mut Mistakes,
) {
    let Outcome::Blank { why, instead: None } = outcome else {
        return;
    };
    let example = written.text.trim_end_matches('}').trim_end();
    let finding = Finding::new(
        written.span.clone(),
        format!("this figure is not given: {why}"),
    )
    .code("figure");
    let finding = finding.help(format!(
        "say what stands there instead, as in `{example} or no figure yet}}`, or put the whole part between \
         `{{if-figures}}` and `{{end-if}}`"
    ));
    match blanks {
        Blanks::Refused => mistakes.add(source, finding),
        Blanks::Told => mistakes.warn(source, finding),
    }
}

fn said(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Given { words, .. } => words.clone(),
        Outcome::Blank { instead, .. } => instead.clone().unwrap_or_default(),
        Outcome::Wrong => String::new(),
    }
}

fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Where a reference of the front matter stands in the file.
fn place(source: &Source, text: &str) -> std::ops::Range<usize> {
    let at = source.text.find(text).unwrap_or(0);
    at..at + text.len()
}
