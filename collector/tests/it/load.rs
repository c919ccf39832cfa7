//! More than can be written at once.

use std::sync::Arc;

use axum::http::StatusCode;
use sqlx::sqlite::SqlitePool;
use tokio::task::JoinSet;

use crate::letter::Letter;
use crate::letter_box::{LetterBox, exactly, rules};

/// More than one batch and a full queue.
const FLOOD: usize = 900;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_finds_the_queue_full_is_told_so_and_the_rest_are_stored() {
    let letter_box = Arc::new(LetterBox::open().await);
    let first = Letter::new();
    letter_box.take(std::slice::from_ref(&first)).await;
    let elsewhere = SqlitePool::connect(letter_box.database().to_str().unwrap())
        .await
        .unwrap();
    let held = elsewhere.begin_with("BEGIN IMMEDIATE").await.unwrap();

    let mut sending = JoinSet::new();
    for _ in 0..FLOOD {
        let letter_box = Arc::clone(&letter_box);
        sending.spawn(async move {
            let letter = Letter::new();
            let answer = letter_box.post(letter.message()).await;
            (letter, answer)
        });
    }
    let (_, refused) = sending.join_next().await.unwrap().unwrap();
    refused.is_problem(503, "not-now");
    held.rollback().await.unwrap();

    let mut taken = vec![first];
    while let Some(sent) = sending.join_next().await {
        let (letter, answer) = sent.unwrap();
        if answer.status == StatusCode::NO_CONTENT {
            taken.push(letter);
        } else {
            answer.is_problem(503, "not-now");
        }
    }
    assert!(taken.len() > 256);
    assert!(letter_box.stored().await == exactly(&taken));
}

#[tokio::test]
async fn one_address_may_not_send_without_end() {
    let limited = collector::Rules {
        hourly_limit: Some(2),
        address_header: Some("x-real-ip".parse().unwrap()),
        ..rules()
    };
    let letter_box = LetterBox::open_with(limited).await;
    let from = async |address: &str| {
        let request = axum::http::Request::post("/v1/envelopes").header("x-real-ip", address);
        let body = axum::body::Body::from(Letter::new().message());
        letter_box.send(request.body(body).unwrap()).await
    };
    from("192.0.2.1").await.is_empty_204();
    from("192.0.2.1").await.is_empty_204();
    from("192.0.2.1").await.is_problem(429, "too-many");
    from("192.0.2.2").await.is_empty_204();
    assert_eq!(letter_box.stored().await.len(), 3);
}
