//! Builds whenever something has changed.

use super::watcher::Changes;
use super::{News, Shared, Terminal};
use crate::serve::Rules;
use crate::{Mistakes, Options};
use std::fs;
use std::sync::{Arc, PoisonError};
use std::time::Instant;

/// Builds, and tells what came of it.
pub(super) struct Builder {
    options: Options,
    shared: Arc<Shared>,
    builds: u64,
}

impl Builder {
    pub(super) fn new(options: Options, shared: Arc<Shared>) -> Self {
        Self {
            options,
            shared,
            builds: 0,
        }
    }

    /// Builds at once and after every change.
    pub(super) fn run(mut self, changes: &Changes, terminal: &impl Terminal) {
        loop {
            let news = terminal.building(|| self.build());
            terminal.tell(&news);
            self.shared.news.send_replace(news);
            if !changes.wait() {
                return;
            }
        }
    }

    fn build(&mut self) -> News {
        let start = Instant::now();
        let built = crate::build(&self.options);
        self.builds += 1;
        let mut news = News {
            build: self.builds,
            milliseconds: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
            ..News::default()
        };
        match built {
            Ok(summary) => {
                news.changed = summary.changed;
                news.warnings = summary.warnings;
                news.early.clone_from(&summary.early);
                let place = self.shared.early.write();
                *place.unwrap_or_else(PoisonError::into_inner) = summary.early;
                self.read_rules();
            }
            Err(error) => {
                let mistakes = error.downcast_ref::<Mistakes>();
                news.mistakes = Some(match mistakes {
                    Some(mistakes) => mistakes.render(false),
                    None => format!("{error:#}"),
                });
            }
        }
        news
    }

    fn read_rules(&self) {
        let text = fs::read_to_string(self.options.out.join("_headers")).unwrap_or_default();
        if let Ok(rules) = Rules::parse(&text) {
            let place = self.shared.rules.write();
            *place.unwrap_or_else(PoisonError::into_inner) = rules;
        }
    }
}
