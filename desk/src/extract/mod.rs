//! Research extracts: answers of single people, made coarser until nobody
//! stands out (DOMAIN C8).
//!
//! An extract goes to a researcher under an agreement, not to the public. It
//! holds answers as ids and nothing else: no words of anybody's, no day or
//! hour, no page that carried the survey, no language (a few dozen who answered
//! in Welsh would be easy to find in a file of thousands), no tag, and rows in
//! an order and under names made up for it.
//!
//! What is promised is that at least `k` rows share every combination of what
//! could point at a person ([`ExtractRules::keys`](survey::parse::ExtractRules::keys) and the organisation). That
//! says who cannot be told from whom; it does not say that those `k` did not
//! all give the same answer to something else, which is why there is an
//! agreement.

mod coarsen;
mod organisation;
mod shape;
mod table;

pub use coarsen::{Coarse, MOST_DELETED, coarsen};
pub use table::{Column, Extract, Sidecar};

use crate::Content;
use rand::CryptoRng;
use rand::seq::SliceRandom;
use survey::parse::ExtractRules;
use survey::scoring;
use survey::{Answers, Wave};
use table::Making;

/// The fewest rows that share every combination, unless a campaign says otherwise.
pub const K: u32 = ExtractRules::SHARED_BY;

/// The least that `k` may be. With two, either of two people knows the other.
pub const LEAST_K: u32 = 3;

/// The least base of an organisation that an extract may name, whatever the
/// thresholds of publication are.
pub const LEAST_BASE: u32 = ExtractRules::LEAST_BASE;

/// Why there is no extract. Nothing is written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExtractError {
    /// The campaign has no rules for it.
    #[error("`survey/survey.toml` has no section `[extract]`, so no extract can be made")]
    NoRules,
    /// `k` is too small to protect anybody.
    #[error("with k = {0} people could be told apart; at least {LEAST_K} is needed")]
    SmallK(u32),
    /// There is nothing to give.
    #[error("there are no answers to give")]
    Nothing,
    /// Even the coarsest form points at people.
    #[error(
        "after every step {small} of {all} answers are still in groups of fewer than {k}, more \
         than 5% of the file; nothing was written. It takes more answers, or steps that go further"
    )]
    NotSafe {
        /// Answers in groups that are too small.
        small: usize,
        /// All answers.
        all: usize,
        /// The least size of a group.
        k: u32,
    },
}

/// Makes an extract of the answers of one wave.
///
/// Answers without any scored item are left out, as they are from the tables.
/// What is in the extract does not depend on the order of `answers`; the order
/// of its rows and their names come from `rng`.
///
/// # Errors
/// See [`ExtractError`].
pub fn extract(
    content: &Content,
    wave: &Wave,
    answers: Vec<Answers>,
    k: u32,
    rng: &mut impl CryptoRng,
) -> Result<Extract, ExtractError> {
    let rules = content.extract.as_ref().ok_or(ExtractError::NoRules)?;
    if k < LEAST_K {
        return Err(ExtractError::SmallK(k));
    }
    let definition = &content.definition;
    let opened = answers.len();
    let is_scored = |answers: &Answers| {
        scoring::score(definition, answers)
            .iter()
            .any(Option::is_some)
    };
    let mut scored: Vec<_> = answers.into_iter().filter(is_scored).collect();
    if scored.is_empty() {
        return Err(ExtractError::Nothing);
    }
    scored.shuffle(rng);
    let coarse = coarsen(definition, rules, &scored, k)?;
    let making = Making {
        content,
        wave,
        rules,
        k,
        named: organisation::named(content, &coarse, &scored, k),
        coarse,
    };
    Ok(making.build(&scored, opened - scored.len(), rng))
}
