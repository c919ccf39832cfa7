//! How coarse the answers are given.

use std::collections::BTreeMap;
use survey::parse::{Band, Coarsening};
use survey::{Answer, Answers, Definition, Level, QuestionId};

/// What has been left out and put together so far.
#[derive(Debug, Clone)]
pub(super) struct Shape<'a> {
    definition: &'a Definition,
    dropped: Vec<&'a QuestionId>,
    bands: BTreeMap<&'a QuestionId, &'a [Band]>,
    /// The smallest areas that are given; `None` for all.
    level: Option<Level>,
}

impl<'a> Shape<'a> {
    /// Everything as it was answered.
    pub(super) fn new(definition: &'a Definition) -> Self {
        Self {
            definition,
            dropped: Vec::new(),
            bands: BTreeMap::new(),
            level: None,
        }
    }

    /// Takes one step.
    pub(super) fn take(&mut self, step: &'a Coarsening) {
        match step {
            Coarsening::Drop(question) => self.dropped.push(question),
            Coarsening::Band { question, into } => {
                self.bands.insert(question, into);
            }
            Coarsening::Area(level) => self.level = Some(*level),
        }
    }

    /// Whether a question is still in the file.
    pub(super) fn has(&self, question: &QuestionId) -> bool {
        !self.dropped.contains(&question)
    }

    /// Whether areas are as fine as they were answered.
    pub(super) fn has_every_area(&self) -> bool {
        self.level.is_none() && self.has(&self.definition.counting.area)
    }

    /// The bands of a question, if its choices were put together.
    pub(super) fn bands(&self, question: &QuestionId) -> Option<&'a [Band]> {
        self.bands.get(question).copied()
    }

    /// The smallest areas that are given; `None` for all.
    pub(super) fn level(&self) -> Option<Level> {
        self.level
    }

    /// The one choice made, as coarse as it is given; empty for a skip.
    pub(super) fn one<'b>(&self, question: &QuestionId, answers: &'b Answers) -> &'b str
    where
        'a: 'b,
    {
        let Some(Answer::One(choice)) = answers.get(question.as_str()) else {
            return "";
        };
        let bands = self.bands(question).unwrap_or_default();
        if let Some(band) = bands.iter().find(|b| b.of.contains(choice)) {
            return band.id.as_str();
        }
        match self.level {
            Some(level) if *question == self.definition.counting.area => {
                self.area_at(choice.as_str(), level)
            }
            _ => choice.as_str(),
        }
    }

    /// The area of this level, or the smallest above it, that an area is in.
    /// What is no area, such as "rather not say", stays as it is.
    fn area_at<'b>(&self, id: &'b str, level: Level) -> &'b str
    where
        'a: 'b,
    {
        let Some(mut area) = self.definition.area(id) else {
            return id;
        };
        while area.level > level {
            let parent = area.parent.as_ref();
            match parent.and_then(|parent| self.definition.area(parent.as_str())) {
                Some(parent) => area = parent,
                None => break,
            }
        }
        area.id.as_str()
    }
}
