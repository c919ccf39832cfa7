//! Who answers: few kinds of people, so that every figure can be worked out by
//! hand.

use survey::{Answer, Answers, ChoiceId, Choices, QuestionId};

/// People who answer alike, but for who and where they are.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Every point met: time 6 + 6 + 4, memories 6, answers 6 + 4, afterwards 6 + 6.
    Content,
    /// Time 6 + 3 + 6, memories 4, answers 6 alone, afterwards 2 + 2.
    Mixed,
    /// Helped by nobody: neither time nor memories; answers 0, afterwards 0 + 6.
    Alone,
    /// Time 0 + 6 + 6, memories 3, answers 3 + 6, afterwards 3 + 3.
    Hurried,
    /// Only what must be answered.
    Silent,
}

/// The answers of one of them.
pub(crate) fn answers(who: &str, place: &str, year: &str, kind: Kind) -> Answers {
    let mut answers: Answers = [("who", who), ("place", place), ("year", year)]
        .into_iter()
        .chain(choices(kind).iter().copied())
        .map(|(question, choice)| (id(question), Answer::One(choice_id(choice))))
        .collect();
    let helped_by: Choices = match kind {
        Kind::Silent => return answers,
        Kind::Alone => [choice_id("none_of_these")].into(),
        _ => [choice_id("midwife"), choice_id("doctor")].into(),
    };
    answers.set(id("helped_by"), Answer::Many(helped_by));
    answers
}

fn choices(kind: Kind) -> &'static [(&'static str, &'static str)] {
    match kind {
        Kind::Content => &[
            ("unhurried", "yes"),
            ("family_came", "yes"),
            ("own_room", "later"),
            ("keepsakes", "offered"),
            ("honest", "yes"),
            ("examination", "yes"),
            ("findings", "months"),
            ("visit", "week"),
            ("someone_to_ring", "yes"),
        ],
        Kind::Mixed => &[
            ("unhurried", "yes"),
            ("family_came", "some"),
            ("own_room", "yes"),
            ("keepsakes", "asked"),
            ("honest", "yes"),
            ("examination", "no"),
            ("visit", "later"),
            ("someone_to_ring", "once"),
        ],
        Kind::Alone => &[
            ("honest", "no"),
            ("examination", "no"),
            ("visit", "no"),
            ("someone_to_ring", "yes"),
        ],
        Kind::Hurried => &[
            ("unhurried", "no"),
            ("family_came", "yes"),
            ("own_room", "yes"),
            ("keepsakes", "few"),
            ("honest", "partly"),
            ("examination", "yes"),
            ("findings", "soon"),
            ("visit", "fortnight"),
            ("someone_to_ring", "some_days"),
        ],
        Kind::Silent => &[],
    }
}

fn id(question: &str) -> QuestionId {
    QuestionId::new(question).expect("an id of the survey")
}

fn choice_id(choice: &str) -> ChoiceId {
    ChoiceId::new(choice).expect("an id of the survey")
}

/// Everybody: the main figures are of 140 parents in the north and 100 in the
/// south; 35 relatives are given apart; 18 parents are from before, whom this
/// campaign does not count; 6 say nothing.
pub(crate) fn everybody() -> Vec<Answers> {
    let rows = [
        (40, "mother", "north", "this", Kind::Content),
        (20, "other_parent", "north", "last", Kind::Content),
        (40, "mother", "north", "last", Kind::Mixed),
        (20, "other_parent", "north", "this", Kind::Alone),
        (20, "mother", "north", "this", Kind::Hurried),
        (30, "other_parent", "south", "last", Kind::Content),
        (30, "mother", "south", "this", Kind::Mixed),
        (20, "mother", "south", "last", Kind::Alone),
        (20, "other_parent", "south", "this", Kind::Hurried),
        (35, "relative", "south", "this", Kind::Content),
        (18, "mother", "north", "before", Kind::Content),
        (6, "mother", "south", "this", Kind::Silent),
    ];
    let people = rows
        .into_iter()
        .flat_map(|(count, who, place, year, kind)| {
            std::iter::repeat_n(answers(who, place, year, kind), count)
        });
    people.collect()
}
