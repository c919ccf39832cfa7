//! `[extract]` of `survey.toml`: how a research extract is made safe.

use super::finding::unknown;
use super::locate::At::{self, Index, Key};
use super::{Band, Finding, Findings, Located, band};
use crate::{ChoiceId, Definition, Kind, Level, Question, QuestionId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What could point at a person, and how it is made coarser until nobody
/// stands out (DOMAIN C8). Only the desk needs it, so it is no part of the
/// [`Definition`] that the form is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractRules {
    /// The questions whose answers together could point at a person; each has
    /// one answer. Enough people must share every combination of them.
    pub keys: Vec<QuestionId>,
    /// The steps in the order in which they are taken, at least one.
    pub steps: Vec<Coarsening>,
}

impl ExtractRules {
    /// The fewest rows that share every combination, unless a campaign says
    /// otherwise.
    pub const SHARED_BY: u32 = 10;

    /// The least base of an organisation that an extract may name, whatever
    /// the thresholds of publication are.
    pub const LEAST_BASE: u32 = 30;

    /// The most rows that may be left out because too few share their
    /// combination, in percent of the file. If there are more, the next step
    /// is taken.
    pub const MOST_DELETED: u32 = 5;
}

/// One step towards less detail, for the whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Coarsening {
    /// Leaves a question out.
    Drop(QuestionId),
    /// Puts choices together. A choice in no band stays as it is.
    Band {
        /// The question, one of the keys.
        question: QuestionId,
        /// The bands; each holds every earlier band of the question whole.
        into: Vec<Band>,
    },
    /// Gives areas at this level and above only.
    Area(Level),
}

/// The section as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    keys: Vec<QuestionId>,
    step: Vec<RawStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    drop: Option<QuestionId>,
    band: Option<QuestionId>,
    into: Option<Vec<Band>>,
    area: Option<Level>,
}

/// The rules, with what is wrong with them.
pub(super) fn rules(
    raw: Raw,
    definition: &Definition,
    located: &Located<'_>,
    findings: &mut Findings,
) -> ExtractRules {
    let mut check = Check {
        definition,
        located,
        findings,
        dropped: Vec::new(),
        bands: BTreeMap::new(),
        level: Level::Trust,
    };
    check.keys(&raw.keys);
    if raw.step.is_empty() {
        check.add(
            &[Key("step")],
            "an extract needs at least one step".to_owned(),
        );
    }
    let mut steps = Vec::new();
    for (index, step) in raw.step.into_iter().enumerate() {
        if let Some(step) = check.one(index, step) {
            check.step(index, &step, &raw.keys);
            steps.push(step);
        }
    }
    ExtractRules {
        keys: raw.keys,
        steps,
    }
}

struct Check<'a> {
    definition: &'a Definition,
    located: &'a Located<'a>,
    findings: &'a mut Findings,
    dropped: Vec<QuestionId>,
    /// The last bands of each question.
    bands: BTreeMap<QuestionId, Vec<Band>>,
    level: Level,
}

