//! DOMAIN C9: bursts from one partner's page.

use desk::quality::{Bursts, Embeds, bursts};
use survey::EmbedId;
use survey::parse::QualityRules;

const RULES: QualityRules = QualityRules {
    story_words: 20,
    story_alike: 80,
    burst_answers: 30,
    burst_share: 20,
    burst_times: 4,
};

fn embeds(counts: &[(&str, usize)]) -> Embeds {
    let one = |(name, count): &(&str, usize)| (EmbedId::new(name).unwrap(), *count);
    counts.iter().map(one).collect()
}

/// The embeds that burst, with their usual numbers.
#[track_caller]
fn found(batch: &[(&str, usize)], all: usize, earlier: &[Embeds]) -> Vec<(String, usize)> {
    match bursts(&embeds(batch), all, earlier, &RULES) {
        Bursts::Known(found) => found
            .into_iter()
            .map(|b| (b.embed.as_str().to_owned(), b.usual))
            .collect(),
        Bursts::Unknown => panic!("what is usual is not known"),
    }
}

fn week(forum: usize) -> Embeds {
    embeds(&[("forum", forum), ("charity", 5)])
}

#[test]
fn a_burst_is_many_and_a_large_share_and_far_above_the_usual() {
    let before = [week(10), week(8), week(12)];
    let forum = |answers, all| found(&[("forum", answers)], all, &before);
    assert_eq!(forum(41, 200), [("forum".to_owned(), 10)]);
    // Four times the usual and no more; a fifth of the batch and no more.
    assert!(forum(40, 199).is_empty());
    assert!(forum(41, 205).is_empty());
    let small = found(&[("forum", 29)], 40, &[week(1)]);
    assert!(small.is_empty(), "too few to look at");
}

#[test]
fn a_page_that_is_new_has_no_usual_number() {
    assert_eq!(
        found(&[("new", 30)], 100, &[week(10)]),
        [("new".to_owned(), 0)]
    );
}

#[test]
fn one_burst_before_does_not_make_the_next_one_usual() {
    let before = [week(10), week(300), week(12)];
    assert_eq!(
        found(&[("forum", 290)], 400, &before),
        [("forum".to_owned(), 12)]
    );
}

#[test]
fn without_earlier_batches_the_other_pages_say_what_is_usual() {
    let batch = [("charity", 6), ("clinic", 9), ("forum", 40)];
    assert_eq!(found(&batch, 120, &[]), [("forum".to_owned(), 6)]);
    let even = [("charity", 35), ("clinic", 38), ("forum", 40)];
    assert!(found(&even, 113, &[]).is_empty());
}

#[test]
fn with_nothing_to_compare_with_nothing_is_said() {
    let two = embeds(&[("charity", 1), ("forum", 500)]);
    assert_eq!(bursts(&two, 501, &[], &RULES), Bursts::Unknown);
    assert_eq!(
        bursts(&Embeds::new(), 900, &[week(3)], &RULES),
        Bursts::Known(Vec::new())
    );
}
