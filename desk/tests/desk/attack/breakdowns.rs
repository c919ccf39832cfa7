//! Breakdowns under attack, together with the main figures.

use super::intruder::{Count, Intruder, Knows};
use super::{COUNTS, Publication, bases, crowd};
use crate::crowd::Care::{Met, NotMet};
use crate::crowd::Crowd;
use proptest::prelude::*;
use survey::results::NOT_SAID;
use survey::{Answer, ChoiceId, Level, QuestionId};

/// How far along: a choice of the first breakdown's question, or nothing.
const BANDS: [Option<&str>; 3] = [Some("10_13"), Some("18_23"), None];

/// People of one band.
fn in_band(mut crowd: Crowd, band: usize) -> Crowd {
    let question = QuestionId::new("gest").unwrap();
    if let Some(choice) = BANDS[band] {
        let answer = Answer::One(ChoiceId::new(choice).unwrap());
        for answers in &mut crowd.answers {
            answers.set(question.clone(), answer.clone());
        }
    }
    crowd
}

fn together(crowds: Vec<Crowd>) -> Crowd {
    crowds
        .into_iter()
        .enumerate()
        .fold(Crowd::new(), |mut all, (band, crowd)| {
            all.answers.extend(in_band(crowd, band).answers);
            all
        })
}

#[test]
fn an_area_is_broken_down_whole() {
    let of = |each: usize| {
        Crowd::new()
            .people(each, "wales", Met)
            .people(each, "wales", NotMet)
            .people(each, "scotland", Met)
            .people(each, "scotland", NotMet)
            .people(each, "pns", Met)
            .people(each, "pns", NotMet)
    };
    let wave = Publication::of(vec![together(vec![of(20), of(30), Crowd::new()])]);
    let breakdown = &wave.releases[0].breakdowns[0];
    assert!(
        breakdown
            .bands
            .iter()
            .all(|band| band.id.as_str() != NOT_SAID)
    );
    let codes: Vec<_> = breakdown.areas.iter().map(|a| a.code.as_str()).collect();
    assert_eq!(codes, ["uk", "scotland", "wales"]);
    assert!(breakdown.areas.iter().all(|a| a.points[0].met.len() == 2));
    // Four people more who did not say are too few to stand alone, anywhere.
    let few = Crowd::new()
        .people(2, "wales", Met)
        .people(2, "wales", NotMet);
    let wave = Publication::of(vec![together(vec![of(20), of(30), few])]);
    assert_eq!(wave.releases[0].breakdowns[0].areas, []);
}

#[test]
fn a_row_that_is_not_given_takes_another_with_it() {
    let of = |wales: usize, scotland: usize, ni: usize| {
        Crowd::new()
            .people(wales, "wales", Met)
            .people(wales, "wales", NotMet)
            .people(scotland, "scotland", Met)
            .people(scotland, "scotland", NotMet)
            .people(ni, "ni", Met)
            .people(ni, "ni", NotMet)
    };
    // Northern Ireland's second band is too small to be given.
    let wave = Publication::of(vec![together(vec![
        of(40, 50, 30),
        of(40, 50, 10),
        Crowd::new(),
    ])]);
    let areas = &wave.releases[0].breakdowns[0].areas;
    let codes: Vec<_> = areas.iter().map(|a| a.code.as_str()).collect();
    assert_eq!(codes, ["uk", "scotland"]);
}

#[test]
fn breakdowns_are_made_once() {
    let of = |each: usize| {
        let crowd = Crowd::new().people(each, "wales", Met);
        crowd.people(each, "wales", NotMet)
    };
    let first = together(vec![of(30), of(30), Crowd::new()]);
    let later = together(vec![of(30), of(30), Crowd::new()]);
    let wave = Publication::of(vec![first, later]);
    assert!(!wave.releases[0].breakdowns[0].areas.is_empty());
    assert_eq!(wave.releases[0].breakdowns, wave.releases[1].breakdowns);
    let uk = |release: usize| &wave.releases[release].area("uk").unwrap().points[0];
    assert_ne!(uk(0).met, uk(1).met);
}

fn people() -> impl Strategy<Value = usize> {
    prop_oneof![1 => 0_usize..12, 4 => 15_usize..60]
}

fn batch() -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((people(), people()), super::PLACES.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn what_is_not_broken_down_stays_hidden(
        early in batch(),
        late in batch(),
        unsaid in prop_oneof![Just(0_usize), Just(1), Just(12)],
    ) {
        let unsaid: Vec<_> = early.iter().map(|(m, n)| (m * unsaid / 12, n * unsaid / 12)).collect();
        let crowds = vec![crowd(&early), crowd(&late), crowd(&unsaid)];
        let truth = |code: &str, band: usize| {
            Publication::of(vec![in_band(crowd(match band {
                0 => &early,
                1 => &late,
                _ => &unsaid,
            }), band)]).truth(0, code)
        };
        let wave = Publication::of(vec![together(crowds)]);
        prop_assert_eq!(survey::results::check(&wave.releases[0]), []);
        wave.attack()?;
        let exact = |release: usize, code: &str, _: usize| {
            let sides = wave.truth(release, code);
            (sides.met as u32, sides.rest as u32)
        };
        let results = &wave.releases[0];
        let given = &results.breakdowns[0];
        if given.areas.is_empty() {
            return Ok(());
        }
        let intruder = Intruder::new(&wave.releases, 0, Knows::Figures(&exact)).with_breakdown(0);
        let hidden = results.areas.iter().filter(|area| {
            area.level != Level::Trust
                && !wave.truth(0, &area.code).is_nobody()
                && !wave.is_exempt(&area.code)
                && given.areas.iter().all(|row| {
                    row.code != area.code || row.points[0].principle != area.points[0].principle
                })
        });
        for area in hidden {
            for band in 0..BANDS.len() {
                if truth("uk", band).is_nobody() {
                    continue;
                }
                for (count, promised) in
                    [(Count::Base, bases(truth(&area.code, band))), (Count::Met, COUNTS), (Count::Rest, COUNTS)]
                {
                    let found = intruder.candidates_in_band(&area.code, band, count);
                    prop_assert!(
                        found >= promised,
                        "`{}`, band {}: {} candidates for {:?}", area.code, band, found, count
                    );
                }
            }
        }
    }
}
