//! Seeds that follow the code: good inputs made from today's formats, so that
//! a change of a format needs no new files.

use crate::campaign::{content, folder, made_up, wave};
use crate::sealed::{empty_response, key};
use desk::tabulate::{Circumstances, tabulate};
use std::fs;
use survey::results::Results;
use survey::{Bundle, Campaign, Delivery, Response, SupportLine, WithdrawalCode};

/// Good inputs of a target, each the same whenever they are made.
///
/// # Panics
/// If the demonstration's content cannot be read.
pub fn fresh(target: &str) -> Vec<Vec<u8>> {
    match target {
        "body" => vec![Vec::new(), vec![0, 0, 1], vec![4, 0, 255], vec![99, 128, 1]],
        "boxes" => vec![(0..12).collect(), vec![0, 1, 0, 2], vec![0, 200, 0, 56]],
        "bundle" => vec![bundle().to_bytes()],
        "code" => vec![
            WithdrawalCode::generate(&mut crate::sealed::rng(4))
                .to_string()
                .into_bytes(),
            "ab".repeat(32).into_bytes(),
        ],
        "definition" => files("survey", "survey.toml"),
        "organisations" => files("organisations", ".csv"),
        "plaintext" => responses().iter().map(padded).collect(),
        "response" => responses().iter().map(Response::encode).collect(),
        "results" => some_results(),
        "texts" => files("survey/text", ".toml"),
        "waves" => [
            files("survey", "waves.toml"),
            files("survey", "publication.toml"),
            files("survey", "quality.toml"),
            vec![key_file()],
        ]
        .concat(),
        "withdrawn" => vec![vec![7; 96], (0..64).collect()],
        other => panic!("no such target: {other}"),
    }
}

/// Files of the content folder, by the end of their names.
fn files(within: &str, ending: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder().join(within)).expect("the folder is there");
    let mut paths: Vec<_> = entries
        .map(|e| e.expect("it can be listed").path())
        .collect();
    paths.sort();
    paths.retain(|path| path.to_string_lossy().ends_with(ending));
    let read = |path| fs::read(path).expect("it can be read");
    paths.into_iter().map(read).collect()
}

/// Made-up responses, with and without a story.
fn responses() -> Vec<Response> {
    let (told, others): (Vec<_>, Vec<_>) = made_up().iter().partition(|r| r.story.is_some());
    let some = told.into_iter().take(3).chain(others.into_iter().take(3));
    some.cloned().chain([empty_response()]).collect()
}

/// The plaintext of an envelope, without its zeros.
fn padded(response: &Response) -> Vec<u8> {
    let encoded = response.encode();
    let length = u32::try_from(encoded.len()).expect("it fits into an envelope");
    [&length.to_le_bytes()[..], &encoded].concat()
}

fn results() -> Results {
    let answers = made_up().iter().map(|r| Ok::<_, ()>(&r.answers));
    let after = Circumstances::default();
    let (results, _) = tabulate(content(), wave(), answers, after).expect("nothing fails");
    results
}

/// Results whole, cut down to a few areas so that changes hit what matters,
/// and with thresholds that no campaign could have.
fn some_results() -> Vec<Vec<u8>> {
    let whole = serde_json::to_value(results()).expect("results have a form");
    let mut few = whole.clone();
    if let Some(areas) = few["areas"].as_array_mut() {
        areas.truncate(3);
    }
    let mut without = whole.clone();
    without["settings"]["minimum_base"] = 0.into();
    [whole, few, without]
        .map(|json| json.to_string().into_bytes())
        .into()
}

fn key_file() -> Vec<u8> {
    let public = key().public();
    format!("public_key = \"{public}\"\nkey_id = \"{}\"\n", public.id()).into_bytes()
}

/// A bundle of the demonstration's files.
pub(crate) fn bundle() -> Bundle {
    let definition = content().definition.clone();
    let read = |file: Vec<u8>| {
        let source = String::from_utf8(file).expect("words are UTF-8");
        survey::parse::texts(&source, &definition).expect("the demonstration's words are right")
    };
    let address = || "https://example.org/page/".to_owned();
    Bundle {
        campaign: Campaign {
            name: "An example".to_owned(),
            language: definition.languages[0].clone(),
            privacy_url: address(),
        },
        delivery: Delivery {
            endpoint: address(),
            wave: wave().id.clone(),
            results: wave().results,
            key: key().public(),
            proof_bits: 16,
        },
        texts: files("survey/text", ".toml")
            .into_iter()
            .map(read)
            .collect(),
        organisations: content().organisations.clone(),
        support: vec![SupportLine {
            name: "An example".to_owned(),
            number: "0000 000 000".to_owned(),
        }],
        definition,
    }
}
