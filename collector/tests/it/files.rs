//! What can be read from the files on disk by somebody who takes them away.

use std::fs;
use std::path::PathBuf;

use crate::letter::Letter;
use crate::letter_box::{LetterBox, exactly};

fn files(letter_box: &LetterBox) -> Vec<PathBuf> {
    let entries = fs::read_dir(letter_box.folder()).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// Where in the bytes a part from the middle of the letter's ciphertext is.
fn place_of(letter: &Letter, bytes: &[u8]) -> Option<usize> {
    let part = &letter.envelope[16_000..16_048];
    bytes.windows(part.len()).position(|window| window == part)
}

fn is_anywhere(letter: &Letter, letter_box: &LetterBox) -> bool {
    let contents = files(letter_box)
        .into_iter()
        .map(|path| fs::read(path).unwrap());
    contents
        .into_iter()
        .any(|bytes| place_of(letter, &bytes).is_some())
}

#[tokio::test]
async fn what_was_taken_back_is_in_no_file() {
    let letter_box = LetterBox::open().await;
    let [gone, kept] = [Letter::new(), Letter::new()];
    letter_box.take(&[gone.clone(), kept.clone()]).await;
    assert!(is_anywhere(&gone, &letter_box));
    letter_box
        .withdraw(&gone.code.to_string())
        .await
        .is_empty_204();
    assert!(!is_anywhere(&gone, &letter_box));
    assert!(is_anywhere(&kept, &letter_box));
}

#[tokio::test]
async fn the_order_in_which_letters_came_is_forgotten() {
    let letter_box = LetterBox::open().await;
    let mut letters: Vec<Letter> = (0..20).map(|_| Letter::new()).collect();
    // Sent in descending order, so that the file cannot be in order by chance.
    letters.sort_by_key(|letter| std::cmp::Reverse(letter.tag()));
    letter_box.take(&letters).await;
    let letter_box = letter_box.reopen().await;
    letter_box.collector.close().await;
    let bytes = fs::read(letter_box.database()).unwrap();
    let places: Vec<usize> = letters
        .iter()
        .map(|letter| place_of(letter, &bytes).unwrap())
        .collect();
    assert!(
        places.is_sorted_by(|earlier, later| earlier > later),
        "{places:?}"
    );
    assert_eq!(letter_box.stored().await, exactly(&letters));
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let letter_box = LetterBox::open().await;
    letter_box.take(&[Letter::new()]).await;
    let files = files(&letter_box);
    assert!(files.len() >= 2, "the database and its log");
    for file in files {
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", file.display());
    }
}
