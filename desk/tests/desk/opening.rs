//! Boxes: every envelope is counted once, whatever its bytes.

use crate::campaign;
use crate::opened_folder::names;
use desk::Content;
use desk::opened::{Boxes, BoxesError, Folder, FolderError, Opened, Opening, open_box, withdrawn};
use desk::sample;
use proptest::prelude::*;
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;
use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::sync::LazyLock;
use survey::envelope::{ENVELOPE_LEN, seal};
use survey::{Answer, PrivateKey, QuestionId, Response, Tag};

/// A campaign, its key and twelve responses, one with a story.
struct Desk {
    content: Content,
    key: PrivateKey,
    responses: Vec<Response>,
}

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let content = campaign::content();
    let all = sample::generate(&content, campaign::wave(&content), 7, 2_000).unwrap();
    let (told, silent): (Vec<_>, Vec<_>) = all.into_iter().partition(|r| r.story.is_some());
    let responses = told
        .into_iter()
        .take(1)
        .chain(silent.into_iter().take(11))
        .collect();
    Desk {
        content,
        key: key(1),
        responses,
    }
});

fn key(seed: u64) -> PrivateKey {
    PrivateKey::generate(&mut ChaCha12Rng::seed_from_u64(seed))
}

/// A tag that is not in the order of `number`.
fn tag(number: u8) -> Tag {
    Tag([number.wrapping_mul(83), number, 3, 4]
        .repeat(8)
        .try_into()
        .unwrap())
}

impl Desk {
    fn seal(&self, number: u8, response: &Response) -> Vec<u8> {
        let mut rng = ChaCha12Rng::seed_from_u64(number.into());
        seal(response, &self.key.public(), tag(number), &mut rng).unwrap()
    }

    fn sealed(&self) -> Vec<Vec<u8>> {
        let numbered = (0_u8..).zip(&self.responses);
        numbered
            .map(|(number, response)| self.seal(number, response))
            .collect()
    }

    fn open(&self, envelopes: &[Vec<u8>], withdrawn: &[Tag]) -> Opened {
        let withdrawn: BTreeSet<_> = withdrawn.iter().copied().collect();
        let wave = &campaign::wave(&self.content).id;
        open_box(
            &envelopes.concat(),
            &self.key,
            &self.content,
            wave,
            &withdrawn,
        )
    }
}

#[track_caller]
fn adds_up(opened: &Opened) {
    let r = &opened.report;
    assert_eq!(
        r.envelopes,
        r.kept + r.duplicates + r.withdrawn + r.damaged + r.invalid
    );
    assert_eq!(r.kept, opened.responses.len() as u64);
    assert_eq!(r.damaged, r.damaged_by_kind.values().sum::<u64>());
}

#[test]
fn gives_back_what_was_sealed_in_the_order_of_the_tags() {
    let desk = &*DESK;
    let mut envelopes = desk.sealed();
    let opened = desk.open(&envelopes, &[]);
    adds_up(&opened);
    assert_eq!((opened.report.kept, opened.report.stories), (12, 1));
    assert!(opened.responses.is_sorted_by_key(|(tag, _)| *tag));
    for (number, response) in (0_u8..).zip(&desk.responses) {
        assert!(opened.responses.contains(&(tag(number), response.clone())));
    }
    envelopes.reverse();
    assert_eq!(desk.open(&envelopes, &[]), opened);
}

