//! The preview: builds when something changes, and tells the pages that are open.
//!
//! Pages are served as they were built, but for one script that waits for news.
//! A mistake is shown over the page in the words of the terminal, and the last
//! good page stays behind it.

mod builder;
mod mark;
mod news;
mod page;
mod watcher;

pub use news::News;

use super::Rules;
use crate::{Early, Options};
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use builder::Builder;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::watch;
use tower_http::services::{ServeDir, ServeFile};

/// What the preview's own addresses begin with: no page can have them.
const OWN: &str = "/_preview/";

/// What the server and the builder share.
#[derive(Debug)]
struct Shared {
    rules: RwLock<Rules>,
    /// What is shown although it is not published.
    early: RwLock<Vec<Early>>,
    news: watch::Sender<News>,
}

impl Shared {
    fn rules(&self) -> Rules {
        let rules = self.rules.read().unwrap_or_else(PoisonError::into_inner);
        rules.clone()
    }

    fn early(&self) -> Vec<Early> {
        let early = self.early.read().unwrap_or_else(PoisonError::into_inner);
        early.clone()
    }
}

/// The person at the terminal.
pub trait Terminal: Send + 'static {
    /// Builds, and may say so meanwhile.
    fn building<T>(&self, build: impl FnOnce() -> T) -> T {
        build()
    }

    /// Says what came of a build.
    fn tell(&self, news: &News);
}

/// Serves a preview until it is stopped.
///
/// # Errors
/// If the content cannot be watched or nothing can be served.
pub async fn preview(
    options: Options,
    listener: std::net::TcpListener,
    terminal: impl Terminal,
) -> Result<()> {
    let (sender, _) = watch::channel(News::default());
    let shared = Arc::new(Shared {
        rules: RwLock::default(),
        early: RwLock::default(),
        news: sender,
    });
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener).context("cannot listen")?;
    println!("preview on http://{}", listener.local_addr()?);
    let app = app(&options, Arc::clone(&shared));
    let changes = watcher::watch(&options)?;
    let builder = Builder::new(options, shared);
    std::thread::spawn(move || builder.run(&changes, &terminal));
    axum::serve(listener, app).await?;
    Ok(())
}

fn app(options: &Options, shared: Arc<Shared>) -> Router {
    let missing = ServeFile::new(options.out.join("404.html"));
    let files = ServeDir::new(&options.out).not_found_service(missing);
    Router::new()
        .route("/_preview/news", get(news::stream))
        .route("/_preview/live.js", get(page::script))
        .route("/_preview/live.css", get(page::style))
        .fallback_service(files)
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), dress))
        .with_state(shared)
}

/// Adds what the rules say and the script that waits for news.
async fn dress(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if path.starts_with(OWN) {
        return next.run(request).await;
    }
    let response = next.run(request).await;
    let missing = response.status() == StatusCode::NOT_FOUND;
    let html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    // Without a site yet there is not even a page that says so.
    if missing && !html {
        return page::nothing_yet().into_response();
    }
    let mut response = match html {
        true => page::with_script(response, &path, &shared.early()).await,
        false => response,
    };
    let rules = shared.rules();
    for (name, value) in rules.of(if missing { "/404.html" } else { &path }) {
        let value = page::loosened(value);
        response.headers_mut().insert(name.clone(), value);
    }
    let never = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, never);
    // It speaks of addresses that are asked for by encryption only.
    response
        .headers_mut()
        .remove(header::STRICT_TRANSPORT_SECURITY);
    response
}
