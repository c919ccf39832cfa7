//! The commands as a person runs them, one after another.

use crate::campaign;
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use survey::envelope::{ENVELOPE_LEN, seal};
use survey::results::Results;
use survey::{PrivateKey, WithdrawalCode};

pub(crate) fn desk(folder: &Path, arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_desk"))
        .args(arguments.split_whitespace())
        .current_dir(folder)
        .output()
        .unwrap()
}

#[track_caller]
pub(crate) fn works(folder: &Path, arguments: &str) -> String {
    let output = desk(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
pub(crate) fn fails(folder: &Path, arguments: &str, why: &str) {
    let output = desk(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{arguments}");
    assert!(errors.contains(why), "{errors}");
}

const OPEN: &str = "open one.box two.box --content . --wave 2026 --key k.age \
                    --passphrase-file pass --withdrawn gone --out opened";

/// The command, with its ledger in a private folder.
fn tabulate(private: &Path) -> String {
    let ledger = private.join("ledger.json");
    format!(
        "tabulate opened --content . --wave 2026 --out results.json --ledger {}",
        ledger.display()
    )
}

/// The key as the `age` tool itself would lock it, with less work than
/// `desk key new` asks for, so that the test need not wait.
fn locked_by_age(key: &PrivateKey, passphrase: &str) -> String {
    let mut recipient = age::scrypt::Recipient::new(passphrase.to_owned().into());
    recipient.set_work_factor(2);
    age::encrypt_and_armor(&recipient, key.to_text().as_bytes()).unwrap()
}

#[test]
fn a_new_key_is_announced_and_never_overwritten() {
    let room = campaign::folder(true);
    let at = room.path();
    fs::write(at.join("pass"), "short\n").unwrap();
    fs::create_dir_all(at.join("survey/keys")).unwrap();
    let key_new =
        "key new --wave 2026 --private k.age --public survey/keys/2026.toml --passphrase-file pass";
    let output = desk(at, key_new);
    let warned = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && warned.contains("could be guessed"),
        "{warned}"
    );
    let said = String::from_utf8_lossy(&output.stdout);
    let content = desk::Content::read(at).unwrap();
    let public = content.keys.values().next().unwrap();
    assert!(said.contains(&public.id().to_string()), "{said}");
    assert!(said.contains("every answer of the wave is"), "{said}");
    fails(at, key_new, "exists already");
    fs::write(at.join("pass"), "\n").unwrap();
    fails(
        at,
        &key_new.replace("k.age", "other.age"),
        "the passphrase is empty",
    );
}

#[test]
fn from_a_box_to_a_table() {
    let room = campaign::folder(true);
    let at = room.path();
    fs::write(at.join("pass"), "four words will do\n").unwrap();
    let key = PrivateKey::generate(&mut ChaCha12Rng::seed_from_u64(1));
    let public = key.public();
    fs::write(at.join("k.age"), locked_by_age(&key, "four words will do")).unwrap();

    let sample = "sample --content . --wave 2026 --seed 5 --count 1500 --out made-up.jsonl";
    works(at, sample);
    let lines = fs::read(at.join("made-up.jsonl")).unwrap();
    let mut rng = ChaCha12Rng::seed_from_u64(5);
    let (mut envelopes, mut gone) = (Vec::new(), Vec::new());
    let responses = desk::sample::read(lines.as_slice()).take(300);
    for (number, response) in responses.enumerate() {
        let tag = WithdrawalCode::generate(&mut rng).tag();
        envelopes.extend(seal(&response.unwrap(), &public, tag, &mut rng).unwrap());
        if number % 100 == 0 {
            gone.extend(tag.0);
        }
    }
    fs::write(at.join("gone"), gone).unwrap();
    // The boxes overlap by ten envelopes.
    let (middle, lap) = (140 * ENVELOPE_LEN, 10 * ENVELOPE_LEN);
    fs::write(at.join("one.box"), &envelopes[..middle]).unwrap();
    fs::write(at.join("two.box"), &envelopes[middle - lap..]).unwrap();

    let said = works(at, OPEN);
    assert!(
        said.starts_with("310 envelopes read, 297 responses kept"),
        "{said}"
    );
    assert!(said.contains("10  sent more than once"), "{said}");
    assert!(said.contains("3  taken back"), "{said}");
    fails(at, OPEN, "exists already");
    works(at, &format!("{OPEN} --force"));

    let private = tempfile::tempdir().unwrap();
    let tabulate = tabulate(private.path());
    works(at, &tabulate);
    let first = fs::read(at.join("results.json")).unwrap();
    let results: Results = serde_json::from_slice(&first).unwrap();
    assert_eq!(results.totals.responses, 295);
    assert!(results.sample && results.area("uk").unwrap().overall.is_some());
    let said = works(at, &tabulate);
    assert!(said.contains("No figure has changed"), "{said}");
    assert_eq!(fs::read(at.join("results.json")).unwrap(), first);

    fails(
        at,
        &tabulate.replace("2026", "2024"),
        "wave `2026`; asked for",
    );
    fails(
        at,
        &tabulate.replace("ledger.json", "another.json"),
        "there is no ledger",
    );
    fs::remove_file(private.path().join("ledger.json")).unwrap();
    fails(at, &tabulate, "could show what single people said");
    assert_eq!(fs::read(at.join("results.json")).unwrap(), first);
    fs::write(at.join("pass"), "four other words\n").unwrap();
    fails(
        at,
        &OPEN.replace("--out opened", "--out again"),
        "the passphrase is wrong",
    );
    assert!(!at.join("again").exists());
}

#[test]
fn a_ledger_never_lies_in_the_folder_of_the_site() {
    let room = campaign::folder(true);
    let at = room.path();
    fails(at, &tabulate(at), "would lie in the content folder");
    fails(
        at,
        &tabulate(&at.join("survey")),
        "would lie in the content folder",
    );
}

#[test]
fn a_real_campaign_gets_no_made_up_answers() {
    let room = campaign::folder(false);
    let sample = "sample --content . --wave 2026 --seed 5 --count 2000 --out made-up.jsonl";
    fails(room.path(), sample, "not marked as a sample");
    assert!(!room.path().join("made-up.jsonl").exists());
}

#[test]
fn a_broken_table_leaves_the_last_one_as_it_was() {
    let room = campaign::folder(true);
    let at = room.path();
    fs::write(at.join("results.json"), "the last one").unwrap();
    let private = tempfile::tempdir().unwrap();
    fails(at, &tabulate(private.path()), "report.json");
    assert_eq!(
        fs::read_to_string(at.join("results.json")).unwrap(),
        "the last one"
    );
}
