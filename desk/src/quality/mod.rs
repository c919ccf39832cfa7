//! Quality checks before answers are counted (DOMAIN C9).
//!
//! [`check`] looks at one batch, a folder that `desk open` made, and lists
//! what two people should look at: stories that are nearly the same, and
//! bursts from one partner's page. It changes nothing. [`decisions`] reads the
//! list back when both have decided; only what both would remove is removed.
//!
//! The rules are in `survey/quality.toml`, decided before anybody answers. No
//! envelope says when it came, so a batch stands for the week of DOMAIN C9:
//! open what came in a week by itself to look at that week.

mod burst;
mod decision;
mod flag;
mod stories;

pub use burst::{Bursts, Embeds, bursts};
pub use decision::{DecisionError, Decisions, decisions};
pub use flag::{Flag, Reason, to_csv};
pub use stories::alike;

use crate::Content;
use crate::opened::{self, ReadError};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use survey::{EmbedId, Wave, scoring};

/// What was found in a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Answers in the batch.
    pub responses: usize,
    /// Of these, without any scored item; the tables leave them out.
    pub empty: usize,
    /// Envelopes that came more than once; left out when the box was opened.
    pub repeated: u64,
    /// Stories that were compared.
    pub compared: usize,
    /// Whether bursts could be looked for; see [`Bursts::Unknown`].
    pub bursts_known: bool,
    /// What two people should look at, group by group.
    pub flags: Vec<Flag>,
}

/// Looks at the batch in `opened`. `earlier` are batches from before it, by
/// which the usual number of each embed is known.
///
/// # Errors
/// A folder cannot be read, or is of another wave or definition.
pub fn check(
    content: &Content,
    wave: &Wave,
    opened: &Path,
    earlier: &[&Path],
) -> Result<Checked, ReadError> {
    let report = opened::check(opened, content, wave)?;
    let mut batch = Batch::default();
    for record in opened::records(opened)? {
        let record = record?;
        let scores = scoring::score(&content.definition, &record.answers);
        batch.empty += usize::from(scores.iter().all(Option::is_none));
        batch.tags.push(record.tag);
        batch.embeds.push(record.embed);
    }
    let history = earlier.iter().map(|path| {
        opened::check(path, content, wave)?;
        let records = opened::records(path)?;
        let embeds: Result<Vec<_>, _> = records.map(|r| r.map(|r| r.embed)).collect();
        Ok(counts(&embeds?))
    });
    let history: Result<Vec<_>, ReadError> = history.collect();
    let stories: Result<Vec<_>, _> = opened::stories(opened)?.collect();
    let stories = stories?;
    let rules = &content.quality;
    let numbers: BTreeMap<_, _> = batch.tags.iter().zip(1..).collect();
    let texts: Vec<_> = stories.iter().map(|story| story.text.as_str()).collect();
    let alike = alike(&texts, rules);
    let mut flags = Vec::new();
    for (group, members) in (1..).zip(&alike.groups) {
        let mut flagged: Vec<_> = members.iter().map(|&m| &stories[m].tag).collect();
        flagged.sort_by_key(|tag| numbers.get(tag));
        flags.extend(flagged.into_iter().map(|tag| Flag {
            record: numbers.get(tag).copied().unwrap_or_default(),
            tag: tag.clone(),
            reason: Reason::NearIdenticalStory,
            group: format!("story-{group}"),
            detail: format!("{} stories are nearly the same", members.len()),
        }));
    }
    let bursts = bursts(&counts(&batch.embeds), batch.tags.len(), &history?, rules);
    flags.extend(batch.burst_flags(&bursts));
    Ok(Checked {
        responses: batch.tags.len(),
        empty: batch.empty,
        repeated: report.duplicates,
        compared: alike.compared,
        bursts_known: bursts != Bursts::Unknown,
        flags,
    })
}

/// What is needed of the answers of a batch, record by record.
#[derive(Default)]
struct Batch {
    tags: Vec<String>,
    embeds: Vec<Option<EmbedId>>,
    empty: usize,
}

impl Batch {
    fn burst_flags(&self, bursts: &Bursts) -> Vec<Flag> {
        let Bursts::Known(found) = bursts else {
            return Vec::new();
        };
        let mut flags = Vec::new();
        for burst in found {
            let records = (1..).zip(&self.tags).zip(&self.embeds);
            let own = records.filter(|(_, embed)| embed.as_ref() == Some(&burst.embed));
            flags.extend(own.map(|((record, tag), _)| Flag {
                record,
                tag: tag.clone(),
                reason: Reason::Burst,
                group: format!("embed-{}", burst.embed),
                detail: format!(
                    "{} of {} answers; usually {}",
                    burst.answers,
                    self.tags.len(),
                    burst.usual
                ),
            }));
        }
        flags
    }
}

/// How many answers came from each embed.
fn counts(embeds: &[Option<EmbedId>]) -> Embeds {
    let mut counts = Embeds::new();
    for embed in embeds.iter().flatten() {
        *counts.entry(embed.clone()).or_default() += 1;
    }
    counts
}

impl Checked {
    /// How many different answers have a flag.
    pub fn flagged(&self) -> usize {
        self.flags
            .iter()
            .map(|flag| &flag.tag)
            .collect::<BTreeSet<_>>()
            .len()
    }
}