#[test]
fn counts_who_names_a_trust_of_no_table_or_of_the_past() {
    let desk = &*DESK;
    let mut response = desk
        .responses
        .iter()
        .find(|r| r.story.is_none())
        .unwrap()
        .clone();
    let mut named = |number, area: &str, code: &str| {
        let area = Answer::One(area.parse().unwrap());
        response.answers.set("area".parse().unwrap(), area);
        let code = Answer::Organisation(code.parse().unwrap());
        response.answers.set("org".parse().unwrap(), code);
        desk.seal(number, &response)
    };
    let envelopes = [
        named(1, "en_ney", "R0B"),
        named(2, "en_ney", "X05"),
        named(3, "en_ney", "X04"),
    ];
    let mut content = desk.content.clone();
    let mut all = content.tabulated.iter_mut();
    all.find(|o| o.code.as_str() == "X05").unwrap().successor = Some("X04".parse().unwrap());
    let wave = &campaign::wave(&content).id;
    let none = BTreeSet::new();
    let report = open_box(&envelopes.concat(), &desk.key, &content, wave, &none).report;
    assert_eq!(report.kept, 3, "{report:?}");
    assert_eq!(report.organisation_unlisted, 1);
    assert_eq!(report.organisation_succeeded, 1);
}

#[test]
fn counts_copies_once_and_leaves_out_what_was_taken_back() {
    let desk = &*DESK;
    let mut envelopes = desk.sealed();
    envelopes.push(envelopes[3].clone());
    envelopes.push(envelopes[3].clone());
    envelopes.push(envelopes[5].clone());
    let opened = desk.open(&envelopes, &[tag(5), tag(99)]);
    adds_up(&opened);
    let report = &opened.report;
    assert_eq!(
        (report.kept, report.duplicates, report.withdrawn),
        (11, 2, 2)
    );
    assert!(opened.responses.iter().all(|(t, _)| *t != tag(5)));
}

#[test]
fn a_damaged_copy_does_not_take_the_place_of_a_good_one() {
    let desk = &*DESK;
    let good = desk.sealed()[0].clone();
    let mut bad = good.clone();
    bad[1_000] ^= 1;
    for envelopes in [[bad.clone(), good.clone()], [good, bad]] {
        let opened = desk.open(&envelopes, &[]);
        assert_eq!((opened.report.kept, opened.report.damaged), (1, 1));
    }
}

#[test]
fn tells_the_kinds_of_damage_apart() {
    let desk = &*DESK;
    let sealed = desk.sealed();
    let other_key = {
        let mut rng = ChaCha12Rng::seed_from_u64(3);
        seal(&desk.responses[0], &key(2).public(), tag(40), &mut rng).unwrap()
    };
    let other_wave = {
        let mut response = desk.responses[0].clone();
        response.wave = "2024".parse().unwrap();
        desk.seal(41, &response)
    };
    let mut version = sealed[1].clone();
    version[0] = 9;
    let mut envelopes = vec![other_key, other_wave, version, vec![0; ENVELOPE_LEN]];
    envelopes.push(sealed[2][..500].to_vec());
    let opened = desk.open(&envelopes, &[]);
    adds_up(&opened);
    let kinds: Vec<_> = opened
        .report
        .damaged_by_kind
        .iter()
        .map(|(k, n)| (k.as_str(), *n))
        .collect();
    assert_eq!(
        kinds,
        [
            ("changed_or_other_wave", 1),
            ("other_key", 1),
            ("other_version", 2)
        ]
    );
    assert_eq!(opened.report.pieces, 1);
}

#[test]
fn sets_aside_what_is_not_valid() {
    let desk = &*DESK;
    let mut response = desk.responses[1].clone();
    response.answers.clear("role");
    let unknown = QuestionId::new("unheard_of").unwrap();
    let answer = response.answers.get("when").cloned().unwrap();
    response.answers.set(unknown, answer);
    let opened = desk.open(&[desk.seal(50, &response)], &[]);
    adds_up(&opened);
    let kinds = &opened.report.invalid_by_kind;
    assert_eq!((opened.report.invalid, opened.report.kept), (1, 0));
    assert_eq!((kinds["required"], kinds["unknown_question"]), (1, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn never_fails_whatever_the_bytes(
        flips in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..), 0..6),
        cut in 0_usize..ENVELOPE_LEN,
        noise in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let desk = &*DESK;
        let mut bytes = desk.sealed()[..3].concat();
        for (at, flip) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
        }
        bytes.truncate(bytes.len() - cut);
        bytes.extend(noise);
        let opened = desk.open(std::slice::from_ref(&bytes), &[]);
        adds_up(&opened);
        prop_assert_eq!(opened.report.envelopes, (bytes.len() / ENVELOPE_LEN) as u64);
    }
}

