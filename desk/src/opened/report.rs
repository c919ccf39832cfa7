//! The count of every envelope, for the people who decide about a release.

use super::Outcome;
use crate::Content;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use survey::{Answer, Answers, KeyId, Organisation, Standing, SurveyId, WaveId};

/// What became of the envelopes. `envelopes` is the sum of `kept`,
/// `duplicates`, `withdrawn`, `damaged` and `invalid`. Says nothing about when
/// anything arrived or was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The survey.
    pub survey: SurveyId,
    /// The wave.
    pub wave: WaveId,
    /// The definition that the responses were checked against.
    pub definition_version: u32,
    /// The id of the key that they were opened with.
    pub key_id: String,
    /// Envelopes in all boxes.
    pub envelopes: u64,
    /// Valid responses, each counted once.
    pub kept: u64,
    /// Of these, the ones with a story.
    pub stories: u64,
    /// Of these, the ones that name an organisation which the tables do not
    /// have: they count in their area only.
    #[serde(default)]
    pub organisation_unlisted: u64,
    /// Of these, the ones that name an organisation which has been succeeded:
    /// they count under its successor.
    #[serde(default)]
    pub organisation_succeeded: u64,
    /// Further envelopes of a tag that was opened.
    pub duplicates: u64,
    /// Envelopes that were taken back, left sealed.
    pub withdrawn: u64,
    /// Envelopes that do not open.
    pub damaged: u64,
    /// Why they do not open.
    pub damaged_by_kind: BTreeMap<String, u64>,
    /// Envelopes that opened and hold a response that is not valid.
    pub invalid: u64,
    /// What is wrong with them. One response can have problems of several kinds.
    pub invalid_by_kind: BTreeMap<String, u64>,
    /// Pieces at the ends of boxes, too short for an envelope.
    pub pieces: u64,
}

impl Report {
    /// A report of nothing yet.
    pub fn new(content: &Content, wave: &WaveId, key: KeyId) -> Self {
        Self {
            survey: content.definition.id.clone(),
            wave: wave.clone(),
            definition_version: content.definition.version,
            key_id: key.to_string(),
            envelopes: 0,
            kept: 0,
            stories: 0,
            organisation_unlisted: 0,
            organisation_succeeded: 0,
            duplicates: 0,
            withdrawn: 0,
            damaged: 0,
            damaged_by_kind: BTreeMap::new(),
            invalid: 0,
            invalid_by_kind: BTreeMap::new(),
            pieces: 0,
        }
    }

    /// Counts one envelope.
    pub(super) fn count(&mut self, content: &Content, outcome: &Outcome) {
        self.envelopes += 1;
        match outcome {
            Outcome::Kept(response) => {
                self.kept += 1;
                self.stories += u64::from(response.story.is_some());
                match standing(content, &response.answers) {
                    Some(Standing::Unlisted) => self.organisation_unlisted += 1,
                    Some(Standing::Succeeded(_)) => self.organisation_succeeded += 1,
                    Some(Standing::Own(_)) | None => {}
                }
            }
            Outcome::Duplicate => self.duplicates += 1,
            Outcome::Withdrawn => self.withdrawn += 1,
            Outcome::Damaged(error) => {
                self.damaged += 1;
                add(&mut self.damaged_by_kind, Outcome::damage(error));
            }
            Outcome::Invalid(problems) => {
                self.invalid += 1;
                let kinds: BTreeSet<_> = problems.iter().map(|p| p.kind.name()).collect();
                for kind in kinds {
                    add(&mut self.invalid_by_kind, kind);
                }
            }
        }
    }
}

/// What the organisation that was named is in the tables, if one was named.
fn standing<'a>(content: &'a Content, answers: &Answers) -> Option<Standing<'a>> {
    let question = content.definition.counting.organisation.as_ref()?;
    match answers.get(question.as_str())? {
        Answer::Organisation(code) => {
            Some(Organisation::standing(&content.tabulated, code.as_str()))
        }
        _ => None,
    }
}

fn add(counts: &mut BTreeMap<String, u64>, kind: &str) {
    *counts.entry(kind.to_owned()).or_default() += 1;
}
