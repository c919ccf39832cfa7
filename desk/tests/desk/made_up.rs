//! Made-up answers: the same for the same seed, and every case in them.

use crate::campaign;
use desk::Content;
use desk::sample::{self, Line, SampleError};
use desk::tabulate::{Circumstances, tabulate};
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::Path;
use survey::results::{Cell, Results, Side};
use survey::{Level, Response, WaveId};

fn results(content: &Content, wave: &str, seed: u64, count: usize) -> Results {
    let wave = content.wave(&WaveId::new(wave).unwrap()).unwrap();
    let responses = sample::generate(content, wave, seed, count).unwrap();
    let answers = responses
        .into_iter()
        .map(|r| Ok::<_, Infallible>(r.answers));
    let Ok((results, _)) = tabulate(content, wave, answers, Circumstances::default());
    results
}

#[test]
fn the_same_seed_gives_the_same_answers() {
    let content = campaign::content();
    let wave = campaign::wave(&content);
    let first = sample::generate(&content, wave, 1, 1_800).unwrap();
    assert_eq!(first, sample::generate(&content, wave, 1, 1_800).unwrap());
    assert_ne!(first, sample::generate(&content, wave, 2, 1_800).unwrap());
}

#[test]
fn lines_give_the_responses_back() {
    let content = campaign::content();
    let responses = sample::generate(&content, campaign::wave(&content), 1, 1_800).unwrap();
    let lines: Vec<_> = responses
        .iter()
        .map(|r| serde_json::to_string(&Line::of(r.clone())).unwrap())
        .collect();
    let read: Result<Vec<Response>, _> = sample::read(lines.join("\n").as_bytes()).collect();
    assert_eq!(read.unwrap(), responses);
    let wrong = sample::read("{}".as_bytes()).next().unwrap().unwrap_err();
    assert!(wrong.to_string().contains("line 1"), "{wrong}");
}

#[test]
fn every_state_of_a_cell_occurs_whatever_the_seed() {
    let content = campaign::content();
    for (seed, count) in [(1, 1_500), (2, 2_000), (3, 2_500), (2_026, 2_000)] {
        for wave in ["2024", "2026"] {
            let results = results(&content, wave, seed, count);
            let trusts = results.areas.iter().filter(|a| a.level == Level::Trust);
            let states: BTreeSet<_> = trusts
                .flat_map(|t| &t.points)
                .map(|p| match p.met {
                    Cell::Shown(_) => "shown",
                    Cell::SmallCount {
                        side: Side::Few, ..
                    } => "few",
                    Cell::SmallCount { .. } => "all but few",
                    Cell::Blank { reason } => reason.code(),
                })
                .collect();
            let expected = [
                "all but few",
                "base_10_29",
                "base_lt10",
                "few",
                "held_back",
                "shown",
            ];
            assert_eq!(Vec::from_iter(states), expected, "{wave} {seed} {count}");
            let held = &results.area("X05").unwrap().points[0].met;
            assert_eq!(held.reason(), Some("held_back"), "{wave} {seed} {count}");
            assert!(results.area("uk").unwrap().overall.is_some());
            assert!(results.sample);
        }
    }
}

#[test]
fn between_the_waves_points_rise_fall_and_stay() {
    let content = campaign::content();
    let (older, newer) = (
        results(&content, "2024", 1, 1_800),
        results(&content, "2026", 2, 2_200),
    );
    let shares = |results: &Results| {
        let points = &results.area("uk").unwrap().points;
        let shares = points
            .iter()
            .map(|p| p.met.shown().unwrap().percent.value());
        shares.map(i32::from).collect::<Vec<_>>()
    };
    let change: Vec<_> = shares(&newer)
        .iter()
        .zip(shares(&older))
        .map(|(n, o)| n - o)
        .collect();
    assert!(change[0] >= 6, "staff rises: {change:?}");
    assert!(change[1] <= -6, "scanning falls: {change:?}");
    assert!(change[2].abs() <= 5, "places stay: {change:?}");
}

#[test]
fn every_branch_of_the_path_is_taken() {
    let content = campaign::content();
    let definition = &content.definition;
    let responses = sample::generate(&content, campaign::wave(&content), 1, 1_800).unwrap();
    for question in &definition.questions {
        let asked: BTreeSet<_> = responses
            .iter()
            .map(|r| {
                definition
                    .path(&r.answers)
                    .questions
                    .iter()
                    .any(|q| q.id == question.id)
            })
            .collect();
        let always = question.only_if.is_empty() && question.unless.is_empty();
        assert_eq!(asked.len(), if always { 1 } else { 2 }, "{}", question.id);
        let answered = responses
            .iter()
            .filter(|r| r.answers.get(question.id.as_str()).is_some());
        assert!(
            question.required || answered.count() < 1_800,
            "{}",
            question.id
        );
        for choice in question.choices.iter().filter(|c| c.closing.is_none()) {
            let chosen = responses.iter().any(|r| {
                let answer = r.answers.get(question.id.as_str());
                answer.is_some_and(|a| a.has(choice.id.as_str()))
            });
            assert!(chosen, "{} {}", question.id, choice.id);
        }
    }
}

#[test]
fn stories_say_that_they_are_examples() {
    let content = campaign::content();
    let responses = sample::generate(&content, campaign::wave(&content), 1, 1_800).unwrap();
    let stories: Vec<_> = responses.iter().filter_map(|r| r.story.as_ref()).collect();
    assert!(stories.len() > 30);
    assert!(
        stories
            .iter()
            .all(|s| s.text.starts_with("Example story: "))
    );
}

#[test]
fn a_real_campaign_gets_no_made_up_answers() {
    let folder = campaign::folder(false);
    let content = Content::read(folder.path()).unwrap();
    let made = sample::generate(&content, campaign::wave(&content), 1, 2_000);
    assert!(matches!(made, Err(SampleError::RealCampaign)));
}

#[test]
fn too_few_answers_for_the_plan_are_refused() {
    let content = campaign::content();
    let made = sample::generate(&content, campaign::wave(&content), 1, 20);
    let Err(SampleError::TooFew { least }) = made else {
        panic!("20 answers are too few");
    };
    assert!(least <= 1_500, "{least}");
    assert!(sample::generate(&content, campaign::wave(&content), 1, least).is_ok());
}

#[test]
fn another_survey_hears_that_the_plan_is_not_made_for_it() {
    let second = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/second");
    let content = Content::read(&second).unwrap_or_else(|error| panic!("{error}"));
    let refused = sample::generate(&content, &content.waves[0], 1, 1_800).unwrap_err();
    let said = refused.to_string();
    assert!(said.contains("the demonstration's survey only"), "{said}");
    assert!(
        said.contains("choice `wales` of question `place`"),
        "{said}"
    );
}
