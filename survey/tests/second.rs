//! Another campaign's survey, `tests/second`: nothing in the contract knows the
//! demonstration's ids or counts.

mod support;

use support::{answers, campaign, second};
use survey::results::Settings;
use survey::scoring::{PointScore, Status, score};
use survey::{Answer, Answers, ChoiceId, Definition, QuestionId, Step};

const ALL: [&str; 13] = [
    "who",
    "place",
    "year",
    "helped_by",
    "unhurried",
    "family_came",
    "own_room",
    "keepsakes",
    "honest",
    "examination",
    "findings",
    "visit",
    "someone_to_ring",
];

fn asked(definition: &Definition, answers: &Answers) -> Vec<String> {
    let path = definition.path(answers);
    path.questions.iter().map(|q| q.id.to_string()).collect()
}

fn helped_by(answers: &mut Answers, chosen: &[&str]) {
    let chosen = chosen.iter().map(|c| ChoiceId::new(c).unwrap()).collect();
    let question = QuestionId::new("helped_by").unwrap();
    answers.set(question, Answer::Many(chosen));
}

#[test]
fn is_read_without_the_parts_that_it_does_not_need() {
    let second = second();
    assert_eq!(second.definition.counting.organisation, None);
    assert!(second.organisations.is_empty() && second.extract.is_none());
    assert_eq!(second.definition.principles.len(), 4);
    let stricter = Settings {
        minimum_base: 40,
        low_base: 12,
        small_count: 10,
        base_rounding: 10,
        ..Settings::default()
    };
    assert_eq!(second.settings, stricter);
    let waves: Vec<_> = second.waves.iter().map(|w| w.id.as_str()).collect();
    assert_eq!(waves, ["first", "second"]);
}

#[test]
fn shares_no_question_area_closing_or_point_with_the_demonstration() {
    let (ours, theirs) = (campaign().definition, second().definition);
    let questions = |d: &Definition| d.questions.iter().map(|q| q.id.to_string()).collect();
    let areas = |d: &Definition| d.areas.iter().map(|a| a.id.to_string()).collect();
    let closings = |d: &Definition| d.closings.iter().map(ToString::to_string).collect();
    let principles = |d: &Definition| d.principles.iter().map(ToString::to_string).collect();
    let ids = |d: &Definition| -> [Vec<String>; 4] {
        [questions(d), areas(d), closings(d), principles(d)]
    };
    // Scotland is Scotland in every survey.
    for (ours, theirs) in ids(&ours).iter().zip(ids(&theirs)) {
        let shared: Vec<_> = theirs.iter().filter(|id| ours.contains(id)).collect();
        assert!(shared.iter().all(|id| *id == "scotland"), "{shared:?}");
    }
}

#[test]
fn asks_about_findings_only_where_there_was_an_examination() {
    let definition = second().definition;
    let without: Vec<_> = ALL.into_iter().filter(|q| *q != "findings").collect();
    assert_eq!(asked(&definition, &Answers::new()), without);
    for (choice, questions) in [("yes", &ALL[..]), ("no", &without), ("unsaid", &without)] {
        let answers = answers(&[("examination", choice)]);
        assert_eq!(asked(&definition, &answers), questions, "{choice}");
    }
}

#[test]
fn help_by_nobody_passes_over_what_was_done() {
    let definition = second().definition;
    let mut given = answers(&[("examination", "yes")]);
    helped_by(&mut given, &["none_of_these"]);
    assert_eq!(
        asked(&definition, &given),
        [&ALL[..4], &ALL[8..]].concat(),
        "four questions fewer"
    );
    helped_by(&mut given, &["midwife"]);
    assert_eq!(asked(&definition, &given), ALL);
}

#[test]
fn the_longest_path_shrinks_with_the_answers() {
    let definition = second().definition;
    let mut given = Answers::new();
    assert_eq!(definition.longest_path(&given), 13);
    helped_by(&mut given, &["doctor", "chaplain"]);
    assert_eq!(definition.longest_path(&given), 13);
    helped_by(&mut given, &["none_of_these"]);
    assert_eq!(definition.longest_path(&given), 9);
    let no = ChoiceId::new("no").unwrap();
    given.set(QuestionId::new("examination").unwrap(), Answer::One(no));
    assert_eq!(definition.longest_path(&given), 8);
}

#[test]
fn has_closing_pages_of_its_own() {
    let definition = second().definition;
    assert_eq!(definition.under_age.as_str(), "too_young");
    for (question, choice, closing) in [
        ("who", "nobody", "another_loss"),
        ("place", "abroad", "elsewhere"),
    ] {
        let answers = answers(&[("who", "mother"), (question, choice)]);
        let next = definition.next(&answers, Some(question));
        assert!(matches!(next, Step::Close(page) if page.as_str() == closing));
    }
}

/// By hand: time 4 + 3 + 6 of 18 points; memories 3 of 6; answers 6 of 6, one
/// question not asked; afterwards 2 + 0 of 12.
#[test]
fn points_have_as_many_questions_as_the_file_gives_them() {
    let definition = second().definition;
    let answers = answers(&[
        ("unhurried", "nearly"),
        ("family_came", "some"),
        ("own_room", "yes"),
        ("keepsakes", "few"),
        ("honest", "yes"),
        ("examination", "no"),
        ("visit", "later"),
        ("someone_to_ring", "no"),
    ]);
    let of = |points, items, status| {
        Some(PointScore {
            points,
            items,
            status,
        })
    };
    let scores = score(&definition, &answers);
    assert_eq!(
        scores,
        [
            of(13, 3, Status::Partly),
            of(3, 1, Status::Partly),
            of(6, 1, Status::Met),
            of(2, 2, Status::NotMet),
        ]
    );
    let shown: Vec<_> = scores.iter().flatten().map(PointScore::score).collect();
    let shown: Vec<_> = shown.iter().map(|score| format!("{score:.2}")).collect();
    assert_eq!(shown, ["72.22", "50.00", "100.00", "16.67"]);
}