impl<'a> Check<'a> {
    fn add(&mut self, path: &[At<'_>], message: String) {
        self.add_with(path, message, None);
    }

    fn add_with(&mut self, path: &[At<'_>], message: String, help: Option<String>) {
        self.findings.add(Finding {
            span: self.located.span(&[&[Key("extract")], path].concat()),
            message,
            help,
            code: None,
        });
    }

    /// The question of this id, or a finding.
    fn question(&mut self, id: &QuestionId, path: &[At<'_>]) -> Option<&'a Question> {
        let found = self.definition.question(id.as_str());
        if found.is_none() {
            let known = self.definition.questions.iter().map(|q| q.id.as_str());
            let (message, help) = unknown(id.as_str(), "a question", known);
            self.add_with(path, message, help);
        }
        found
    }

    fn keys(&mut self, keys: &[QuestionId]) {
        if keys.is_empty() {
            self.add(
                &[Key("keys")],
                "an extract needs at least one key".to_owned(),
            );
        }
        for (index, id) in keys.iter().enumerate() {
            let path = [Key("keys"), Index(index)];
            if keys[..index].contains(id) {
                self.add(&path, format!("key `{id}` appears twice"));
            }
            if let Some(question) = self.question(id, &path)
                && question.kind != Kind::One
            {
                self.add(&path, format!("question `{id}` is not of kind `one`"));
            }
        }
    }

    /// The step, if it says exactly one thing.
    fn one(&mut self, index: usize, step: RawStep) -> Option<Coarsening> {
        match step {
            RawStep {
                drop: Some(question),
                band: None,
                into: None,
                area: None,
            } => Some(Coarsening::Drop(question)),
            RawStep {
                drop: None,
                band: Some(question),
                into: Some(into),
                area: None,
            } => Some(Coarsening::Band { question, into }),
            RawStep {
                drop: None,
                band: None,
                into: None,
                area: Some(level),
            } => Some(Coarsening::Area(level)),
            _ => {
                let message = "a step says one thing".to_owned();
                let help = "`drop = \"…\"`, or `band = \"…\"` with `into = […]`, or `area = \"…\"`";
                self.add_with(&[Key("step"), Index(index)], message, Some(help.to_owned()));
                None
            }
        }
    }

    fn step(&mut self, index: usize, step: &Coarsening, keys: &[QuestionId]) {
        let at = |key| [Key("step"), Index(index), Key(key)];
        match step {
            Coarsening::Drop(id) => {
                self.question(id, &at("drop"));
                self.still_there(id, &at("drop"));
                self.dropped.push(id.clone());
            }
            Coarsening::Band { question: id, into } => {
                self.still_there(id, &at("band"));
                if !keys.contains(id) {
                    self.add(
                        &at("band"),
                        format!("question `{id}` is not one of the `keys`"),
                    );
                }
                if let Some(question) = self.question(id, &at("band")) {
                    self.into(index, question, into);
                }
                self.bands.insert(id.clone(), into.clone());
            }
            Coarsening::Area(level) => {
                let area = self.definition.counting.area.clone();
                self.still_there(&area, &at("area"));
                if *level >= self.level {
                    let message = "areas are no larger than they were before this step".to_owned();
                    self.add(&at("area"), message);
                }
                self.level = *level;
            }
        }
    }

    fn still_there(&mut self, id: &QuestionId, path: &[At<'_>]) {
        if self.dropped.contains(id) {
            self.add(
                path,
                format!("question `{id}` was left out by a step before this one"),
            );
        }
    }

    fn into(&mut self, step: usize, question: &Question, bands: &[Band]) {
        let into = [Key("extract"), Key("step"), Index(step), Key("into")];
        band::check(bands, question, &into, self.located, self.findings);
        let banded = |choice: &ChoiceId| bands.iter().position(|b| b.of.contains(choice));
        for (index, band) in bands.iter().enumerate() {
            let taken = question.choice(band.id.as_str()).is_some();
            if taken && banded(&band.id) != Some(index) {
                let path = [&into[1..], &[Index(index), Key("id")]].concat();
                let message = format!("band `{}` has the id of a choice outside it", band.id);
                self.add(&path, message);
            }
        }
        let mut choices = bands.iter().flat_map(|band| &band.of);
        if choices.any(|choice| question.choice(choice.as_str()).is_none()) {
            // A misspelt choice is one mistake, not also a band taken apart.
            return;
        }
        let before = self.bands.get(&question.id).into_iter().flatten();
        let split = before.filter(|old| {
            let now: Vec<_> = old.of.iter().map(banded).collect();
            now.iter().any(|band| band.is_none() || *band != now[0])
        });
        let split: Vec<_> = split.map(|old| old.id.clone()).collect();
        for old in split {
            let message = format!("this takes band `{old}` of an earlier step apart");
            self.add(&into[1..], message);
        }
    }
}
