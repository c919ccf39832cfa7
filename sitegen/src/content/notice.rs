//! `notices.toml`: what every page about health says besides its own text.

use super::review::Review;
use super::{Mistakes, Source};
use serde::{Deserialize, Serialize};
use survey::Date;
use survey::parse::{self, Finding};
use toml::Spanned;

/// The notices of a campaign, and the file that they stand in.
#[derive(Debug)]
pub(crate) struct Notices {
    /// `notices.toml`.
    pub(crate) source: Source,
    /// When to get help at once.
    pub(crate) emergency: Emergency,
    /// When the signs of an emergency were checked.
    pub(crate) review: Review,
    /// What these pages are not.
    pub(crate) disclaimer: String,
}

/// When to get help, and from whom.
#[derive(Debug)]
pub(crate) struct Emergency {
    /// The heading.
    pub(crate) title: String,
    /// Whom to ring at once: stands before the signs.
    pub(crate) now: Call,
    /// The signs.
    pub(crate) signs: Vec<String>,
    /// Whom to ring if it is none of these.
    pub(crate) worry: Call,
}

/// A sentence with a number to ring in it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Call {
    /// What stands before the number.
    pub(crate) before: String,
    /// The number.
    pub(crate) number: String,
    /// What stands after it.
    pub(crate) after: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    emergency: EmergencyEntry,
    disclaimer: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EmergencyEntry {
    title: String,
    now: Spanned<String>,
    number: String,
    signs: Spanned<Vec<String>>,
    worry: Spanned<String>,
    worry_number: String,
    checked: Date,
    next_check: Spanned<Date>,
    overdue_because: Option<Spanned<String>>,
}

impl Notices {
    /// Reads the notices.
    pub(crate) fn read(source: Source, mistakes: &mut Mistakes) -> Option<Self> {
        let read = parse::toml::<File>(&source.text);
        let File {
            emergency: entry,
            disclaimer,
        } = mistakes.take(&source, read)?;
        if entry.signs.get_ref().is_empty() {
            let finding = Finding::new(entry.signs.span(), "there are no signs of an emergency");
            mistakes.add(&source, finding);
        }
        let now = mistakes.take(&source, Call::of(&entry.now, &entry.number));
        let worry = mistakes.take(&source, Call::of(&entry.worry, &entry.worry_number));
        let review = Review {
            checked: entry.checked,
            next: entry.next_check,
            overdue_because: entry.overdue_because,
        };
        review.check(&source, mistakes);
        Some(Self {
            emergency: Emergency {
                title: entry.title,
                now: now?,
                signs: entry.signs.into_inner(),
                worry: worry?,
            },
            review,
            disclaimer,
            source,
        })
    }
}

impl Call {
    /// The sentence in parts, so that the number in it can be pressed.
    fn of(words: &Spanned<String>, number: &str) -> Result<Self, Vec<Finding>> {
        match words.get_ref().split_once(number) {
            Some((before, after)) if !number.is_empty() => Ok(Self {
                before: before.to_owned(),
                number: number.to_owned(),
                after: after.to_owned(),
            }),
            _ => {
                let message = format!("the sentence does not say the number, `{number}`");
                let finding = Finding::new(words.span(), message);
                Err(vec![
                    finding.help("write it there as it stands in the key for it"),
                ])
            }
        }
    }
}
