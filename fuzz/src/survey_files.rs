//! The files of the survey folder: definition, words, waves and settings.

use crate::{campaign::content, findings};
use std::collections::BTreeSet;
use std::fmt::Debug;
use survey::parse::{self, Finding};
use survey::scoring::score;
use survey::{Answer, Answers, Bundle, Definition, QuestionId, Step};

/// A definition that was accepted can be walked to its end and scored; the keys
/// of its extracts are questions.
///
/// # Panics
/// If a reader breaks its word.
pub fn definition(bytes: &[u8]) {
    if let Some(file) = read(bytes, parse::survey_file) {
        let definition = file.definition;
        let brought =
            survives_the_way_to_the_widget(|bundle| bundle.definition.clone_from(&definition));
        ids_are_unique(&definition);
        // The widget asks what the desk would have asked.
        assert_eq!(walk(&brought.definition), walk(&definition));
        if let Some(rules) = file.extract {
            assert!(!rules.keys.is_empty() && !rules.steps.is_empty());
            let mut keys = rules.keys.iter();
            assert!(keys.all(|key| definition.question(key.as_str()).is_some()));
        }
    }
}

/// Words that were accepted have something to say to everybody.
///
/// # Panics
/// If a reader breaks its word.
pub fn texts(bytes: &[u8]) {
    let definition = &content().definition;
    let Some(texts) = read(bytes, |source| parse::texts(source, definition)) else {
        return;
    };
    assert!(definition.languages.contains(&texts.language));
    let read = survives_the_way_to_the_widget(|bundle| bundle.texts = vec![texts.clone()]);
    let [read] = read.texts.as_slice() else {
        panic!("one went in");
    };
    assert_eq!(read.closings, texts.closings);
    for question in &definition.questions {
        let words = &texts.questions[&question.id];
        let voices = definition.other_voices().map(|v| Some(v.as_str()));
        for voice in voices.chain([None]) {
            // No word is checked to be more than empty; they are only there.
            let _ = (words.label(voice), words.hint(voice));
            for choice in &question.choices {
                assert!(words.choices.contains_key(&choice.id));
                let _ = words.choice(&choice.id, voice);
            }
        }
    }
}

/// Waves, thresholds and keys, which are files of a few lines each.
///
/// # Panics
/// If a reader breaks its word.
pub fn waves(bytes: &[u8]) {
    if let Some(waves) = read(bytes, parse::waves) {
        let ids: BTreeSet<_> = waves.iter().map(|w| &w.id).collect();
        assert_eq!(ids.len(), waves.len());
        assert!(waves.iter().all(|w| w.opens <= w.closes));
    }
    if let Some(settings) = read(bytes, parse::settings) {
        assert!(settings.low_base <= settings.minimum_base);
        for base in [0, 1, 29, 1_000_000] {
            let off = settings.about(base).abs_diff(base);
            assert!(off <= settings.base_rounding / 2 + 1, "{base}");
        }
    }
    if let Some(rules) = read(bytes, parse::quality) {
        assert!((50..=100).contains(&rules.story_alike) && rules.burst_share < 100);
    }
    if let Some(key) = read(bytes, parse::key) {
        let text = String::from_utf8_lossy(bytes);
        assert!(text.contains(&key.id().to_string()));
    }
}

/// Reads the bytes as a file; the mistakes in it are looked at here.
fn read<T: PartialEq + Debug>(
    bytes: &[u8],
    parse: impl Fn(&str) -> Result<T, Vec<Finding>>,
) -> Option<T> {
    let source = std::str::from_utf8(bytes).ok()?;
    match parse(source) {
        Ok(value) => Some(value),
        Err(found) => {
            findings::check(source, &found);
            None
        }
    }
}

/// The widget gets the very same, but for what it has no use for.
fn survives_the_way_to_the_widget(alter: impl Fn(&mut Bundle)) -> Bundle {
    let mut given = crate::seeds::bundle();
    alter(&mut given);
    let read = Bundle::from_bytes(&given.to_bytes()).expect("it was written just now");
    assert_eq!(read.to_bytes(), given.to_bytes());
    assert_eq!(Bundle::from_bytes(&read.to_bytes()).as_ref(), Ok(&read));
    read
}

fn ids_are_unique(definition: &Definition) {
    let questions: BTreeSet<_> = definition.questions.iter().map(|q| &q.id).collect();
    assert_eq!(questions.len(), definition.questions.len());
    for question in &definition.questions {
        let choices: BTreeSet<_> = question.choices.iter().map(|c| &c.id).collect();
        assert_eq!(choices.len(), question.choices.len());
    }
    let areas: BTreeSet<_> = definition.areas.iter().map(|a| &a.id).collect();
    assert_eq!(areas.len(), definition.areas.len());
}

/// Answers every question with its first choice, its second and so on; the ids
/// of all that were asked.
fn walk(definition: &Definition) -> Vec<QuestionId> {
    let mut ids = Vec::new();
    for pick in 0..3 {
        let mut answers = Answers::new();
        let mut last = None;
        let mut asked = 0;
        while let Step::Ask(question) = definition.next(&answers, last) {
            asked += 1;
            ids.push(question.id.clone());
            assert!(asked <= definition.questions.len(), "a path without an end");
            let choice = question.choices.get(pick).or(question.choices.last());
            let choice = choice.expect("a question has choices").id.clone();
            let answer = match question.kind {
                survey::Kind::Many => Answer::Many([choice].into()),
                _ => Answer::One(choice),
            };
            answers.set(question.id.clone(), answer);
            last = Some(question.id.as_str());
        }
        assert_eq!(definition.path(&answers).questions.len(), asked);
        assert_eq!(
            score(definition, &answers).len(),
            definition.principles.len()
        );
    }
    ids
}
