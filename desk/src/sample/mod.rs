//! Made-up answers for a demonstration, the same for the same seed.
//!
//! They come out of a plan (`plan.toml`) whose small rows exercise every rule
//! of DOMAIN C, and follow the definition's own path, so every one of them is
//! valid. The plan is made for the demonstration's survey and says so of any
//! other. Only a campaign that says that it is a sample can have them.

mod line;
mod person;
mod plan;
mod story;

pub use line::{Line, StoryLine, UnknownPermission};

use crate::Content;
use person::Drawing;
use plan::Plan;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha12Rng;
use std::io::{self, BufRead};
use survey::{Answers, Problem, Response, Wave, validate};

/// Why there are no made-up answers.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SampleError {
    /// The campaign is a real one.
    #[error(
        "this campaign is not marked as a sample, and made-up answers must never mix with real \
         ones; a demonstration says `sample = true` under `[campaign]` in site.toml"
    )]
    RealCampaign,
    /// Too few were asked for.
    #[error("the plan has {least} people in its small cases; ask for at least {least}")]
    TooFew {
        /// The least that will do.
        least: usize,
    },
    /// The plan does not fit the campaign.
    #[error(
        "`desk sample` makes up answers to the demonstration's survey only, and this campaign's is \
         another: it does not have {0}"
    )]
    Unknown(String),
    /// A made-up response is not valid.
    #[error("a made-up response is not valid ({0:?}); the plan does not fit the definition")]
    Invalid(Vec<Problem>),
}

/// Makes up `count` responses to a wave, in random order.
///
/// # Errors
/// The campaign is a real one, or the plan does not fit it.
pub fn generate(
    content: &Content,
    wave: &Wave,
    seed: u64,
    count: usize,
) -> Result<Vec<Response>, SampleError> {
    if !content.sample {
        return Err(SampleError::RealCampaign);
    }
    let plan = Plan::built_in().map_err(|f| SampleError::Unknown(format!("{f:?}")))?;
    let groups = plan
        .groups(&wave.id, count)
        .map_err(|few| SampleError::TooFew { least: few.least })?;
    let unknown = person::unknown_names(content, &plan, &groups);
    if !unknown.is_empty() {
        return Err(SampleError::Unknown(unknown.join(", ")));
    }
    let mut rng = ChaCha12Rng::seed_from_u64(seed);
    let mut responses = Vec::with_capacity(count);
    for group in &groups {
        for _ in 0..group.people {
            let mut drawing = Drawing {
                content,
                plan: &plan,
                wave: &wave.id,
                rng: &mut rng,
            };
            let answers = drawing.answers(*group);
            responses.push(response(content, wave, &plan, answers, &mut rng)?);
        }
    }
    responses.shuffle(&mut rng);
    Ok(responses)
}

fn response(
    content: &Content,
    wave: &Wave,
    plan: &Plan,
    answers: Answers,
    rng: &mut ChaCha12Rng,
) -> Result<Response, SampleError> {
    let definition = &content.definition;
    let habits = &plan.habits;
    let from_partner = rng.random_bool(habits.embed);
    let embed = habits.embeds.choose(rng).filter(|_| from_partner);
    let told = rng.random_bool(habits.story);
    // The example sentences are in English, so is every response with one.
    let default = definition.languages.first();
    let other = (!told && rng.random_bool(0.06))
        .then(|| definition.languages.choose(rng))
        .flatten();
    let language = other.or(default);
    let response = Response {
        survey: definition.id.clone(),
        wave: wave.id.clone(),
        definition_version: definition.version,
        consent_version: definition.consent_version,
        language: language.cloned().ok_or_else(|| {
            SampleError::Unknown("a language: the definition has none".to_owned())
        })?,
        embed: embed.cloned(),
        answers,
        story: told.then(|| story::story(&definition.story, rng)),
    };
    let problems = validate::response(definition, &wave.id, &content.organisations, &response);
    if problems.is_empty() {
        Ok(response)
    } else {
        Err(SampleError::Invalid(problems))
    }
}

/// Reads made-up responses from lines of JSON, as `desk sample` writes them.
///
/// # Errors
/// Each item is a response or says why its line is none.
pub fn read(from: impl BufRead) -> impl Iterator<Item = io::Result<Response>> {
    let lines = (1..).zip(from.lines());
    lines.map(|(number, line)| {
        let wrong = |error: &dyn std::fmt::Display| {
            let message = format!("line {number} is not a response: {error}");
            io::Error::new(io::ErrorKind::InvalidData, message)
        };
        let line: Line = serde_json::from_str(&line?).map_err(|e| wrong(&e))?;
        line.into_response().map_err(|e| wrong(&e))
    })
}
