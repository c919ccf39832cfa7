//! DOMAIN C9: stories that are nearly the same, and `desk check`.

use crate::campaign;
use crate::commands::{fails, works};
use crate::opened_folder;
use desk::quality::{Decisions, alike, decisions};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use survey::parse::QualityRules;
use survey::{EmbedId, Permission, Response, Story};

/// Forty words, as an example.
const STORY: &str = "This is an example and not anybody's story. It has enough words to be compared \
    with another one, and it goes on for a while about nothing at all, so that one changed word \
    leaves nearly all of its runs as they were.";

fn groups(texts: &[&str]) -> Vec<Vec<usize>> {
    alike(texts, &QualityRules::default()).groups
}

#[test]
fn one_changed_word_leaves_a_story_nearly_the_same() {
    let changed = STORY.replace("nothing at all", "something at all");
    let shouted = STORY.to_uppercase().replace(',', " —");
    let other = "Another example, which is about something else altogether and shares no run of \
        three words with the one before, though it too has enough of them to be compared with it.";
    assert_eq!(groups(&[STORY, other, &changed, &shouted]), [vec![0, 2, 3]]);
    let half = format!("{} {other}", &STORY[..100]);
    assert!(groups(&[STORY, &half]).is_empty());
}

#[test]
fn short_stories_are_not_compared() {
    let short = "Nobody called me back.";
    let found = alike(&[short, short, STORY], &QualityRules::default());
    assert_eq!((found.compared, found.groups.len()), (1, 0));
    let rules = QualityRules {
        story_words: 4,
        ..QualityRules::default()
    };
    assert_eq!(alike(&[short, short, STORY], &rules).groups, [vec![0, 1]]);
}

#[test]
fn a_flood_of_one_story_is_one_group() {
    let flood: Vec<_> = (0..3_000).map(|n| format!("{STORY} Number {n}.")).collect();
    let texts: Vec<_> = flood.iter().map(String::as_str).collect();
    let found = groups(&texts);
    assert_eq!((found.len(), found[0].len()), (1, 3_000));
}

/// A story of words that only it has, and its near copies.
fn stories() -> impl Strategy<Value = Vec<String>> {
    let change = (any::<prop::sample::Index>(), "[a-e]{1}");
    let one = (0..3_usize, prop::collection::vec(change, 0..6));
    prop::collection::vec(one, 1..8).prop_map(|all| {
        let story = |(base, changes): (usize, Vec<(prop::sample::Index, String)>)| {
            let mut words: Vec<_> = (0..40).map(|n| format!("w{base}x{}", n % 37)).collect();
            for (at, word) in changes {
                *at.get_mut(&mut words) = word;
            }
            words.join(" ")
        };
        all.into_iter().map(story).collect()
    })
}

/// How many runs of three words two stories share, and how many either has.
fn shared(one: &str, other: &str) -> (usize, usize) {
    let runs = |text: &str| -> BTreeSet<Vec<String>> {
        let words: Vec<_> = text.split(' ').map(str::to_owned).collect();
        words.windows(3).map(<[String]>::to_vec).collect()
    };
    let (one, other) = (runs(one), runs(other));
    (one.intersection(&other).count(), one.union(&other).count())
}

/// Every pair compared with every other, by the definition.
fn by_pairs(texts: &[&str], percent: usize) -> BTreeSet<BTreeSet<usize>> {
    let mut groups: Vec<BTreeSet<usize>> = (0..texts.len()).map(|n| [n].into()).collect();
    for i in 0..texts.len() {
        for j in 0..i {
            let (both, either) = shared(texts[i], texts[j]);
            if 100 * both >= percent * either {
                let (a, b) = (groups[i].clone(), groups[j].clone());
                let all: BTreeSet<_> = a.union(&b).copied().collect();
                for member in &all {
                    groups[*member] = all.clone();
                }
            }
        }
    }
    groups.into_iter().filter(|group| group.len() > 1).collect()
}

proptest! {
    /// At the very percentage of one of the pairs, where one run decides.
    #[test]
    fn no_pair_is_missed_and_none_invented(
        stories in stories(), one: prop::sample::Index, other: prop::sample::Index,
    ) {
        let texts: Vec<_> = stories.iter().map(String::as_str).collect();
        let (both, either) = shared(texts[one.index(texts.len())], texts[other.index(texts.len())]);
        let percent = (100 * both / either).max(50);
        let rules = QualityRules {
            story_alike: u32::try_from(percent).unwrap(),
            ..QualityRules::default()
        };
        let found = alike(&texts, &rules).groups;
        let found: BTreeSet<BTreeSet<_>> = found.into_iter().map(|g| g.into_iter().collect()).collect();
        prop_assert_eq!(found, by_pairs(&texts, percent));
    }

    #[test]
    fn the_order_of_stories_does_not_matter(stories in stories()) {
        let texts: Vec<_> = stories.iter().map(String::as_str).collect();
        let turned: Vec<_> = texts.iter().rev().copied().collect();
        let last = texts.len().saturating_sub(1);
        let back = |group: Vec<usize>| group.into_iter().map(|n| last - n).collect::<BTreeSet<_>>();
        let one: BTreeSet<BTreeSet<_>> = groups(&texts).into_iter().map(|g| g.into_iter().collect()).collect();
        prop_assert_eq!(one, groups(&turned).into_iter().map(back).collect::<BTreeSet<_>>());
    }
}

