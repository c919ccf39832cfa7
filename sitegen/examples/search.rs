//! How long it takes to make the search index of many pages, and how large it is:
//! `cargo run --release -p sitegen --example search [PAGES] [WORDS]`.

use sitegen::search::{Card, Page, files, terms};
use std::time::{Duration, Instant};

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|n| n.parse().ok());
    let pages = numbers.next().unwrap_or(10_000);
    let words = numbers.next().unwrap_or(400);
    let mut dice = Dice(7);
    let texts: Vec<_> = (0..pages).map(|_| text(words, &mut dice)).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{pages} pages of {words} words, {bytes} bytes");

    let started = Clock::start();
    let page = |(number, text)| {
        let text: &String = text;
        let url = format!("/stories/{number}/");
        let card = card(&url);
        terms(&Page {
            card,
            headings: "",
            text,
        })
    };
    let all: Vec<_> = texts.iter().enumerate().map(page).collect();
    println!("terms of each page: {:?}", started.read());

    let urls: Vec<_> = (0..pages).map(|n| format!("/stories/{n}/")).collect();
    let started = Clock::start();
    let files = files(urls.iter().map(|url| card(url)).zip(&all));
    println!("merged into files: {:?}", started.read());
    let size: usize = files.iter().map(|file| file.bytes.len()).sum();
    let largest = files.iter().map(|file| file.bytes.len()).max();
    println!(
        "{} files, {size} bytes, the largest {largest:?}",
        files.len()
    );
}

fn card(url: &str) -> Card<'_> {
    Card {
        url,
        title: "One person’s account of a hospital",
        description: "What somebody told us about the care that they were given, in their own words.",
        language: "en",
    }
}

/// Words as rare as those of a language: the second is half as frequent as the
/// first, the third a third.
fn text(words: usize, dice: &mut Dice) -> String {
    let words = (0..words).map(|_| word(dice.rank()));
    words.collect::<Vec<_>>().join(" ")
}

fn word(rank: u64) -> String {
    const SOUNDS: [&str; 16] = [
        "ba", "ce", "di", "fo", "gu", "ha", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu",
        "ya",
    ];
    // Multiplied, so that frequent words do not all begin alike.
    let mut number = (rank * 40_503) % 65_536;
    let mut word = String::new();
    while number > 0 || word.is_empty() {
        word.push_str(SOUNDS[(number % 16) as usize]);
        number /= 16;
    }
    word
}

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        self.0 >> 33
    }

    /// A rank of up to 20,000, by Zipf's law.
    fn rank(&mut self) -> u64 {
        let turn = self.next() as f64 / (1u64 << 31) as f64;
        (20_000f64.powf(turn)) as u64
    }
}

/// Time on the processor, where the system tells (Linux); time that went by elsewhere.
struct Clock(Instant, Option<Duration>);

impl Clock {
    fn start() -> Self {
        Self(Instant::now(), worked())
    }

    fn read(&self) -> Duration {
        let worked = worked().zip(self.1).map(|(now, then)| now - then);
        worked.unwrap_or_else(|| self.0.elapsed())
    }
}

fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds = told.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
