//! `DELETE /v1/envelopes`.

use axum::http::StatusCode;
use survey::WithdrawalCode;

use crate::letter::{KEY, Letter};
use crate::letter_box::{LetterBox, TOKEN, exactly};

#[tokio::test]
async fn taking_back_removes_the_letter_and_no_other() {
    let letter_box = LetterBox::open().await;
    let [gone, kept] = [Letter::new(), Letter::new()];
    letter_box.take(&[gone.clone(), kept.clone()]).await;
    letter_box
        .withdraw(&gone.code.to_string())
        .await
        .is_empty_204();
    assert_eq!(letter_box.stored().await, exactly([&kept]));
    letter_box
        .withdraw(&gone.code.to_string())
        .await
        .is_empty_204();
    let list = letter_box.get_as_operator("/v1/withdrawals").await;
    assert_eq!(list.body, gone.tag().0);
}

#[tokio::test]
async fn a_late_repeat_does_not_bring_it_back() {
    let letter_box = LetterBox::open().await;
    let letter = Letter::new();
    letter_box.take(std::slice::from_ref(&letter)).await;
    letter_box
        .withdraw(&letter.code.to_string())
        .await
        .is_empty_204();
    letter_box.post(letter.message()).await.is_empty_204();
    letter_box
        .post(letter.twin().message())
        .await
        .is_empty_204();
    assert_eq!(letter_box.stored().await, exactly([]));
    let letter_box = letter_box.reopen().await;
    letter_box.post(letter.message()).await.is_empty_204();
    assert_eq!(letter_box.stored().await, exactly([]));
}

#[tokio::test]
async fn a_repeat_and_its_withdrawal_at_once_leave_nothing() {
    let letter_box = LetterBox::open().await;
    let letter = Letter::new();
    letter_box.take(std::slice::from_ref(&letter)).await;
    let code = letter.code.to_string();
    let (repeat, withdrawal) = tokio::join!(
        letter_box.post(letter.message()),
        letter_box.withdraw(&code)
    );
    repeat.is_empty_204();
    withdrawal.is_empty_204();
    assert_eq!(letter_box.stored().await, exactly([]));
}

#[tokio::test]
async fn the_code_is_read_as_people_write_it() {
    let typed = [
        "7K2M9-QX4TB-0HFWC-3ZRVN-5DJAP",
        "7k2m9 qx4tb ohfwc 3zrvn 5djap",
        " 7K2M9QX4TBOHFWC3ZRVN5DJAP\n",
    ];
    for typed in typed {
        let letter_box = LetterBox::open().await;
        let code = WithdrawalCode::parse(typed.trim()).unwrap();
        letter_box.take(&[Letter::with_code(KEY, code)]).await;
        letter_box.withdraw(typed).await.is_empty_204();
        assert_eq!(letter_box.stored().await, exactly([]));
    }
}

#[tokio::test]
async fn a_code_that_is_wrong_removes_nothing() {
    let letter_box = LetterBox::open().await;
    let letter = Letter::new();
    letter_box.take(std::slice::from_ref(&letter)).await;
    let stranger = Letter::new().code.to_string();
    letter_box
        .withdraw(&stranger)
        .await
        .is_problem(404, "unknown-code");
    for malformed in [
        "",
        "7K2M9",
        "7K2M9-QX4TB-0HFWC-3ZRVN-5DJAU",
        "7K2M9-QX4TB-0HFWC-3ZRVN-5DJAPP",
    ] {
        letter_box
            .withdraw(malformed)
            .await
            .is_problem(400, "bad-code");
    }
    letter_box
        .withdraw(&"7".repeat(300))
        .await
        .is_problem(413, "too-long");
    assert_eq!(letter_box.stored().await, exactly([&letter]));
    // A refused code leaves no trace that would make it known the next time.
    letter_box
        .withdraw(&stranger)
        .await
        .is_problem(404, "unknown-code");
}

#[tokio::test]
async fn a_letter_that_was_handed_over_can_still_be_taken_back() {
    let letter_box = LetterBox::open().await;
    let letter = Letter::new();
    letter_box.take(std::slice::from_ref(&letter)).await;
    let path = format!("/v1/box?key={KEY}");
    assert_eq!(
        letter_box.get_as_operator(&path).await.body,
        letter.envelope
    );
    letter_box
        .withdraw(&letter.code.to_string())
        .await
        .is_empty_204();
    assert_eq!(
        letter_box.get_as_operator(&path).await.status,
        StatusCode::OK
    );
    assert_eq!(letter_box.get_as_operator(&path).await.body, b"");
}

#[tokio::test]
async fn the_code_opens_nothing_for_the_operator() {
    let letter_box = LetterBox::open().await;
    letter_box.withdraw(TOKEN).await.is_problem(400, "bad-code");
}
