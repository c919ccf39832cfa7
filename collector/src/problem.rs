//! What a client is told when something is refused.
//!
//! Errors are typed where they are made; here they get their status and their
//! body (`application/problem+json`, RFC 9457). Nothing that a client sent is
//! repeated to it, and nothing from inside is shown.

use axum::Extension;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use survey::envelope::BODY_LEN;

use crate::counts::Counted;

/// Why a request was refused. Nothing was stored or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The body is longer than it may be.
    TooLong,
    /// The body is shorter than an envelope and its proof.
    TooShort,
    /// The body did not come in time.
    TooSlow,
    /// The body broke off.
    BrokenOff,
    /// The envelope's version is not ours.
    UnknownVersion,
    /// The envelope is sealed to a key that we take nothing for.
    UnknownKey,
    /// The proof of work does not hold.
    BadProof,
    /// Another envelope has the same withdrawal tag.
    TagTaken,
    /// The withdrawal code is not one.
    BadCode,
    /// Nothing here has that withdrawal code.
    UnknownCode,
    /// An operator's page, without the operator's token.
    NotAuthorised,
    /// Too many requests from one address.
    TooMany,
    /// The queue is full or the database failed.
    NotNow,
    /// No such page.
    NotFound,
    /// The page has no such method.
    WrongMethod,
}

impl Problem {
    /// All of them, for documents and their tests.
    pub const ALL: [Self; 15] = [
        Self::TooLong,
        Self::TooShort,
        Self::TooSlow,
        Self::BrokenOff,
        Self::UnknownVersion,
        Self::UnknownKey,
        Self::BadProof,
        Self::TagTaken,
        Self::BadCode,
        Self::UnknownCode,
        Self::NotAuthorised,
        Self::TooMany,
        Self::NotNow,
        Self::NotFound,
        Self::WrongMethod,
    ];

    /// The short word by which machines and counters know it. It never changes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.parts().1
    }

    /// The HTTP status.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        self.parts().0
    }

    #[rustfmt::skip]
    const fn parts(self) -> (StatusCode, &'static str, &'static str, &'static str) {
        match self {
            Self::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, "too-long", "The message is too long", "send the envelope and its proof, 32,868 bytes, or a withdrawal code, and nothing more"),
            Self::TooShort => (StatusCode::BAD_REQUEST, "too-short", "The message is too short", "send the whole envelope and its proof, 32,868 bytes"),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "too-slow", "The message took too long to come", "send it again"),
            Self::BrokenOff => (StatusCode::BAD_REQUEST, "broken-off", "The message broke off", "send it again"),
            Self::UnknownVersion => (StatusCode::BAD_REQUEST, "unknown-version", "The envelope's version is not known here", "reload the page and send again"),
            Self::UnknownKey => (StatusCode::UNPROCESSABLE_ENTITY, "unknown-key", "The key is not known here", "use a key that this collector was started with"),
            Self::BadProof => (StatusCode::UNPROCESSABLE_ENTITY, "bad-proof", "The proof of work does not hold", "find a proof for this very envelope, of as many bits as this collector asks for"),
            Self::TagTaken => (StatusCode::CONFLICT, "tag-taken", "Another envelope has this withdrawal tag", "seal again with a new withdrawal code"),
            Self::BadCode => (StatusCode::BAD_REQUEST, "bad-code", "That is not a withdrawal code", "a code has 25 letters and digits, in five groups of five"),
            Self::UnknownCode => (StatusCode::NOT_FOUND, "unknown-code", "Nothing here has that withdrawal code", "check the code for a slip, or ask the campaign"),
            Self::NotAuthorised => (StatusCode::UNAUTHORIZED, "not-authorised", "This page is for the operator", "send the operator's token as `Authorization: Bearer`"),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too-many", "Too many messages", "wait a while and send again"),
            Self::NotNow => (StatusCode::SERVICE_UNAVAILABLE, "not-now", "Nothing can be stored just now", "wait a moment and send the same again"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "There is no such page", "the routes are in the collector's README"),
            Self::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "wrong-method", "This page has no such method", "the routes are in the collector's README"),
        }
    }

    /// Seconds to wait, where waiting helps.
    const fn retry_after(self) -> Option<u16> {
        match self {
            Self::NotNow => Some(5),
            Self::TooMany => Some(600),
            _ => None,
        }
    }
}

// The sentences above name the length; a change of the envelope must change them.
const _: () = assert!(BODY_LEN == 32_868);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, word, title, detail) = self.parts();
        let body =
            json!({"type": word, "title": title, "status": status.as_u16(), "detail": detail});
        let content_type = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (
            status,
            content_type,
            Extension(Counted(word)),
            body.to_string(),
        )
            .into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = self.retry_after() {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        if self == Self::NotAuthorised {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
