//! Releases of one wave after another (R8, R9) and of one wave after the next
//! (C5), trusts beside each other (C6), and the published file's schema.

use crate::campaign;
use crate::crowd::Care::{Met, NotMet};
use crate::crowd::Crowd;
use desk::tabulate::{Circumstances, Ledger, Places, Tally, release};
use survey::results::{Change, Comparison, Direction, Reason, Results, WithoutFlagged, describe};

fn after(previous: &Ledger) -> Circumstances<'_> {
    Circumstances {
        previous: Some(previous),
        ..Circumstances::default()
    }
}

fn since(earlier: &Ledger) -> Circumstances<'_> {
    Circumstances {
        earlier: Some(earlier),
        ..Circumstances::default()
    }
}

fn both(crowd: Crowd, at: &str, met: usize, base: usize) -> Crowd {
    crowd.people(met, at, Met).people(base - met, at, NotMet)
}

fn said(results: &Results, code: &str) -> String {
    let point = &results.area(code).unwrap().points[0];
    describe(&point.met, &results.settings)
}

fn change(results: &Results, code: &str) -> Option<Change> {
    results.area(code).unwrap().points[0].change
}

#[test]
fn r8_a_figure_changes_when_its_base_has_grown_by_ten() {
    let crowd = both(Crowd::new(), "wales", 20, 40);
    let (first, ledger) = crowd.release(Circumstances::default());
    let (nine, _) = both(crowd, "wales", 5, 9).release(after(&ledger));
    assert_eq!(nine, first);
    let crowd = both(Crowd::new(), "wales", 20, 40);
    let (ten, _) = both(crowd, "wales", 5, 10).release(after(&ledger));
    assert_eq!(said(&first, "wales"), "50% (35% to 65%), about 40 people");
    assert_eq!(said(&ten, "wales"), "50% (37% to 63%), about 50 people");
    assert_eq!((first.release, ten.release), (1, 2));
}

#[test]
fn r8_the_close_of_a_wave_is_no_exception() {
    let crowd = both(Crowd::new(), "wales", 20, 40);
    let (first, ledger) = crowd.release(Circumstances::default());
    let closed = Circumstances {
        closed: true,
        ..after(&ledger)
    };
    let (last, _) = both(crowd, "wales", 1, 3).release(closed);
    assert_eq!(said(&last, "wales"), said(&first, "wales"));
}

#[test]
fn r8_what_is_too_few_stays_so_until_ten_more_have_come() {
    let trust = |people| {
        let crowd = both(Crowd::new(), "wales/X19", people / 2, people);
        both(crowd, "wales", 30, 60)
    };
    let (first, ledger) = trust(26).release(Circumstances::default());
    let (second, ledger) = trust(34).release(after(&ledger));
    let (third, _) = trust(36).release(after(&ledger));
    let too_few = "10 to 29 responses: not enough to publish";
    assert_eq!([&first, &second].map(|r| said(r, "X19")), [too_few; 2]);
    assert_eq!(said(&third, "X19"), "50% (34% to 66%), about 35 people");
}

#[test]
fn r9_a_withdrawal_changes_no_figure_until_the_next_refresh() {
    let crowd = both(Crowd::new(), "wales", 20, 40);
    let (first, ledger) = crowd.release(Circumstances::default());
    let (second, ledger) = both(Crowd::new(), "wales", 18, 37).release(after(&ledger));
    assert_eq!(second, first);
    // Ten more than were counted the first time, without the withdrawn three.
    let (third, _) = both(Crowd::new(), "wales", 24, 50).release(after(&ledger));
    assert_eq!(said(&third, "wales"), "48% (35% to 61%), about 50 people");
}

#[test]
fn the_same_release_again_is_the_same_release() {
    let crowd = both(Crowd::new(), "wales", 20, 40);
    let (first, ledger) = crowd.release(Circumstances::default());
    let (again, same) = crowd.release(after(&ledger));
    assert_eq!((again, same), (first, ledger));
}

/// The newer and the older wave's people met, of a base, in one nation.
fn two_waves(newer: (usize, usize), older: (usize, usize)) -> Results {
    let (_, earlier) =
        both(Crowd::new(), "wales", older.0, older.1).release(Circumstances::default());
    let now = both(Crowd::new(), "wales", newer.0, newer.1);
    now.release(since(&earlier)).0
}

#[track_caller]
fn measured(newer: (usize, usize), older: (usize, usize), is: (i8, i8, i8, Direction)) {
    let (difference, lower, upper, direction) = is;
    let wanted = Change::Measured {
        difference,
        lower,
        upper,
        direction,
    };
    assert_eq!(change(&two_waves(newer, older), "wales"), Some(wanted));
}

#[test]
fn c_n1_is_higher() {
    measured((56, 70), (48, 80), (20, 5, 33, Direction::Higher));
}

#[test]
fn c_n2_is_no_clear_difference() {
    measured(
        (45, 60),
        (36, 60),
        (15, -2, 31, Direction::NoClearDifference),
    );
}

#[test]
fn c_n3_is_higher() {
    measured((48, 60), (36, 60), (20, 4, 35, Direction::Higher));
}

#[test]
fn c_n4_is_lower() {
    measured((40, 80), (56, 70), (-30, -43, -15, Direction::Lower));
}

#[test]
fn c_n5_and_c_n6_are_too_small_to_publish() {
    assert_eq!(change(&two_waves((9, 10), (3, 10)), "wales"), None);
    assert_eq!(change(&two_waves((10, 10), (0, 20)), "wales"), None);
}

