//! Everything that somebody must look at again, in one register.

use crate::content::{Content, Mistakes, Review, Source, Standing};
use std::fmt;
use std::ops::Range;
use survey::Date;
use survey::parse::Finding;

/// Something that must be looked at again by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What it is.
    pub kind: DueKind,
    /// What it is called.
    pub name: String,
    /// The file that it stands in, within the content folder.
    pub file: String,
    /// Where its day stands in the file, in bytes.
    pub span: Range<usize>,
    /// The line of that place, from 1.
    pub line: usize,
    /// When it was checked.
    pub checked: Date,
    /// The last day on which it may be shown without being checked again.
    pub next_check: Date,
    /// How it stands on the day of the build.
    pub standing: Standing,
}

/// What it is that must be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DueKind {
    /// A fact of `facts.toml`.
    Fact,
    /// A page about health.
    HealthPage,
    /// A helpline.
    Helpline,
    /// A notice that stands on every page about health.
    Notice,
}

impl fmt::Display for DueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fact => "fact",
            Self::HealthPage => "health page",
            Self::Helpline => "helpline",
            Self::Notice => "notice",
        })
    }
}

impl DueKind {
    /// What its reviewer does.
    fn how(self) -> &'static str {
        match self {
            Self::Fact => "read it again at its source",
            Self::HealthPage => "have it read by its reviewer",
            Self::Helpline => "ring it or ask the service",
            Self::Notice => "have it read by a clinician",
        }
    }
}

/// One entry of the register.
struct Entry<'a> {
    kind: DueKind,
    name: &'a str,
    source: &'a Source,
    review: Review,
}

/// The register. A new kind of thing is one more line here.
fn register(content: &Content) -> Vec<Entry<'_>> {
    let entry = |kind, name, source, review| Entry {
        kind,
        name,
        source,
        review,
    };
    let facts = content.facts.list.iter().map(|fact| {
        let source = &content.facts.source;
        entry(DueKind::Fact, fact.id.as_str(), source, fact.review.clone())
    });
    // Nobody reads a draft yet.
    let health = content.health.iter();
    let health = health.filter(|health| !health.page.front.draft);
    let health = health.map(|health| {
        let page = &health.page;
        let review = health.review.clone();
        entry(DueKind::HealthPage, &page.name, &page.source, review)
    });
    let helplines = content.helplines.iter().map(|line| {
        let source = &content.helplines_source;
        entry(DueKind::Helpline, &line.name, source, line.review())
    });
    let notices = content.notices.iter().map(|notices| {
        let review = notices.review.clone();
        entry(DueKind::Notice, "emergency", &notices.source, review)
    });
    facts
        .chain(health)
        .chain(helplines)
        .chain(notices)
        .collect()
}

/// Everything that falls due, what comes first first.
pub(crate) fn due(content: &Content, today: Date) -> Vec<Due> {
    let mut due: Vec<_> = register(content)
        .into_iter()
        .map(|entry| entry.due(today))
        .collect();
    due.sort_by(|a, b| {
        let key = |due: &Due| (due.next_check, due.kind);
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
    });
    due
}

/// Calls in what falls due soon, and refuses what should have been checked.
pub(super) fn check(content: &Content, today: Date, mistakes: &mut Mistakes) {
    for entry in register(content) {
        let Due { kind, name, .. } = entry.due(today);
        let (span, next) = (entry.review.next.span(), entry.review.next.get_ref());
        let finding = |message| Finding::new(span.clone(), message);
        let how = kind.how();
        match entry.review.on(today) {
            Standing::Fresh => {}
            Standing::Due { days } => {
                let message = format!(
                    "{kind} `{name}` must be checked again by {next}, {}",
                    left(days)
                );
                let help = format!(
                    "{how}, correct what has changed, then write the new `checked` and `next_check`"
                );
                mistakes.warn(entry.source, finding(message).help(help));
            }
            Standing::Overdue { days } => {
                let message = format!(
                    "{kind} `{name}` should have been checked by {next}, {}",
                    gone(days)
                );
                let help = format!(
                    "{how}, correct what has changed, then write the new `checked` and `next_check`; \
                     if it must be shown before that, say why for visitors to read: `overdue_because = \"…\"`"
                );
                mistakes.add(entry.source, finding(message).help(help));
            }
            Standing::Overridden { days } => {
                let message = format!(
                    "{kind} `{name}` should have been checked by {next}, {}, and is shown all the same",
                    gone(days)
                );
                let help = format!("visitors read why; {how} as soon as you can");
                mistakes.warn(entry.source, finding(message).help(help));
            }
        }
    }
}

impl Entry<'_> {
    fn due(&self, today: Date) -> Due {
        let span = self.review.next.span();
        let before = self.source.text.get(..span.start).unwrap_or_default();
        Due {
            kind: self.kind,
            name: self.name.to_owned(),
            file: self.source.path.clone(),
            line: 1 + before.matches('\n').count(),
            span,
            checked: self.review.checked,
            next_check: *self.review.next.get_ref(),
            standing: self.review.on(today),
        }
    }
}

fn left(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}

fn gone(days: i64) -> String {
    match days {
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}
