//! How fast answers are scored and tabulated, and that memory does not grow
//! with their number.
//!
//! `cargo bench -p desk --bench tabulate`. Scoring is set beside the bare walk
//! over the same answers, and the whole command beside itself on a tenth of the
//! responses, so that the ratios say something on any machine.

use desk::Content;
use desk::opened::{REPORT, RESPONSES, Record, Report};
use desk::sample;
use desk::tabulate::{Circumstances, Places, Tally, release};
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use survey::{Response, Wave, WithdrawalCode, scoring};

const RECORDS: usize = 1_000_000;
const PEOPLE: usize = 2_000;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let content = match Content::read(&folder) {
        Ok(content) => content,
        Err(error) => panic!("{error}"),
    };
    let wave = content.waves.last().expect("a wave");
    let responses = sample::generate(&content, wave, 1, PEOPLE).expect("answers");
    scoring_beside_a_walk(&content, &responses);
    in_memory(&content, wave, &responses);
    the_command(&content, &folder, wave, &responses);
}

fn took(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Scoring a response, and looking up each of its scored answers once.
fn scoring_beside_a_walk(content: &Content, responses: &[Response]) {
    let definition = &content.definition;
    let many = || responses.iter().cycle().take(RECORDS);
    let score = took(|| {
        for response in many() {
            black_box(scoring::score(definition, &response.answers));
        }
    });
    let scored: Vec<_> = definition
        .questions
        .iter()
        .filter(|q| q.measures.is_some())
        .collect();
    let walk = took(|| {
        for response in many() {
            for question in &scored {
                black_box(response.answers.get(question.id.as_str()));
            }
        }
    });
    println!(
        "score a response: {:.0} ns, {:.1} times the look-up of its scored answers",
        score.as_nanos() as f64 / RECORDS as f64,
        score.as_secs_f64() / walk.as_secs_f64(),
    );
}

fn in_memory(content: &Content, wave: &Wave, responses: &[Response]) {
    let places = Places::of(content);
    let counting = took(|| {
        let mut tally = Tally::of(content, &places);
        for response in responses.iter().cycle().take(RECORDS) {
            tally.add(&content.definition, &places, &response.answers);
        }
        black_box(release(
            content,
            wave,
            &places,
            &tally,
            Circumstances::default(),
        ));
    });
    println!(
        "count and release {RECORDS} responses: {:.2} s, {:.0} a second on one core",
        counting.as_secs_f64(),
        RECORDS as f64 / counting.as_secs_f64(),
    );
}

/// `desk tabulate` on an opened folder, whole and a tenth of it.
fn the_command(content: &Content, folder: &Path, wave: &Wave, responses: &[Response]) {
    let room = tempfile::tempdir().expect("a folder");
    let run = |records: usize| {
        let opened = room.path().join(format!("opened-{records}"));
        write_opened(&opened, content, wave, responses, records);
        let (took, peak) = tabulate(room.path(), folder, wave, &opened);
        println!(
            "desk tabulate, {records} responses: {:.2} s, {:.0} a second, peak {peak} KiB",
            took.as_secs_f64(),
            records as f64 / took.as_secs_f64(),
        );
        fs::remove_dir_all(&opened).expect("the folder goes");
        peak
    };
    let (tenth, whole) = (run(RECORDS / 10), run(RECORDS));
    println!(
        "memory for ten times the responses: {:.2} times",
        whole as f64 / tenth as f64
    );
}

fn write_opened(
    opened: &Path,
    content: &Content,
    wave: &Wave,
    responses: &[Response],
    records: usize,
) {
    fs::create_dir(opened).expect("a folder");
    let mut file = BufWriter::new(File::create(opened.join(RESPONSES)).expect("a file"));
    let tag = WithdrawalCode::generate(&mut ChaCha12Rng::seed_from_u64(1)).tag();
    for response in responses.iter().cycle().take(records) {
        serde_json::to_writer(&mut file, &Record::of(tag, response)).expect("a line");
        file.write_all(b"\n").expect("a line");
    }
    let key = survey::PrivateKey::generate(&mut ChaCha12Rng::seed_from_u64(1));
    let report = Report::new(content, &wave.id, key.public().id());
    let report = serde_json::to_string(&report).expect("a report");
    fs::write(opened.join(REPORT), report).expect("a report");
}

/// How long the command takes, and the most memory it holds, in KiB.
fn tabulate(room: &Path, content: &Path, wave: &Wave, opened: &Path) -> (Duration, u64) {
    let name = opened
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_desk"))
        .arg("tabulate")
        .arg(opened)
        .args(["--wave", wave.id.as_str()])
        .arg("--content")
        .arg(content)
        .arg("--out")
        .arg(room.join(format!("{name}.json")))
        .arg("--ledger")
        .arg(room.join(format!("{name}.ledger.json")))
        .stdout(Stdio::null())
        .spawn()
        .expect("the desk runs");
    // The high-water mark only rises, so the last one that is read before the
    // end is as good as the end's.
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().expect("it can be waited for").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let mark = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let mark = mark.and_then(|m| m.trim().strip_suffix(" kB")?.parse().ok());
        peak = peak.max(mark.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(2));
    }
    (start.elapsed(), peak)
}