#[test]
fn c5_nothing_is_said_where_r4_hides_a_figure() {
    let trust = |met| both(both(Crowd::new(), "wales/X19", met, 60), "wales", 30, 60);
    let (_, earlier) = trust(5).release(Circumstances::default());
    let (now, _) = trust(30).release(since(&earlier));
    assert!(now.area("X19").unwrap().points[0].met.shown().is_some());
    assert_eq!(change(&now, "X19"), None);
    assert!(change(&now, "wales").is_some());
}

#[test]
fn c5_other_questions_scores_and_places_are_not_compared() {
    let crowd = both(Crowd::new(), "wales", 45, 60);
    let (_, earlier) = crowd.release(Circumstances::default());
    let with = |edit: &dyn Fn(&mut Ledger)| {
        let mut earlier = earlier.clone();
        edit(&mut earlier);
        change(&crowd.release(since(&earlier)).0, "wales")
    };
    let not = |reason| Some(Change::NotCompared { reason });
    let worded = with(&|l| {
        let staff = l.questions.values_mut().next().unwrap();
        *staff.values_mut().next().unwrap() += 1;
    });
    // The first point's questions are not the first by name; every point is looked at.
    let every = with(&|l| {
        for versions in l.questions.values_mut().flat_map(|q| q.values_mut()) {
            *versions += 1;
        }
    });
    assert!(worded == not(Reason::WordingChanged) || worded == with(&|_| {}));
    assert_eq!(every, not(Reason::WordingChanged));
    assert_eq!(
        with(&|l| l.scoring_version += 1),
        not(Reason::WordingChanged)
    );
    assert_eq!(with(&|l| l.questions.clear()), not(Reason::NotAsked));
    let moved = with(&|l| {
        let wales = l.places.get_mut("wales").unwrap();
        wales.boundary.insert("somewhere_else".to_owned());
    });
    assert_eq!(moved, not(Reason::AreaChanged));
    assert_eq!(with(&|l| l.places.clear()), None);
}

#[test]
fn c6_trusts_are_set_beside_the_others_of_their_nation() {
    // The others of X19, and of each further trust, are pooled near 60%.
    let mut crowd = both(Crowd::new(), "scotland/X21", 60, 100);
    crowd = both(crowd, "scotland/X22", 12, 40);
    crowd = both(crowd, "scotland", 20, 40);
    let compared = |crowd: &Crowd, code: &str| {
        let results = crowd.results();
        results.area(code).unwrap().points[0].comparison
    };
    assert_eq!(compared(&crowd, "X22"), None);
    crowd.content.settings.compare_trusts = true;
    assert_eq!(compared(&crowd, "X22"), Some(Comparison::Below));
    assert_eq!(compared(&crowd, "X21"), Some(Comparison::Above));
    assert_eq!(compared(&crowd, "scotland"), None);
    // A nation with one published trust has no others.
    let alone = both(Crowd::new(), "wales/X19", 30, 60);
    let mut alone = both(alone, "wales", 30, 60);
    alone.content.settings.compare_trusts = true;
    assert_eq!(compared(&alone, "X19"), None);
}

#[test]
fn c9_key_figures_are_given_with_and_without_flagged_answers() {
    let good = both(Crowd::new(), "wales", 40, 100);
    let odd = both(Crowd::new(), "wales", 42, 50);
    let quality = |flagged: &Crowd| {
        let content = campaign::content();
        let places = Places::of(&content);
        let mut tally = Tally::of(&content, &places);
        for answers in &good.answers {
            tally.add(&content.definition, &places, answers);
        }
        for answers in &flagged.answers {
            tally.add_flagged(&content.definition, &places, answers);
        }
        tally.exclude();
        tally.repeated = 12;
        let wave = campaign::wave(&content);
        let (results, _) = release(&content, wave, &places, &tally, Circumstances::default());
        results.totals.quality
    };
    let found = quality(&odd);
    assert_eq!((found.flagged, found.repeated, found.excluded), (50, 10, 0));
    let share = survey::results::Share::Percent(40);
    let wanted = |met| WithoutFlagged {
        principle: campaign::content().definition.principles[0].clone(),
        met,
    };
    assert_eq!(found.without_flagged[0], wanted(Some(share)));
    // Five alike who make a difference cannot be told apart from the rest.
    assert_eq!(
        quality(&both(Crowd::new(), "wales", 5, 5)).without_flagged[0],
        wanted(None)
    );
    assert_eq!(
        quality(&both(Crowd::new(), "wales", 20, 50)).without_flagged,
        []
    );
}

#[test]
fn the_schema_takes_what_is_released_and_nothing_else() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../survey/schema/results-3.schema.json"
    );
    let schema = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let crowd = both(Crowd::new(), "wales", 40, 100);
    let (_, earlier) = crowd.release(Circumstances::default());
    let released = Circumstances {
        closed: true,
        ..since(&earlier)
    };
    let results = serde_json::to_value(crowd.release(released).0).unwrap();
    assert!(schema.is_valid(&results));
    let refused = |pointer: &str, value: serde_json::Value| {
        let mut results = results.clone();
        *results.pointer_mut(pointer).unwrap() = value;
        assert!(!schema.is_valid(&results), "{pointer}");
    };
    refused("/format", 1.into());
    refused("/areas/0/points/0/met/state", "guessed".into());
    refused("/areas/0/points/0/met/about", (-5).into());
    refused("/areas/0/level", "street".into());
    let mut extra = results.clone();
    extra["areas"][0]["points"][0]["met"]["exact"] = 41.into();
    assert!(!schema.is_valid(&extra));
}
