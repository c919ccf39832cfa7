//! Bursts: far more answers from one partner's page than is usual for it.

use std::collections::BTreeMap;
use survey::EmbedId;
use survey::parse::QualityRules;

/// How many answers came from each embed.
pub type Embeds = BTreeMap<EmbedId, usize>;

/// The bursts of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bursts {
    /// Nobody knows what is usual: there is no earlier batch, and fewer than
    /// two other embeds to compare with.
    Unknown,
    /// Every burst, by the name of the embed.
    Known(Vec<Burst>),
}

/// A burst.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Burst {
    /// Where it came from.
    pub embed: EmbedId,
    /// Its answers in the batch.
    pub answers: usize,
    /// Its usual number.
    pub usual: usize,
}

/// Finds the bursts of a batch of `all` answers.
///
/// An embed bursts if its answers in the batch are at least `burst_answers`,
/// more than `burst_share` percent of the batch, and more than `burst_times`
/// times its usual number: the median of its numbers in the batches of
/// `earlier`, or without any the median of the other embeds' numbers in this
/// batch. Of an even count of numbers the lower middle one is the median.
///
/// Answers that name no embed come from the campaign's own pages and are never
/// a burst: a day in the news is what a campaign hopes for.
pub fn bursts(batch: &Embeds, all: usize, earlier: &[Embeds], rules: &QualityRules) -> Bursts {
    if earlier.is_empty() && batch.len() < 3 {
        return Bursts::Unknown;
    }
    let number = |value: u32| usize::try_from(value).unwrap_or(usize::MAX);
    let is_burst = |answers: usize, usual: usize| {
        answers >= number(rules.burst_answers)
            && 100 * answers > number(rules.burst_share) * all
            && answers > number(rules.burst_times).saturating_mul(usual)
    };
    let found = batch.iter().filter_map(|(embed, &answers)| {
        let usual = if earlier.is_empty() {
            median(
                batch
                    .iter()
                    .filter(|(other, _)| *other != embed)
                    .map(|(_, n)| *n),
            )
        } else {
            median(
                earlier
                    .iter()
                    .map(|before| before.get(embed).copied().unwrap_or(0)),
            )
        };
        is_burst(answers, usual).then(|| Burst {
            embed: embed.clone(),
            answers,
            usual,
        })
    });
    Bursts::Known(found.collect())
}

fn median(numbers: impl Iterator<Item = usize>) -> usize {
    let mut sorted: Vec<_> = numbers.collect();
    sorted.sort_unstable();
    let middle = sorted.len().saturating_sub(1) / 2;
    sorted.get(middle).copied().unwrap_or(0)
}
