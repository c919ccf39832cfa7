//! `helplines.toml`: who can be asked for help.

use super::review::Review;
use super::{Mistakes, Nations, Source};
use serde::{Deserialize, Serialize};
use survey::Date;
use survey::parse::{self, Finding};
use toml::Spanned;

/// One helpline.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Helpline {
    /// Who answers.
    pub(crate) name: String,
    /// The heading that it stands under on the support page.
    pub(crate) need: String,
    /// What it is for, in a sentence.
    pub(crate) purpose: String,
    /// The number, with spaces so that it is read digit by digit.
    pub(crate) number: Spanned<String>,
    /// When it is answered.
    pub(crate) hours: String,
    /// What a call costs.
    pub(crate) cost: String,
    /// Whether one can write instead, and how.
    pub(crate) text: Option<String>,
    /// Where it serves.
    pub(crate) nations: Nations,
    /// The languages it answers in.
    pub(crate) languages: Vec<String>,
    /// Where the number was found.
    pub(crate) source: String,
    /// When it was looked up.
    pub(crate) checked: Date,
    /// By whom, as a role.
    pub(crate) checked_by: Option<String>,
    /// The day by which it must be looked up again.
    next_check: Spanned<Date>,
    /// Why it is still shown after that day.
    overdue_because: Option<Spanned<String>>,
    /// Whether it has been checked with the service itself.
    pub(crate) state: Spanned<State>,
    /// Whether it stands in the support block of every page.
    #[serde(default)]
    pub(crate) everywhere: bool,
    /// An older name or number that it takes the place of.
    pub(crate) replaces: Option<String>,
}

impl Helpline {
    /// When it was looked up, and when that must be done again.
    pub(crate) fn review(&self) -> Review {
        Review {
            checked: self.checked,
            next: self.next_check.clone(),
            overdue_because: self.overdue_because.clone(),
        }
    }
}

/// Whether a helpline has been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    /// Not yet checked with the service.
    CheckBeforeLaunch,
    /// Checked.
    Checked,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    helpline: Vec<Helpline>,
}

/// Reads the helplines. A real campaign's must all have been checked.
pub(crate) fn read(source: &Source, sample: bool, mistakes: &mut Mistakes) -> Vec<Helpline> {
    let Some(file) = mistakes.take(source, parse::toml::<File>(&source.text)) else {
        return Vec::new();
    };
    for line in &file.helpline {
        line.review().check(source, mistakes);
        let number = line.number.get_ref();
        if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit() || c == ' ') {
            let finding = Finding::new(line.number.span(), "a number has digits and spaces only")
                .code("bad-number");
            mistakes.add(source, finding);
        }
        if !sample && *line.state.get_ref() == State::CheckBeforeLaunch {
            let message = format!("`{}` has not been checked with the service", line.name);
            let finding = Finding::new(line.state.span(), message)
                .code("helpline-unchecked")
                .help(
                    "ask the service, correct what has changed, then write `state = \"checked\"`",
                );
            mistakes.add(source, finding);
        }
    }
    if !file.helpline.iter().any(|line| line.everywhere) {
        let finding = Finding::new(0..0, "no helpline is shown on every page")
            .code("no-helpline")
            .help("write `everywhere = true` in one to three of them");
        mistakes.add(source, finding);
    }
    file.helpline
}
