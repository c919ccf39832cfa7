//! What is told to the pages that are open.

use super::Shared;
use crate::Early;
use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use serde::Serialize;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

/// What came of a build.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct News {
    /// Counts the builds; 0 before the first.
    pub build: u64,
    /// The files of the site that are new, by path.
    pub changed: Vec<String>,
    /// What is wrong, for a person to read, if something is.
    pub mistakes: Option<String>,
    /// What should be looked at although nothing is wrong.
    pub warnings: Vec<String>,
    /// What is shown although it is not published, marked on each page.
    #[serde(skip)]
    pub early: Vec<Early>,
    /// How long it took.
    pub milliseconds: u64,
}

/// Sends the last news and all that follows.
pub(super) async fn stream(
    State(shared): State<Arc<Shared>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let news = WatchStream::new(shared.news.subscribe());
    let events = news.map(|news| Ok(Event::default().json_data(news).unwrap_or_default()));
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
}
