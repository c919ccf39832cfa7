//! The invented responses of a wave.

use super::Demo;
use crate::files::{read, remove, write};
use crate::run::Task;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::PathBuf;
use std::process::Command;
use survey::{
    Answers, ChoiceId, Choices, EmbedId, Language, Permission, PublicKey, Response, Story,
    SurveyId, Wave, WaveId,
};

/// A wave's sample: what it is drawn from, and where it is kept.
#[derive(Debug)]
pub(super) struct Sample {
    /// The wave's name.
    pub(super) wave: WaveId,
    /// The key that the sample is sealed to.
    pub(super) key: PublicKey,
    /// The wave's folder.
    pub(super) folder: PathBuf,
    seed: u64,
    count: usize,
}

impl Sample {
    /// The sample of a wave.
    ///
    /// # Errors
    /// If its folder cannot be made.
    pub(super) fn new(demo: &Demo<'_>, wave: &Wave, seed: u64, count: usize) -> Result<Self> {
        let known = demo
            .campaign
            .waves_and_keys()
            .find(|(other, _)| other.id == wave.id);
        let (_, key) = known.with_context(|| format!("wave {} has no key", wave.id))?;
        Ok(Self {
            wave: wave.id.clone(),
            key: key.key,
            folder: demo.state.wave(&wave.id)?,
            seed,
            count,
        })
    }

    /// What tells this sample from another.
    fn stamp(&self) -> String {
        format!(
            "{} responses, seed {}, key {}\n",
            self.count,
            self.seed,
            self.key.id()
        )
    }

    /// Whether exactly this sample has reached the collector.
    ///
    /// # Errors
    /// If another one has: the two would be counted together.
    pub(super) fn was_sent(&self) -> Result<bool> {
        let Ok(sent) = read(&self.folder.join("sent")) else {
            return Ok(false);
        };
        anyhow::ensure!(
            sent == self.stamp(),
            "the demonstration that is there has {} for wave {}, not {}; start over with `--fresh`",
            sent.trim(),
            self.wave,
            self.stamp().trim()
        );
        Ok(true)
    }

    /// Notes that it has, and drops the envelopes, which the collector has now.
    ///
    /// # Errors
    /// If the note cannot be written.
    pub(super) fn set_sent(&self) -> Result<()> {
        write(&self.folder.join("sent"), self.stamp().as_bytes())?;
        remove(&self.envelopes())
    }

    /// The file of the sealed envelopes, with their proofs.
    pub(super) fn envelopes(&self) -> PathBuf {
        self.folder.join("envelopes")
    }

    /// Lets the desk invent the responses.
    ///
    /// # Errors
    /// If the desk refuses, or writes what is not a response.
    pub(super) fn responses(&self, demo: &Demo<'_>) -> Result<Vec<Response>> {
        let file = self.folder.join("sample.jsonl");
        remove(&file)?;
        let what = format!("wave {}: invent {} responses", self.wave, self.count);
        Task::new(
            what,
            "desk-sample",
            Command::new(demo.binaries.join("desk")),
        )
        .args(["sample", "--wave", self.wave.as_str()])
        .args(["--content".as_ref(), demo.campaign.content.as_os_str()])
        .args([
            "--seed",
            &self.seed.to_string(),
            "--count",
            &self.count.to_string(),
        ])
        .args(["--out".as_ref(), file.as_os_str()])
        .run(demo.workspace)?;
        let text = read(&file)?;
        let line = |(index, line): (usize, &str)| {
            let line: Line = serde_json::from_str(line).with_context(|| {
                format!("{}, line {}, is not a response", file.display(), index + 1)
            })?;
            line.into_response()
        };
        text.lines().enumerate().map(line).collect()
    }
}

/// A line of `desk sample`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    survey: SurveyId,
    wave: WaveId,
    definition_version: u32,
    consent_version: u32,
    language: Language,
    embed: Option<EmbedId>,
    answers: Answers,
    story: Option<StoryLine>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoryLine {
    text: String,
    permission: String,
    labels: Choices,
    word: Option<ChoiceId>,
}

impl Line {
    fn into_response(self) -> Result<Response> {
        Ok(Response {
            survey: self.survey,
            wave: self.wave,
            definition_version: self.definition_version,
            consent_version: self.consent_version,
            language: self.language,
            embed: self.embed,
            answers: self.answers,
            story: self.story.map(StoryLine::into_story).transpose()?,
        })
    }
}

impl StoryLine {
    fn into_story(self) -> Result<Story> {
        let permission = Permission::from_name(&self.permission)
            .with_context(|| format!("`{}` is not a permission", self.permission))?;
        Ok(Story {
            text: self.text,
            permission,
            labels: self.labels,
            word: self.word,
        })
    }
}
