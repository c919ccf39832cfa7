//! `DELETE /v1/envelopes`: somebody takes their answer back.

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use survey::WithdrawalCode;

use crate::body::read_body;
use crate::counts::Counted;
use crate::peer::Peer;
use crate::problem::Problem;
use crate::state::Collector;
use crate::store::Removed;

/// A code has 25 characters; four hyphens, and room for however people space
/// what they copy from paper.
const CODE_LIMIT: usize = 256;

/// The code is the body and never part of the address, because addresses end up
/// in the logs of whatever stands in front of us.
pub(crate) async fn withdraw_envelope(
    State(collector): State<Collector>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Extension<Counted>), Problem> {
    collector.admit(peer.map(|Extension(peer)| peer), &headers)?;
    let message = read_body(body, CODE_LIMIT, collector.rules().read_timeout).await?;
    let text = std::str::from_utf8(&message).map_err(|_| Problem::BadCode)?;
    let code = WithdrawalCode::parse(text.trim()).map_err(|_| Problem::BadCode)?;
    let word = match collector.writer().remove(code.tag()).await {
        Ok(Removed::Now) => "withdrawn",
        Ok(Removed::Before) => "withdrawn-before",
        Ok(Removed::Unknown) => return Err(Problem::UnknownCode),
        Err(_) => return Err(Problem::NotNow),
    };
    Ok((StatusCode::NO_CONTENT, Extension(Counted(word))))
}
