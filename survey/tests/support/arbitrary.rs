//! Every valid response: strategies that walk the path of a definition.

use proptest::collection::btree_set;
use proptest::prelude::*;
use survey::parse::Campaign;
use survey::{
    Answer, Answers, ChoiceId, EmbedId, Kind, Permission, Question, Response, Step, Story,
};

/// A response that the desk would count: answers given along the path, with
/// skips, and sometimes a story.
pub(crate) fn response(campaign: Campaign) -> impl Strategy<Value = Response> {
    let definition = campaign.definition.clone();
    let labels = definition.story.labels.clone();
    let words = definition.story.words.clone();
    let picks = proptest::collection::vec(any::<u64>(), definition.questions.len());
    let text = prop_oneof![
        4 => "[a-zA-Z ŵŷâê.,!?\n]{1,300}".prop_filter("a story has words", |t| !t.trim().is_empty()),
        1 => Just("\u{1f33f}".repeat(6_000)),
    ];
    let story = (
        text,
        prop::sample::select(Permission::ALL.to_vec()),
        btree_set(prop::sample::select(labels), 0..4),
        prop::option::of(prop::sample::select(words)),
    )
        .prop_map(|(text, permission, labels, word)| Story {
            text,
            permission,
            labels: labels.into_iter().collect(),
            word,
        });
    let embed = prop::option::of("[a-z][a-z0-9-]{0,39}".prop_map(|e| EmbedId::new(&e).unwrap()));
    (picks, prop::option::of(story), embed).prop_map(move |(picks, story, embed)| Response {
        survey: definition.id.clone(),
        wave: campaign.waves[0].id.clone(),
        definition_version: definition.version,
        consent_version: definition.consent_version,
        language: definition.languages[0].clone(),
        embed,
        answers: walk(&campaign, &picks),
        story,
    })
}

fn walk(campaign: &Campaign, picks: &[u64]) -> Answers {
    let mut answers = Answers::new();
    let mut last: Option<&str> = None;
    let mut picks = picks.iter();
    while let Step::Ask(question) = campaign.definition.next(&answers, last) {
        let pick = *picks.next().expect("no path is longer than the definition");
        if let Some(answer) = pick_answer(campaign, question, &answers, pick) {
            answers.set(question.id.clone(), answer);
        }
        last = Some(question.id.as_str());
    }
    answers
}

fn pick_answer(
    campaign: &Campaign,
    question: &Question,
    answers: &Answers,
    pick: u64,
) -> Option<Answer> {
    if !question.required && pick.is_multiple_of(5) {
        return None;
    }
    let open: Vec<&ChoiceId> = question
        .choices
        .iter()
        .filter(|c| c.closing.is_none())
        .map(|c| &c.id)
        .collect();
    let at = usize::try_from(pick / 5 % 1_000).unwrap();
    match question.kind {
        Kind::One => Some(Answer::One(open[at % open.len()].clone())),
        Kind::Organisation => {
            let area = answers.get(campaign.definition.counting.area.as_str())?;
            let listed = campaign
                .organisations
                .iter()
                .find(|o| area.has(o.area.as_str()));
            Some(match listed {
                Some(found) if at.is_multiple_of(2) => Answer::Organisation(found.code.clone()),
                _ => Answer::One(open[at % open.len()].clone()),
            })
        }
        Kind::Many => {
            let alone = question
                .choices
                .iter()
                .filter(|c| c.alone)
                .map(|c| c.id.clone());
            let alone: Vec<_> = alone.collect();
            if at.is_multiple_of(7) {
                return Some(Answer::Many([alone[at % alone.len()].clone()].into()));
            }
            let many = open
                .iter()
                .enumerate()
                .filter(|(i, id)| pick >> (i + 8) & 1 == 1 && !alone.contains(id));
            Some(Answer::Many(many.map(|(_, id)| (*id).clone()).collect()))
        }
    }
}
