//! A page as the preview sends it.

use super::mark::marked;
use crate::Early;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

const SCRIPT: &str = include_str!("../../../theme/preview/live.js");
const STYLE: &str = include_str!("../../../theme/preview/live.css");
const TAG: &str = "<link rel=\"stylesheet\" href=\"/_preview/live.css\">\
                   <script src=\"/_preview/live.js\" defer></script>";
/// What the first page says until there is a site.
const NOTHING: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Preview</title>\
                       <body><p>There is no site yet. This page follows as soon as there is one.</p>";

/// The script that waits for news.
pub(super) async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript")], SCRIPT)
}

/// The looks of what is shown over a page.
pub(super) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css")], STYLE)
}

/// What is sent until there is a site.
pub(super) fn nothing_yet() -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (StatusCode::NOT_FOUND, kind, format!("{NOTHING}{TAG}"))
}

/// The page with its marks, and the script before its end.
pub(super) async fn with_script(response: Response, path: &str, early: &[Early]) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let html = String::from_utf8_lossy(&bytes);
    let html = marked(&html, path, early);
    let html = html.replacen("connect-src 'none'", "connect-src 'self'", 1);
    let html = match html.rfind("</body>") {
        Some(end) => format!("{}{TAG}{}", &html[..end], &html[end..]),
        None => html + TAG,
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::LAST_MODIFIED);
    Response::from_parts(parts, Body::from(html))
}

/// A policy that lets the page wait for news.
pub(super) fn loosened(value: &HeaderValue) -> HeaderValue {
    let loosened = value
        .to_str()
        .ok()
        .filter(|value| value.contains("connect-src 'none'"))
        .map(|value| value.replace("connect-src 'none'", "connect-src 'self'"));
    loosened
        .and_then(|value| value.parse().ok())
        .unwrap_or_else(|| value.clone())
}
