//! Reading a message: never more than it may be, never longer than it may take.

use std::time::Duration;

use axum::body::{Body, HttpBody};
use tokio_stream::StreamExt;

use crate::problem::Problem;

/// The whole body, at most `limit` bytes. A body that says beforehand that it
/// is longer is refused before a byte of it is read.
///
/// # Errors
///
/// [`Problem::TooLong`], [`Problem::TooSlow`] or [`Problem::BrokenOff`].
pub(crate) async fn read_body(
    body: Body,
    limit: usize,
    patience: Duration,
) -> Result<Vec<u8>, Problem> {
    if body.size_hint().lower() > limit as u64 {
        return Err(Problem::TooLong);
    }
    tokio::time::timeout(patience, gather(body, limit))
        .await
        .unwrap_or(Err(Problem::TooSlow))
}

async fn gather(body: Body, limit: usize) -> Result<Vec<u8>, Problem> {
    // At most `limit`: a body that says it is longer does not get here.
    let expected = body.size_hint().lower();
    let mut message = Vec::with_capacity(usize::try_from(expected).unwrap_or(limit));
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Problem::BrokenOff)?;
        if message.len() + chunk.len() > limit {
            return Err(Problem::TooLong);
        }
        message.extend_from_slice(&chunk);
    }
    Ok(message)
}