const CHECK: &str = "check opened --content content --wave 2026 --out flags.csv";

/// Made-up answers, of which 2 and 4 tell the same story, and 3 is empty.
fn responses() -> Vec<Response> {
    let content = campaign::content();
    let wave = campaign::wave(&content);
    let made_up = desk::sample::generate(&content, wave, 3, 1_500).unwrap();
    let scored = made_up
        .into_iter()
        .filter(|r| r.answers.get("staff_listening").is_some());
    let mut responses: Vec<_> = scored.take(200).collect();
    let measured = content
        .definition
        .questions
        .iter()
        .filter(|q| q.measures.is_some());
    for question in measured {
        responses[2].answers.clear(question.id.as_str());
    }
    let partners = [("forum", 60), ("charity", 5), ("clinic", 4)];
    let names = partners
        .iter()
        .flat_map(|(name, count)| vec![*name; *count]);
    let names = names
        .map(|name| EmbedId::new(name).ok())
        .chain(std::iter::repeat(None));
    for (response, embed) in responses.iter_mut().zip(names) {
        response.embed = embed;
        response.story = None;
    }
    for at in [1, 3] {
        responses[at].story = Some(Story {
            text: format!("{STORY} {at}"),
            permission: Permission::Research,
            labels: Default::default(),
            word: None,
        });
    }
    responses
}

#[test]
fn two_people_decide_about_what_was_flagged() {
    let room = tempfile::tempdir().unwrap();
    let at = room.path();
    fs::rename(campaign::folder(true).keep(), at.join("content")).unwrap();
    opened_folder::write(&at.join("opened"), &responses());
    let before = fs::read(at.join("opened/responses.jsonl")).unwrap();

    let said = works(at, CHECK);
    assert!(said.starts_with("200 answers looked at"), "{said}");
    assert!(said.contains(" 1  without a scored answer"), "{said}");
    assert!(
        said.contains(" 2  nearly the same, of 2 longer texts"),
        "{said}"
    );
    assert!(said.contains("60  part of a burst from one page"), "{said}");
    assert!(said.contains("60 answers to look at"), "{said}");
    assert_eq!(fs::read(at.join("opened/responses.jsonl")).unwrap(), before);

    let list = fs::read_to_string(at.join("flags.csv")).unwrap();
    let headings = "record,reason,group,detail,first_reviewer,second_reviewer,decision,tag\n";
    assert!(list.starts_with(headings), "{list}");
    let fourth = format!(
        "4,near_identical_story,story-1,2 stories are nearly the same,,,,{}\n",
        opened_folder::tag(4)
    );
    assert!(list.contains(&fourth), "{list}");
    let fifth = format!(
        "5,burst,embed-forum,60 of 200 answers; usually 4,,,,{}\n",
        opened_folder::tag(5)
    );
    assert!(list.contains(&fifth), "{list}");
    let undecided = decisions(&at.join("flags.csv")).unwrap();
    assert_eq!((undecided.flagged.len(), undecided.open), (60, 62));

    let decided = list.replace(&fourth, &fourth.replace(",,,,", ",remove,Remove,remove,"));
    fs::write(at.join("flags.csv"), decided).unwrap();
    let Decisions {
        removed, flagged, ..
    } = decisions(&at.join("flags.csv")).unwrap();
    assert_eq!(
        (removed, flagged.len()),
        ([opened_folder::tag(4)].into(), 59)
    );

    fails(at, CHECK, "is never replaced");
    fails(
        at,
        &CHECK.replace("flags.csv", "content/flags.csv"),
        "within the content folder",
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(at.join("flags.csv"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn earlier_batches_say_what_is_usual() {
    let room = tempfile::tempdir().unwrap();
    let at = room.path();
    fs::rename(campaign::folder(true).keep(), at.join("content")).unwrap();
    opened_folder::write(&at.join("opened"), &responses());
    opened_folder::write(&at.join("last-week"), &responses());
    let said = works(at, &format!("{CHECK} --earlier last-week"));
    assert!(said.contains(" 0  part of a burst"), "{said}");
}
