//! The operator's pages: the box file and the list of withdrawn tags, for the
//! desk. Both are read a little at a time, so memory stays flat and no reader
//! holds up the writer.

use axum::Extension;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use survey::KeyId;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::counts::Counted;
use crate::pages::{Page, Pages, Selection};
use crate::problem::Problem;
use crate::state::Collector;
use crate::store::StoreError;

/// The query of `GET /v1/box`.
#[derive(Debug, Deserialize)]
pub(crate) struct BoxQuery {
    key: String,
}

/// `GET /v1/box?key=…`: the envelopes sealed to one key, back to back.
///
/// There is no content length: envelopes may come and go while the box is
/// handed over. A box that was cut off is told by its missing last chunk.
pub(crate) async fn hand_over_box(
    State(collector): State<Collector>,
    headers: HeaderMap,
    query: Result<Query<BoxQuery>, QueryRejection>,
) -> Result<Response, Problem> {
    authorise(&collector, &headers)?;
    let Query(query) = query.map_err(|_| Problem::UnknownKey)?;
    let key: KeyId = query.key.parse().map_err(|_| Problem::UnknownKey)?;
    let mut pages = Pages::new(collector.store().clone(), Selection::Box(key));
    let first = pages.next().await.map_err(|error| not_now(&error))?;
    // A past wave's key is no longer taken, and its envelopes may still be here.
    if first.is_none() && !collector.rules().keys.contains(&key) {
        return Err(Problem::UnknownKey);
    }
    Ok(stream("box", first, pages))
}

/// `GET /v1/withdrawals`: the withdrawn tags, 32 bytes each, back to back.
pub(crate) async fn hand_over_withdrawals(
    State(collector): State<Collector>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    authorise(&collector, &headers)?;
    let mut pages = Pages::new(collector.store().clone(), Selection::Withdrawals);
    let first = pages.next().await.map_err(|error| not_now(&error))?;
    Ok(stream("withdrawals", first, pages))
}

fn authorise(collector: &Collector, headers: &HeaderMap) -> Result<(), Problem> {
    let token = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    match (token, &collector.rules().operator) {
        (Some(token), Some(operator)) if operator.is(token) => Ok(()),
        _ => Err(Problem::NotAuthorised),
    }
}

fn not_now(error: &StoreError) -> Problem {
    tracing::error!("the operator's page could not be read: {error}");
    Problem::NotNow
}

/// Sends the first page and those after it. An error on the way breaks the
/// response off, which the client's HTTP library reports.
fn stream(word: &'static str, first: Option<Page>, mut pages: Pages) -> Response {
    let (sender, receiver) = mpsc::channel::<Result<Vec<u8>, StoreError>>(1);
    tokio::spawn(async move {
        let mut page = Ok(first);
        while let Some(bytes) = page.map(|page| page.map(|page| page.bytes)).transpose() {
            let failed = bytes.is_err();
            if let Err(error) = &bytes {
                tracing::error!("a read-out broke off: {error}");
            }
            if sender.send(bytes).await.is_err() || failed {
                return;
            }
            page = pages.next().await;
        }
    });
    let body = Body::from_stream(ReceiverStream::new(receiver));
    let content_type = [(header::CONTENT_TYPE, "application/octet-stream")];
    (content_type, Extension(Counted(word)), body).into_response()
}
