//! `GET /v1/health`: is the collector able to do its work?

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use crate::problem::Problem;
use crate::state::Collector;

/// 200 only if the database answers.
pub(crate) async fn tell_health(
    State(collector): State<Collector>,
) -> Result<impl IntoResponse, Problem> {
    match collector.store().answers().await {
        Ok(()) => Ok((
            [(header::CONTENT_TYPE, "application/json")],
            r#"{"status":"ok"}"#,
        )),
        Err(error) => {
            tracing::error!("the database does not answer: {error}");
            Err(Problem::NotNow)
        }
    }
}
