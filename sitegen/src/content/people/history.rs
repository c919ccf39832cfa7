//! `history.toml`: how the campaign came about, by date.

use super::Reading;
use serde::Deserialize;
use survey::Date;
use survey::parse;
use toml::Spanned;

/// Something that happened.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Event {
    /// When, as far as it is known.
    pub(crate) date: When,
    /// What, in a few words.
    pub(crate) title: String,
    /// What it meant, in a sentence or two.
    pub(crate) text: String,
    /// Where that comes from, if others did it.
    pub(crate) source: Option<String>,
    /// Whether it never happened, and only shows how the list will look.
    pub(crate) example: Option<Spanned<bool>>,
}

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct When {
    /// The first day of it.
    pub(crate) first: Date,
    /// How much of the date is known.
    pub(crate) exact: Exact,
}

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exact {
    /// Nothing but the year.
    Year,
    /// Year and month.
    Month,
    /// All of it.
    Day,
}

impl TryFrom<String> for When {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let (first, exact) = match text.len() {
            4 => (format!("{text}-01-01"), Exact::Year),
            7 => (format!("{text}-01"), Exact::Month),
            _ => (text.clone(), Exact::Day),
        };
        let first = first.parse().map_err(|_| {
            format!("`{text}` is not a date: write a year, a month or a day, as in `2026`, `2026-11` or `2026-11-22`")
        })?;
        Ok(Self { first, exact })
    }
}

impl Exact {
    /// How much of `2026-11-22` that is.
    pub(crate) fn length(self) -> usize {
        match self {
            Self::Year => 4,
            Self::Month => 7,
            Self::Day => 10,
        }
    }
}

impl Event {
    /// Where it says that it is an example.
    pub(crate) fn example(&self) -> Option<&Spanned<bool>> {
        self.example.as_ref().filter(|example| *example.get_ref())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    event: Vec<Event>,
}

/// Reads the history, the earliest first.
pub(super) fn read(mut file: Reading<'_>) -> Vec<Event> {
    let text = parse::toml::<File>(&file.source.text);
    let Some(File { event: mut events }) = file.mistakes.take(file.source, text) else {
        return Vec::new();
    };
    for event in &events {
        file.real(&event.title, event.example());
    }
    events.sort_by_key(|event| event.date);
    events
}