/// Writes a folder of what these envelopes hold.
fn write(path: &Path, envelopes: &[Vec<u8>], force: bool) -> Result<(), FolderError> {
    let desk = &*DESK;
    let mut folder = Folder::begin(path, force)?;
    let mut boxes = Boxes::new();
    let bytes = envelopes.concat();
    boxes.add("test", Cursor::new(bytes.as_slice())).unwrap();
    let opening = Opening {
        key: &desk.key,
        content: &desk.content,
        wave: &campaign::wave(&desk.content).id,
        withdrawn: &BTreeSet::new(),
    };
    let report = opening.run::<_, BoxesError>(&mut boxes, |entry| {
        folder.add(&entry).unwrap();
        Ok(())
    });
    folder.finish(boxes.pieces(), &report.unwrap())
}

#[test]
fn stories_and_answers_are_kept_apart_for_their_owner_only() {
    let desk = &*DESK;
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("opened");
    write(&out, &desk.sealed(), false).unwrap();
    assert_eq!(
        names(&out),
        ["report.json", "responses.jsonl", "stories.jsonl"]
    );
    let responses = fs::read_to_string(out.join("responses.jsonl")).unwrap();
    let stories = fs::read_to_string(out.join("stories.jsonl")).unwrap();
    assert_eq!(
        (responses.lines().count(), stories.lines().count()),
        (12, 1)
    );
    assert!(!responses.contains("Example story"));
    assert!(stories.contains("Example story"));
    assert!(!stories.contains("staff_listening") && !stories.contains("lt6m"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&out), 0o700);
        assert!(
            names(&out)
                .iter()
                .all(|name| mode(&out.join(name)) == 0o600)
        );
    }
}

#[test]
fn a_folder_is_replaced_only_when_asked_and_only_if_it_is_ours() {
    let desk = &*DESK;
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("opened");
    let sealed = desk.sealed();
    write(&out, &sealed[..2], false).unwrap();
    let before = fs::read(out.join("report.json")).unwrap();
    assert!(matches!(
        write(&out, &sealed, false),
        Err(FolderError::Exists(_))
    ));
    assert_eq!(fs::read(out.join("report.json")).unwrap(), before);
    write(&out, &sealed, true).unwrap();
    let lines = fs::read_to_string(out.join("responses.jsonl")).unwrap();
    assert_eq!(lines.lines().count(), 12);

    let theirs = room.path().join("letters");
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join("letter.txt"), "dear").unwrap();
    assert!(matches!(
        write(&theirs, &sealed, true),
        Err(FolderError::NotOurs(_))
    ));
    assert_eq!(names(&theirs), ["letter.txt"]);
    assert_eq!(names(room.path()), ["letters", "opened"]);
}

#[test]
fn what_does_not_open_can_be_tried_again() {
    let desk = &*DESK;
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("opened");
    let mut sealed = desk.sealed();
    sealed[4][2_000] ^= 1;
    let damaged = sealed[4].clone();
    sealed.push(vec![7; 100]);
    write(&out, &sealed, false).unwrap();
    assert_eq!(fs::read(out.join("damaged.box")).unwrap(), damaged);
    assert_eq!(fs::read(out.join("piece-1.bin")).unwrap(), [7; 100]);
}

#[test]
fn a_list_of_withdrawals_is_read_whole_or_not_at_all() {
    let room = tempfile::tempdir().unwrap();
    let file = room.path().join("withdrawn");
    fs::write(&file, [tag(1).0, tag(2).0].concat()).unwrap();
    assert_eq!(withdrawn(&file).unwrap(), BTreeSet::from([tag(1), tag(2)]));
    fs::write(&file, [0; 33]).unwrap();
    let error = withdrawn(&file).unwrap_err().to_string();
    assert!(error.contains("33 bytes"), "{error}");
}
