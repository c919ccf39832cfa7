//! `POST /v1/envelopes`.

use axum::body::Body;
use axum::http::{Request, header};
use survey::envelope::{BODY_LEN, ENVELOPE_LEN};

use crate::letter::{Letter, OTHER_KEY, UNKNOWN_KEY};
use crate::letter_box::{LetterBox, exactly, rules};

#[tokio::test]
async fn a_letter_is_stored_as_it_came() {
    let letter_box = LetterBox::open().await;
    let letters = [Letter::new(), Letter::to(OTHER_KEY)];
    for letter in &letters {
        letter_box.post(letter.message()).await.is_empty_204();
    }
    assert_eq!(letter_box.stored().await, exactly(&letters));
}

#[tokio::test]
async fn the_content_type_does_not_matter() {
    let letter_box = LetterBox::open().await;
    let letters = [Letter::new(), Letter::new(), Letter::new()];
    let types = [
        "text/plain;charset=UTF-8",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
    ];
    for (letter, content_type) in letters.iter().zip(types) {
        let request = Request::post("/v1/envelopes").header(header::CONTENT_TYPE, content_type);
        let body = Body::from(letter.message());
        letter_box
            .send(request.body(body).unwrap())
            .await
            .is_empty_204();
    }
    assert_eq!(letter_box.stored().await, exactly(&letters));
}

#[tokio::test]
async fn the_same_letter_again_is_stored_once() {
    let letter_box = LetterBox::open().await;
    let letter = Letter::new();
    for _ in 0..3 {
        letter_box.post(letter.message()).await.is_empty_204();
    }
    assert_eq!(letter_box.stored().await, exactly([&letter]));
    let counts = letter_box.collector.report();
    assert_eq!(counts.as_deref(), Some("accepted 1, duplicate 2"));
    assert_eq!(letter_box.collector.report(), None);
}

#[tokio::test]
async fn the_same_letter_many_times_at_once_is_stored_once() {
    let letter_box = LetterBox::open().await;
    let letter = Letter::new();
    let message = letter.message();
    let (a, b, c, d) = tokio::join!(
        letter_box.post(message.clone()),
        letter_box.post(message.clone()),
        letter_box.post(message.clone()),
        letter_box.post(message.clone()),
    );
    for answer in [a, b, c, d] {
        answer.is_empty_204();
    }
    assert_eq!(letter_box.stored().await, exactly([&letter]));
}

#[tokio::test]
async fn another_letter_with_the_same_tag_is_refused() {
    let letter_box = LetterBox::open().await;
    let letter = Letter::new();
    letter_box.take(std::slice::from_ref(&letter)).await;
    let answer = letter_box.post(letter.twin().message()).await;
    answer.is_problem(409, "tag-taken");
    assert_eq!(letter_box.stored().await, exactly([&letter]));
}

#[tokio::test]
async fn what_is_refused_is_not_stored() {
    let letter_box = LetterBox::open().await;
    let good = Letter::new().message();
    let cases = [
        (vec![], 400, "too-short"),
        (good[..7].to_vec(), 400, "too-short"),
        (good[..ENVELOPE_LEN].to_vec(), 400, "too-short"),
        (good[..BODY_LEN - 1].to_vec(), 400, "too-short"),
        ([&good[..], b"x"].concat(), 413, "too-long"),
        (
            Letter::new().of_version(0).message(),
            400,
            "unknown-version",
        ),
        (
            Letter::new().of_version(2).message(),
            400,
            "unknown-version",
        ),
        (Letter::to(UNKNOWN_KEY).message(), 422, "unknown-key"),
        (Letter::new().message_without_work(), 422, "bad-proof"),
    ];
    for (message, status, word) in cases {
        letter_box.post(message).await.is_problem(status, word);
    }
    assert_eq!(letter_box.stored().await, exactly([]));
    let counts = letter_box.collector.report();
    let expected = "bad-proof 1, too-long 1, too-short 4, unknown-key 1, unknown-version 2";
    assert_eq!(counts.as_deref(), Some(expected));
}

#[tokio::test]
async fn a_body_that_hides_its_length_is_measured_all_the_same() {
    let letter_box = LetterBox::open().await;
    let letter = Letter::new();
    let pieces = |message: Vec<u8>| {
        let pieces: Vec<_> = message
            .chunks(999)
            .map(|piece| Ok::<_, std::io::Error>(piece.to_vec()))
            .collect();
        Body::from_stream(tokio_stream::iter(pieces))
    };
    letter_box
        .post(pieces(letter.message()))
        .await
        .is_empty_204();
    let long = [Letter::new().message(), vec![0; 40_000]].concat();
    letter_box
        .post(pieces(long))
        .await
        .is_problem(413, "too-long");
    assert_eq!(letter_box.stored().await, exactly([&letter]));
}

#[tokio::test]
async fn a_proof_of_no_bits_always_holds() {
    let letter_box = LetterBox::open_with(collector::Rules {
        proof_bits: 0,
        ..rules()
    })
    .await;
    letter_box
        .post(Letter::new().message_without_work())
        .await
        .is_empty_204();
}

#[tokio::test]
async fn a_broken_database_is_answered_with_come_back() {
    let letter_box = LetterBox::open().await;
    letter_box.get("/v1/health").await.is_healthy();
    let break_it = sqlx::sqlite::SqlitePool::connect(letter_box.database().to_str().unwrap())
        .await
        .unwrap();
    sqlx::query("DROP TABLE envelopes")
        .execute(&break_it)
        .await
        .unwrap();
    let answer = letter_box.post(Letter::new().message()).await;
    answer.is_problem(503, "not-now");
    assert!(answer.headers.contains_key(header::RETRY_AFTER));
    letter_box
        .get("/v1/health")
        .await
        .is_problem(503, "not-now");
}

#[tokio::test]
async fn after_closing_nothing_is_taken() {
    let letter_box = LetterBox::open().await;
    letter_box.collector.close().await;
    letter_box
        .post(Letter::new().message())
        .await
        .is_problem(503, "not-now");
    letter_box
        .get("/v1/health")
        .await
        .is_problem(503, "not-now");
    assert_eq!(letter_box.stored().await, exactly([]));
}
