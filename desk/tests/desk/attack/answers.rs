//! Shares of answers under attack, together with the main figures.

use super::intruder::{Exact, Intruder, Knows, Replies};
use super::{COUNTS, Publication};
use crate::crowd::Crowd;
use desk::tabulate::{Places, Tally};
use proptest::prelude::*;
use survey::results::AreaAnswers;
use survey::{Answer, Question};

/// Where people are: a nation with a region, three without, and no nation.
const PLACES: [&str; 5] = ["en_ney/unsure", "scotland", "wales", "ni", "pns"];
const NATIONS: [&str; 4] = ["england", "scotland", "wales", "ni"];

/// How many people of one place gave each combination of answers: five by four,
/// the last of each being none.
type Grid = Vec<usize>;
const FIRST: usize = 5;
const SECOND: usize = 4;

/// The questions of the first point.
fn questions(crowd: &Crowd) -> Vec<Question> {
    let definition = &crowd.content.definition;
    let first = &definition.principles[0];
    let questions = definition.questions.iter();
    let questions = questions.filter(|q| q.measures.as_ref() == Some(first));
    questions.cloned().collect()
}

fn crowd(grids: &[Grid]) -> Crowd {
    let mut all = Crowd::new();
    let questions = questions(&all);
    for (at, grid) in PLACES.iter().zip(grids) {
        for (number, count) in grid.iter().enumerate() {
            let mut people = Crowd::new().empty(*count, at);
            let answers = [number / SECOND, number % SECOND];
            for (question, answer) in questions.iter().zip(answers) {
                let mut scored = question.choices.iter().filter(|c| c.points.is_some());
                if let Some(choice) = scored.nth(answer) {
                    for one in &mut people.answers {
                        one.set(question.id.clone(), Answer::One(choice.id.clone()));
                    }
                }
            }
            all.answers.extend(people.answers);
        }
    }
    all
}

/// So many of each combination.
fn even(each: usize) -> Grid {
    vec![each; FIRST * SECOND]
}

fn given<'a>(wave: &'a Publication, code: &str) -> Option<&'a AreaAnswers> {
    let mut areas = wave.releases.last()?.answers.iter();
    areas.find(|area| area.code == code)
}

fn rows(wave: &Publication) -> Vec<&str> {
    let areas = wave.releases.last().unwrap().answers.iter();
    areas.map(|area| area.code.as_str()).collect()
}

/// The truth of the people whom the shares are of.
fn truth(grids: &[Grid]) -> impl Fn(&str) -> Exact {
    let crowd = crowd(grids);
    let definition = &crowd.content.definition;
    let places = Places::of(&crowd.content);
    let mut tally = Tally::new(definition, &places);
    for answers in &crowd.answers {
        tally.add(definition, &places, answers);
    }
    let (counts, chosen) = (tally.totals(&places), tally.replies().totals(&places));
    move |code| {
        let place = places.all().iter().position(|p| p.code == code).unwrap();
        Exact {
            chosen: chosen[place][0].clone(),
            partly: counts[place][0].partly,
            not_met: counts[place][0].not_met,
        }
    }
}

/// Attacks every main count and every answer that is not given.
fn attack(wave: &Publication, grids: &[Grid]) -> Result<(), TestCaseError> {
    let truth = truth(grids);
    let definition = Crowd::new().content.definition;
    let exact = |release: usize, code: &str, _: usize| {
        let sides = wave.truth(release, code);
        (sides.met as u32, sides.rest as u32)
    };
    let with = |shares: bool, known: bool| {
        let knows = if known {
            Knows::Figures(&exact)
        } else {
            Knows::Files
        };
        let replies = Replies {
            definition: &definition,
            exact: known.then_some(&truth as &dyn Fn(&str) -> Exact),
            shares,
        };
        Intruder::new(&wave.releases, 0, knows).with_replies(replies)
    };
    for known in [false, true] {
        let intruder = with(true, known);
        for release in 0..wave.releases.len() {
            wave.attack_release(&intruder, release)?;
        }
        let before = with(false, known);
        for code in NATIONS {
            let chosen = truth(code).chosen;
            // A nation that nobody wrote about has nothing to hide.
            let nobody = chosen.iter().flatten().all(|count| *count == 0);
            if nobody || given(wave, code).is_some() || wave.is_exempt(code) {
                continue;
            }
            for (question, counts) in chosen.iter().enumerate() {
                for answer in 0..counts.len() {
                    let found = intruder.candidates_for_answer(code, question, answer);
                    let promised = COUNTS.min(before.candidates_for_answer(code, question, answer));
                    prop_assert!(
                        found >= promised,
                        "`{code}` ({counts:?}): {found} candidates for answer {answer} to {question}"
                    );
                }
            }
        }
    }
    Ok(())
}

