//! A server for looking at a built site on one's own machine. It does what a
//! static host does with `_headers` and compressed copies, and nothing that a
//! public server needs besides: never use it in production.

mod preview;
mod rules;

pub use preview::{News, Terminal, preview};
pub use rules::Rules;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::Response;
use std::path::Path;
use std::sync::Arc;
use tower_http::services::{ServeDir, ServeFile};

/// The server of the site in `dir`, with the rules of its `_headers`.
pub fn app(dir: &Path, rules: Rules) -> Router {
    let missing = ServeFile::new(dir.join("404.html"));
    let files = ServeDir::new(dir)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(missing);
    Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn_with_state(Arc::new(rules), obey))
}

/// Adds to an answer what the rules say for its address. An address that is not
/// there is answered with the page `/404.html`, so its rules hold.
async fn obey(State(rules): State<Arc<Rules>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let missing = response.status() == StatusCode::NOT_FOUND;
    let path = if missing { "/404.html" } else { &path };
    for (name, value) in rules.of(path) {
        response.headers_mut().insert(name.clone(), value.clone());
    }
    response
}
