//! Who may send from a browser, and what every answer carries.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::letter::{KEY, Letter};
use crate::letter_box::{Answer, LetterBox, ORIGIN, TOKEN};

const STRANGER: &str = "https://elsewhere.example";

async fn ask(letter_box: &LetterBox, method: &str, path: &str, origin: &str) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::ORIGIN, origin)
        .header(header::AUTHORIZATION, format!("Bearer {TOKEN}"))
        .header(header::ACCESS_CONTROL_REQUEST_METHOD, "DELETE");
    letter_box.send(request.body(Body::empty()).unwrap()).await
}

fn allowed(answer: &Answer) -> Option<&str> {
    let value = answer.headers.get(header::ACCESS_CONTROL_ALLOW_ORIGIN)?;
    value.to_str().ok()
}

#[tokio::test]
async fn the_campaigns_own_pages_may_read_the_answer() {
    let letter_box = LetterBox::open().await;
    let taken = letter_box.post(Letter::new().message()).await;
    assert_eq!(
        (taken.status, allowed(&taken)),
        (StatusCode::NO_CONTENT, Some(ORIGIN))
    );
    let refused = letter_box.post("too short").await;
    assert_eq!(allowed(&refused), Some(ORIGIN));
    let withdrawn = letter_box.withdraw("not a code").await;
    assert_eq!(allowed(&withdrawn), Some(ORIGIN));
}

#[tokio::test]
async fn other_pages_may_not() {
    let letter_box = LetterBox::open().await;
    for method in ["POST", "DELETE", "OPTIONS"] {
        let answer = ask(&letter_box, method, "/v1/envelopes", STRANGER).await;
        assert_eq!(allowed(&answer), None, "{method}");
    }
}

#[tokio::test]
async fn browsers_that_ask_before_they_delete_are_told_yes() {
    let letter_box = LetterBox::open().await;
    let answer = ask(&letter_box, "OPTIONS", "/v1/envelopes", ORIGIN).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(allowed(&answer), Some(ORIGIN));
    assert_eq!(
        answer.headers[header::ACCESS_CONTROL_ALLOW_METHODS],
        "POST,DELETE"
    );
    assert!(
        !answer
            .headers
            .contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS)
    );
}

#[tokio::test]
async fn no_page_may_read_the_operators_pages() {
    let letter_box = LetterBox::open().await;
    for path in [format!("/v1/box?key={KEY}"), "/v1/withdrawals".to_owned()] {
        let answer = ask(&letter_box, "GET", &path, ORIGIN).await;
        assert_eq!((answer.status, allowed(&answer)), (StatusCode::OK, None));
    }
}

#[tokio::test]
async fn every_answer_stays_out_of_caches_and_says_nothing_of_the_server() {
    let letter_box = LetterBox::open().await;
    let requests = [
        ("POST", "/v1/envelopes"),
        ("DELETE", "/v1/envelopes"),
        ("OPTIONS", "/v1/envelopes"),
        ("GET", "/v1/envelopes"),
        ("PUT", "/v1/health"),
        ("GET", "/v1/health"),
        ("GET", "/v1/withdrawals"),
        ("GET", "/nowhere"),
    ];
    for (method, path) in requests {
        let answer = ask(&letter_box, method, path, ORIGIN).await;
        assert_eq!(
            answer.headers[header::CACHE_CONTROL],
            "no-store",
            "{method} {path}"
        );
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(answer.headers[header::REFERRER_POLICY], "no-referrer");
        for unwanted in [header::SERVER, header::SET_COOKIE, header::ETAG] {
            assert!(
                !answer.headers.contains_key(&unwanted),
                "{method} {path}: {unwanted}"
            );
        }
    }
}

#[tokio::test]
async fn a_wrong_method_is_told_the_right_ones() {
    let letter_box = LetterBox::open().await;
    let answer = letter_box.get("/v1/envelopes").await;
    answer.is_problem(405, "wrong-method");
    let allow = answer.headers[header::ALLOW].to_str().unwrap();
    assert!(
        allow.contains("POST") && allow.contains("DELETE"),
        "{allow}"
    );
    letter_box
        .get("/v1/nowhere")
        .await
        .is_problem(404, "not-found");
}
