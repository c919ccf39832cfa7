//! `POST /v1/envelopes`: one sealed envelope and its proof of work.

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use survey::envelope::{BODY_LEN, ENVELOPE_LEN, Header, HeaderError};
use survey::proof::{self, PROOF_LEN};

use crate::body::read_body;
use crate::counts::Counted;
use crate::peer::Peer;
use crate::problem::Problem;
use crate::state::{Collector, Rules};
use crate::store::{Deposit, Filed};

/// 204 means that the envelope is on disk, or that the identical one was there
/// before, or that it was taken back since. The three look alike from outside.
///
/// The content type is not looked at: the bytes are. So a browser may send one
/// of the plain types that need no request beforehand.
pub(crate) async fn submit_envelope(
    State(collector): State<Collector>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Extension<Counted>), Problem> {
    collector.admit(peer.map(|Extension(peer)| peer), &headers)?;
    let rules = collector.rules();
    let message = read_body(body, BODY_LEN, rules.read_timeout).await?;
    let deposit = check(message, rules)?;
    let word = match collector.writer().file(deposit).await {
        Ok(Filed::New) => "accepted",
        Ok(Filed::Repeat) => "duplicate",
        Ok(Filed::Withdrawn) => "already-withdrawn",
        Ok(Filed::Taken) => return Err(Problem::TagTaken),
        Err(_) => return Err(Problem::NotNow),
    };
    Ok((StatusCode::NO_CONTENT, Extension(Counted(word))))
}

fn check(mut message: Vec<u8>, rules: &Rules) -> Result<Deposit, Problem> {
    let Some((envelope, proof)) = message.split_last_chunk::<PROOF_LEN>() else {
        return Err(Problem::TooShort);
    };
    let header = Header::read(envelope).map_err(|error| match error {
        // A longer body was refused while it was read.
        HeaderError::Length(_) => Problem::TooShort,
        _ => Problem::UnknownVersion,
    })?;
    if !rules.keys.contains(&header.key_id) {
        return Err(Problem::UnknownKey);
    }
    if !proof::verify(envelope, *proof, rules.proof_bits) {
        return Err(Problem::BadProof);
    }
    message.truncate(ENVELOPE_LEN);
    Ok(Deposit {
        tag: header.tag,
        key_id: header.key_id,
        envelope: message,
    })
}
