//! The commands as a person runs them, one after another.

use crate::campaign;
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use survey::envelope::{ENVELOPE_LEN, seal};
use survey::results::Results;
use survey::{WithdrawalCode, parse};

fn desk(folder: &Path, arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_desk"))
        .args(arguments.split_whitespace())
        .current_dir(folder)
        .output()
        .unwrap()
}

#[track_caller]
fn works(folder: &Path, arguments: &str) -> String {
    let output = desk(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn fails(folder: &Path, arguments: &str, why: &str) {
    let output = desk(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{arguments}");
    assert!(errors.contains(why), "{errors}");
}

const OPEN: &str = "open one.box two.box --content . --wave 2026 --key k.age \
                    --passphrase-file pass --withdrawn gone --out opened";
const TABULATE: &str = "tabulate opened --content . --wave 2026 --out results.json";

#[test]
fn from_a_new_key_to_a_table() {
    let room = campaign::folder(true);
    let at = room.path();
    fs::write(at.join("pass"), "four words will do\n").unwrap();
    fs::create_dir_all(at.join("survey/keys")).unwrap();
    let key_new =
        "key new --wave 2026 --private k.age --public survey/keys/2026.toml --passphrase-file pass";
    let said = works(at, key_new);
    let public = fs::read_to_string(at.join("survey/keys/2026.toml")).unwrap();
    let public = parse::key(&public).unwrap();
    assert!(said.contains(&public.id().to_string()), "{said}");
    fails(at, key_new, "exists already");

    let sample = "sample --content . --wave 2026 --seed 5 --count 1500 --out made-up.jsonl";
    works(at, sample);
    let lines = fs::read(at.join("made-up.jsonl")).unwrap();
    let mut rng = ChaCha12Rng::seed_from_u64(5);
    let (mut envelopes, mut gone) = (Vec::new(), Vec::new());
    for (number, response) in desk::sample::read(lines.as_slice()).enumerate() {
        let tag = WithdrawalCode::generate(&mut rng).tag();
        envelopes.extend(seal(&response.unwrap(), &public, tag, &mut rng).unwrap());
        if number % 500 == 0 {
            gone.extend(tag.0);
        }
    }
    fs::write(at.join("gone"), gone).unwrap();
    // The boxes overlap by ten envelopes.
    let (middle, lap) = (700 * ENVELOPE_LEN, 10 * ENVELOPE_LEN);
    fs::write(at.join("one.box"), &envelopes[..middle]).unwrap();
    fs::write(at.join("two.box"), &envelopes[middle - lap..]).unwrap();

    let said = works(at, OPEN);
    assert!(
        said.starts_with("1510 envelopes read, 1497 responses kept"),
        "{said}"
    );
    assert!(said.contains("10  sent more than once"), "{said}");
    assert!(said.contains("3  taken back"), "{said}");
    fails(at, OPEN, "exists already");
    works(at, &format!("{OPEN} --force"));

    works(at, TABULATE);
    let first = fs::read(at.join("results.json")).unwrap();
    let results: Results = serde_json::from_slice(&first).unwrap();
    assert_eq!(results.totals.responses, 1_495);
    assert!(results.sample && results.area("uk").unwrap().overall.is_some());
    works(at, TABULATE);
    assert_eq!(fs::read(at.join("results.json")).unwrap(), first);

    fails(
        at,
        &TABULATE.replace("2026", "2024"),
        "wave `2026`; asked for",
    );
    fs::write(at.join("pass"), "four other words\n").unwrap();
    fails(
        at,
        &OPEN.replace("--out opened", "--out again"),
        "the passphrase is wrong",
    );
    assert!(!at.join("again").exists());
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
    fails(at, TABULATE, "report.json");
    assert_eq!(
        fs::read_to_string(at.join("results.json")).unwrap(),
        "the last one"
    );
}
