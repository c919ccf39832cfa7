//! The file of an extract and the description beside it.

use super::coarsen::MOST_DELETED;
use super::{Coarse, K, LEAST_BASE};
use crate::Content;
use rand::CryptoRng;
use serde::Serialize;
use std::collections::BTreeMap;
use survey::parse::{Band, Coarsening, ExtractRules};
use survey::{Answers, Kind, Level, OrganisationCode, Question, SurveyId, Wave, WaveId, hex};

/// An extract, not yet written.
#[derive(Debug, Clone)]
pub struct Extract {
    /// One row for each kept answer: a value for each column of the sidecar.
    pub rows: Vec<Vec<String>>,
    /// What describes them.
    pub sidecar: Sidecar,
}

/// The description of an extract, for whoever reads its file.
#[derive(Debug, Clone, Serialize)]
pub struct Sidecar {
    /// The survey.
    pub survey: SurveyId,
    /// The wave.
    pub wave: WaveId,
    /// The definition that was answered.
    pub definition_version: u32,
    /// How its answers are scored.
    pub scoring_version: u32,
    /// Whether the answers are made up.
    pub sample: bool,
    /// At least this many rows share every combination of the keys.
    pub k: u32,
    /// Whether k is below what it is by default.
    pub looser: bool,
    /// The least base of an organisation that is named.
    pub least_base: u32,
    /// The most that may be deleted, in percent of the file.
    pub most_deleted: usize,
    /// The steps that were taken, for the whole file.
    pub steps: Vec<Coarsening>,
    /// How many rows there are.
    pub rows: usize,
    /// Answers deleted because their group was too small.
    pub deleted: usize,
    /// Answers left out because they have no scored item.
    pub empty: usize,
    /// The columns, in order.
    pub columns: Vec<Column>,
}

/// A column of an extract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading: a question's id, `row` or `wave`.
    pub name: String,
    /// The version of the question; the wording belongs to the version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question_version: Option<u32>,
    /// Whether it could help to point at a person.
    pub key: bool,
    /// What was put together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bands: Option<Vec<Band>>,
    /// The smallest areas that are given, if areas were made coarser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

/// What an extract is made of.
pub(super) struct Making<'a> {
    pub(super) content: &'a Content,
    pub(super) wave: &'a Wave,
    pub(super) rules: &'a ExtractRules,
    pub(super) k: u32,
    pub(super) coarse: Coarse<'a>,
    /// The organisations that rows may name; `None` leaves the column out.
    pub(super) named: Option<BTreeMap<usize, &'a OrganisationCode>>,
}

impl Making<'_> {
    /// Builds the rows, in the order of `answers`, and describes them.
    pub(super) fn build(
        &self,
        answers: &[Answers],
        empty: usize,
        rng: &mut impl CryptoRng,
    ) -> Extract {
        let questions: Vec<_> = self.questions().collect();
        let mut kept: Vec<_> = self.coarse.groups.concat();
        kept.sort_unstable();
        let rows: Vec<_> = kept
            .iter()
            .map(|&place| {
                let mut id = [0; 16];
                rng.fill_bytes(&mut id);
                let own = [hex::encode(&id), self.wave.id.as_str().to_owned()];
                let values = questions
                    .iter()
                    .map(|q| self.value(q, place, &answers[place]));
                own.into_iter().chain(values).collect()
            })
            .collect();
        let definition = &self.content.definition;
        let plain = ["row", "wave"].map(|name| Column {
            name: name.to_owned(),
            question_version: None,
            key: false,
            bands: None,
            level: None,
        });
        let sidecar = Sidecar {
            survey: definition.id.clone(),
            wave: self.wave.id.clone(),
            definition_version: definition.version,
            scoring_version: definition.scoring_version,
            sample: self.content.sample,
            k: self.k,
            looser: self.k < K,
            least_base: LEAST_BASE.max(self.content.settings.minimum_base),
            most_deleted: MOST_DELETED,
            steps: self.coarse.steps.to_vec(),
            rows: rows.len(),
            deleted: self.coarse.deleted,
            empty,
            columns: plain
                .into_iter()
                .chain(questions.iter().map(|q| self.column(q)))
                .collect(),
        };
        Extract { rows, sidecar }
    }

    /// The questions that have a column, in the order they are asked.
    fn questions(&self) -> impl Iterator<Item = &Question> {
        let definition = &self.content.definition;
        definition.questions.iter().filter(|question| {
            let organisation = question.kind == Kind::Organisation;
            self.coarse.shape.has(&question.id) && (!organisation || self.is_named(question))
        })
    }

    /// Whether this question names organisations that rows may name.
    fn is_named(&self, question: &Question) -> bool {
        let asked = &self.content.definition.counting.organisation;
        self.named.is_some() && asked.as_ref() == Some(&question.id)
    }

    fn column(&self, question: &Question) -> Column {
        let shape = &self.coarse.shape;
        let is_area = question.id == self.content.definition.counting.area;
        Column {
            name: question.id.as_str().to_owned(),
            question_version: Some(question.version),
            key: self.rules.keys.contains(&question.id) || question.kind == Kind::Organisation,
            bands: shape.bands(&question.id).map(<[Band]>::to_vec),
            level: shape.level().filter(|_| is_area),
        }
    }

    /// The value of one row: an id, or several with `;` between them, or nothing.
    fn value(&self, question: &Question, place: usize, answers: &Answers) -> String {
        match question.kind {
            Kind::One => self.coarse.shape.one(&question.id, answers).to_owned(),
            Kind::Many => {
                let choices = answers.get(question.id.as_str());
                let choices = choices.into_iter().flat_map(survey::Answer::choices);
                choices
                    .map(survey::ChoiceId::as_str)
                    .collect::<Vec<_>>()
                    .join(";")
            }
            Kind::Organisation => {
                let code = self.named.as_ref().and_then(|named| named.get(&place));
                code.map_or_else(String::new, |code| code.as_str().to_owned())
            }
        }
    }
}

impl Extract {
    /// The file: a line of headings, and a line for each row. Values are ids,
    /// which hold neither commas nor quotes.
    pub fn csv(&self) -> String {
        let headings: Vec<_> = self
            .sidecar
            .columns
            .iter()
            .map(|c| c.name.as_str())
            .collect();
        let mut text = headings.join(",");
        text.push('\n');
        for row in &self.rows {
            text.push_str(&row.join(","));
            text.push('\n');
        }
        text
    }
}
