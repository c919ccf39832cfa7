//! How many of what: all that the log ever says about requests.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::state::Collector;

/// Put on a response, it says under which word the response is counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted(pub(crate) &'static str);

/// Counters by word, since they were last reported.
#[derive(Debug, Default)]
pub(crate) struct Counts(Mutex<BTreeMap<&'static str, u64>>);

impl Counts {
    fn add(&self, word: &'static str) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(word).or_default() += 1;
    }

    /// Says the counts, such as `accepted 12, bad-proof 3`, and starts anew.
    /// `None` when nothing happened.
    pub(crate) fn take(&self) -> Option<String> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut line = String::new();
        for (word, count) in std::mem::take(&mut *counts) {
            let comma = if line.is_empty() { "" } else { ", " };
            // Writing to a string cannot fail.
            let _ = write!(line, "{comma}{word} {count}");
        }
        (!line.is_empty()).then_some(line)
    }
}

/// Counts each response that says how.
pub(crate) async fn count_responses(
    State(collector): State<Collector>,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    if let Some(Counted(word)) = response.extensions().get() {
        collector.counts().add(word);
    }
    response
}
