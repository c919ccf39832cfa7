//! The preview server.

mod support;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use sitegen::serve::{Rules, app};
use support::{Built, Site};
use tower::ServiceExt;

async fn get(built: &Built, path: &str, accept: &str) -> Response {
    let rules = Rules::parse(&built.file("_headers")).unwrap();
    let request = Request::get(path)
        .header(header::ACCEPT_ENCODING, accept)
        .body(Body::empty());
    app(built.site.out(), rules)
        .oneshot(request.unwrap())
        .await
        .unwrap()
}

fn said<'a>(response: &'a Response, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn pages_are_sent_with_their_headers() {
    let built = Site::demo().open().build();
    let page = get(&built, "/results/", "").await;
    assert_eq!(page.status(), StatusCode::OK);
    assert!(said(&page, "content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(said(&page, "referrer-policy"), "no-referrer");
    let frame = get(&built, "/survey/?embed=a-forum", "").await;
    assert_eq!(said(&frame, "cache-control"), "no-store");
    assert!(said(&frame, "content-security-policy").contains("'wasm-unsafe-eval'"));
}

#[tokio::test]
async fn an_unknown_address_gets_the_page_that_says_so() {
    let built = Site::demo().build();
    let missing = get(&built, "/nowhere/", "").await;
    assert_eq!(missing.status(), StatusCode::NOT_FOUND);
    assert!(said(&missing, "content-type").starts_with("text/html"));
    assert!(said(&missing, "content-security-policy").contains("default-src 'none'"));
}

#[tokio::test]
async fn compressed_copies_are_sent_to_those_who_take_them() {
    let built = Site::demo().open().build();
    let wasm = format!("/{}", built.asset("assets/widget_bg.", ".wasm"));
    let packed = get(&built, &wasm, "br").await;
    assert_eq!(said(&packed, "content-encoding"), "br");
    assert_eq!(said(&packed, "content-type"), "application/wasm");
    assert!(said(&packed, "cache-control").contains("immutable"));
    let plain = get(&built, &wasm, "").await;
    assert_eq!(said(&plain, "content-encoding"), "");
}
