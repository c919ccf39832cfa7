//! The routes, and what every response has in common.

use std::time::Duration;

use axum::Router;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::counts::count_responses;
use crate::health::tell_health;
use crate::operator::{hand_over_box, hand_over_withdrawals};
use crate::origin::Origin;
use crate::problem::Problem;
use crate::state::Collector;
use crate::submit::submit_envelope;
use crate::withdraw::withdraw_envelope;

/// How long a browser may remember that it may send `DELETE`.
const PREFLIGHT: Duration = Duration::from_secs(600);

/// The whole HTTP interface; tests call it without a socket.
pub fn app(collector: Collector) -> Router {
    let envelopes = post(submit_envelope)
        .delete(withdraw_envelope)
        .fallback(wrong_method)
        .layer(cors(&collector.rules().origins));
    let mut routes = Router::new()
        .route("/v1/envelopes", envelopes)
        .route("/v1/health", get(tell_health).fallback(wrong_method));
    if collector.rules().operator.is_some() {
        routes = routes
            .route("/v1/box", get(hand_over_box).fallback(wrong_method))
            .route(
                "/v1/withdrawals",
                get(hand_over_withdrawals).fallback(wrong_method),
            );
    }
    routes
        .fallback(not_found)
        .layer(from_fn_with_state(collector.clone(), count_responses))
        .layer(always(header::CACHE_CONTROL, "no-store"))
        .layer(always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(always(header::REFERRER_POLICY, "no-referrer"))
        .with_state(collector)
}

fn cors(origins: &[Origin]) -> CorsLayer {
    CorsLayer::new()
        // The form waits for as long as it is asked to.
        .expose_headers([header::RETRY_AFTER])
        .allow_origin(AllowOrigin::list(origins.iter().map(Origin::header)))
        .allow_methods([Method::POST, Method::DELETE])
        .max_age(PREFLIGHT)
}

fn always(name: header::HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}

async fn not_found() -> Problem {
    Problem::NotFound
}

async fn wrong_method() -> Problem {
    Problem::WrongMethod
}