#[test]
fn answers_are_given_for_the_whole_and_for_nations_once() {
    let grids = [even(20), even(10), even(6), vec![0; 20], even(5)];
    let wave = Publication::of(vec![crowd(&grids), crowd(&grids)]);
    assert_eq!(rows(&wave), ["uk", "england", "scotland", "wales"]);
    assert_eq!(wave.releases[0].answers, wave.releases[1].answers);
    let uk = &given(&wave, "uk").unwrap().points[0];
    let [first, second] = &uk.questions[..] else {
        panic!("two questions")
    };
    // 41 people of each combination: 656 answered the first question.
    assert_eq!((first.shares.len(), first.about), (4, 655));
    assert_eq!((second.shares.len(), second.about), (3, 41 * 15));
    assert!(first.shares.iter().all(|s| s.percent.value() == 25));
    assert!(second.shares.iter().all(|s| s.percent.value() == 33));
}

/// As many of each combination, but that nobody gave the first answer.
fn without_the_first(each: usize) -> Grid {
    let mut grid = even(each);
    grid[..SECOND].fill(0);
    grid
}

#[test]
fn an_answer_of_few_people_in_a_nation_withholds_every_nation() {
    let mut few = without_the_first(6);
    for wales in [few.clone(), {
        few[0] = 5;
        few
    }] {
        let grids = [even(20), even(10), wales, even(1), even(8)];
        let wave = Publication::of(vec![crowd(&grids)]);
        assert_eq!(rows(&wave), ["uk"]);
        attack(&wave, &grids).unwrap();
    }
    let nobody = [even(20), even(10), even(6), vec![0; 20], vec![0; 20]];
    let all = Publication::of(vec![crowd(&nobody)]);
    assert_eq!(rows(&all), ["uk", "england", "scotland", "wales"]);
}

#[test]
fn a_nation_without_a_figure_needs_others_to_hide_among() {
    let of = |each: usize| [even(20), even(10), even(6), even(1), even(each)];
    let hidden = Publication::of(vec![crowd(&of(5))]);
    assert_eq!(rows(&hidden), ["uk", "england", "scotland", "wales"]);
    attack(&hidden, &of(5)).unwrap();
    // By itself it would be all that is left of the whole.
    let alone = Publication::of(vec![crowd(&of(0))]);
    assert_eq!(rows(&alone), ["uk"]);
    attack(&alone, &of(0)).unwrap();
}

#[test]
fn an_intruder_would_succeed_without_the_rules() {
    let wales = without_the_first(6);
    let grids = [even(20), even(10), wales, vec![0; 20], vec![0; 20]];
    let mut wave = Publication::of(vec![crowd(&grids)]);
    // As if England and Scotland were given all the same.
    let others = [even(20), even(10), even(6), vec![0; 20], vec![0; 20]];
    let other = Publication::of(vec![crowd(&others)]);
    for code in ["england", "scotland"] {
        wave.releases[0]
            .answers
            .push(given(&other, code).unwrap().clone());
    }
    assert!(attack(&wave, &grids).is_err());
}

/// Few or many people of each combination.
fn grid() -> impl Strategy<Value = Grid> {
    let scale = prop_oneof![1 => 0_usize..2, 2 => 1_usize..6, 3 => 4_usize..16];
    let weights = prop::collection::vec(prop_oneof![1 => Just(0_usize), 4 => 1_usize..7], 20);
    (scale, weights).prop_map(|(scale, weights)| {
        let mut grid: Vec<_> = weights.iter().map(|weight| weight * scale / 4).collect();
        grid[FIRST * SECOND - 1] = 0;
        grid
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn what_is_not_given_of_answers_stays_hidden(grids in prop::collection::vec(grid(), PLACES.len())) {
        let wave = Publication::of(vec![crowd(&grids)]);
        prop_assert_eq!(survey::results::check(&wave.releases[0]), []);
        attack(&wave, &grids)?;
    }

    #[test]
    fn a_later_release_does_not_lay_them_bare(
        first in prop::collection::vec(grid(), PLACES.len()),
        second in prop::collection::vec(grid(), PLACES.len()),
        thin in 1_usize..8,
    ) {
        let later: Vec<Grid> = second
            .iter()
            .map(|grid| grid.iter().map(|count| count / thin).collect())
            .collect();
        let wave = Publication::of(vec![crowd(&first), crowd(&later)]);
        for results in &wave.releases {
            prop_assert_eq!(survey::results::check(results), []);
        }
        // The shares are of the first release's people, unless it gave none.
        let together = first.iter().zip(&later);
        let together: Vec<Grid> = together
            .map(|(a, b)| a.iter().zip(b).map(|(a, b)| a + b).collect())
            .collect();
        match wave.releases[0].answers.is_empty() {
            true => attack(&wave, &together)?,
            false => attack(&wave, &first)?,
        }
    }
}
