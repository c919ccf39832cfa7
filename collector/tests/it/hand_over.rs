//! The operator's pages, and the command that writes the same bytes.

use std::fs;
use std::process::{Command, Output};

use axum::body::Body;
use axum::http::{Request, header};
use survey::KeyId;

use crate::letter::{KEY, Letter, OTHER_KEY, UNKNOWN_KEY};
use crate::letter_box::{LetterBox, TOKEN, exactly, rules};

/// More letters than are read at one time.
fn many() -> Vec<Letter> {
    (0..70).map(|_| Letter::new()).collect()
}

fn box_of(letters: &[Letter]) -> Vec<u8> {
    exactly(letters).into_values().flatten().collect()
}

fn export(letter_box: &LetterBox, key: KeyId, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_collector"))
        .current_dir(letter_box.folder())
        .args([
            "export",
            "--database",
            "box.sqlite",
            "--key",
            &key.to_string(),
            "--out",
            "out.box",
        ])
        .args(more)
        .output()
        .unwrap()
}

#[tokio::test]
async fn the_box_is_the_envelopes_of_one_key_in_order_of_their_tags() {
    let letter_box = LetterBox::open().await;
    let letters = many();
    letter_box.take(&letters).await;
    letter_box.take(&[Letter::to(OTHER_KEY)]).await;
    let answer = letter_box
        .get_as_operator(&format!("/v1/box?key={KEY}"))
        .await;
    assert_eq!(
        answer.headers[header::CONTENT_TYPE],
        "application/octet-stream"
    );
    assert!(answer.body == box_of(&letters));

    let output = export(&letter_box, KEY, &[]);
    assert!(output.status.success());
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "70 envelopes in out.box\n"
    );
    assert!(fs::read(letter_box.folder().join("out.box")).unwrap() == answer.body);
}

#[tokio::test]
async fn the_withdrawn_tags_are_the_same_both_ways() {
    let letter_box = LetterBox::open().await;
    let letters = [Letter::new(), Letter::new(), Letter::new()];
    letter_box.take(&letters).await;
    for letter in &letters[..2] {
        letter_box
            .withdraw(&letter.code.to_string())
            .await
            .is_empty_204();
    }
    let tags: Vec<u8> = exactly(&letters[..2])
        .into_keys()
        .flat_map(|tag| tag.0)
        .collect();
    assert_eq!(
        letter_box.get_as_operator("/v1/withdrawals").await.body,
        tags
    );
    let output = export(&letter_box, KEY, &["--withdrawals", "gone.tags"]);
    assert!(output.status.success());
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(
        said,
        "1 envelopes in out.box\n2 withdrawn tags in gone.tags\n"
    );
    assert_eq!(
        fs::read(letter_box.folder().join("gone.tags")).unwrap(),
        tags
    );
    assert_eq!(
        fs::read(letter_box.folder().join("out.box")).unwrap(),
        letters[2].envelope
    );
}

#[tokio::test]
async fn only_the_operator_is_let_in() {
    let letter_box = LetterBox::open().await;
    letter_box.take(&[Letter::new()]).await;
    let pages = [format!("/v1/box?key={KEY}"), "/v1/withdrawals".to_owned()];
    let wrong = [
        TOKEN.to_owned(),
        "Bearer ".to_owned(),
        format!("Bearer {TOKEN}x"),
        format!("Basic {TOKEN}"),
    ];
    for page in &pages {
        letter_box.get(page).await.is_problem(401, "not-authorised");
        for value in &wrong {
            let request = Request::get(page).header(header::AUTHORIZATION, value);
            let answer = letter_box.send(request.body(Body::empty()).unwrap()).await;
            answer.is_problem(401, "not-authorised");
            assert_eq!(answer.headers[header::WWW_AUTHENTICATE], "Bearer");
        }
    }
    let without = LetterBox::open_with(collector::Rules {
        operator: None,
        ..rules()
    })
    .await;
    for page in &pages {
        without
            .get_as_operator(page)
            .await
            .is_problem(404, "not-found");
    }
}

#[tokio::test]
async fn a_key_that_nobody_knows_has_no_box() {
    let letter_box = LetterBox::open().await;
    for query in [
        format!("?key={UNKNOWN_KEY}"),
        "?key=abc".to_owned(),
        String::new(),
    ] {
        let answer = letter_box.get_as_operator(&format!("/v1/box{query}")).await;
        answer.is_problem(422, "unknown-key");
    }
    // A key that is taken and has had no letters has an empty one.
    let empty = letter_box
        .get_as_operator(&format!("/v1/box?key={OTHER_KEY}"))
        .await;
    assert_eq!((empty.status.as_u16(), empty.body.len()), (200, 0));
}

#[tokio::test]
async fn export_overwrites_only_when_told_to() {
    let letter_box = LetterBox::open().await;
    letter_box.take(&[Letter::new()]).await;
    let out = letter_box.folder().join("out.box");
    fs::write(&out, "precious").unwrap();
    let refused = export(&letter_box, KEY, &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("`out.box` is there already"));
    assert_eq!(fs::read(&out).unwrap(), b"precious");
    assert!(export(&letter_box, KEY, &["--force"]).status.success());
    assert_ne!(fs::read(&out).unwrap(), b"precious");
}

#[tokio::test]
async fn export_of_something_else_says_so_and_leaves_nothing() {
    let letter_box = LetterBox::open().await;
    letter_box.collector.close().await;
    for content in [Some("not a database"), None] {
        fs::remove_file(letter_box.database()).unwrap();
        if let Some(content) = content {
            fs::write(letter_box.database(), content).unwrap();
        }
        let output = export(&letter_box, KEY, &[]);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.contains("`box.sqlite` is not a collector's database"),
            "{said}"
        );
        let left = fs::read_dir(letter_box.folder()).unwrap().count();
        assert_eq!(left, usize::from(content.is_some()));
        fs::write(letter_box.database(), "").unwrap();
    }
}
