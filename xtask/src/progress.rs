//! Says what is being done, and for how long.
//!
//! A terminal gets one line that follows the step; a log gets a line once a
//! step has taken a few seconds, another every quarter of a minute, and one
//! at the end.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const FIRST_LINE: Duration = Duration::from_secs(3);
const NEXT_LINE: Duration = Duration::from_secs(15);
const REDRAW: Duration = Duration::from_millis(200);
const LOOK: Duration = Duration::from_millis(50);
const WIDTH: usize = 100;

/// How many of many are done; shared by those who do them.
#[derive(Debug, Default)]
pub(crate) struct Counter(AtomicUsize);

impl Counter {
    /// One more.
    pub(crate) fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn get(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

/// Does `work` of `total` pieces, says how far it is, and at the end how many
/// were done in a second; `done` is the word for it.
///
/// # Errors
/// Those of `work`.
pub(crate) fn counted<T: Send>(
    what: &str,
    done: &str,
    total: usize,
    work: impl FnOnce(&Counter) -> anyhow::Result<T> + Send,
) -> anyhow::Result<T> {
    let mut progress = Progress::start(what);
    let counter = Counter::default();
    let result = thread::scope(|scope| {
        let worker = scope.spawn(|| work(&counter));
        while !worker.is_finished() {
            progress.tick(|| format!("{} of {total}", counter.get()));
            thread::sleep(LOOK);
        }
        worker
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    });
    if result.is_ok() {
        let speed = total as f64 / progress.started.elapsed().as_secs_f64();
        progress.done(&format!("{total} {done}, {speed:.0} a second"));
    } else {
        progress.failed();
    }
    result
}

/// One step, from its start to its end.
#[derive(Debug)]
pub(crate) struct Progress {
    what: String,
    started: Instant,
    next: Duration,
    terminal: bool,
}

impl Progress {
    /// Starts a step.
    pub(crate) fn start(what: impl Into<String>) -> Self {
        let terminal = io::stdout().is_terminal();
        let mut progress = Self {
            what: what.into(),
            started: Instant::now(),
            next: if terminal { Duration::ZERO } else { FIRST_LINE },
            terminal,
        };
        progress.tick(String::new);
        progress
    }

    /// Says that the step goes on, if it is time to; `detail` says how far it is.
    pub(crate) fn tick(&mut self, detail: impl FnOnce() -> String) {
        let elapsed = self.started.elapsed();
        if elapsed < self.next {
            return;
        }
        let line = format!("  … {} ({} s) {}", self.what, elapsed.as_secs(), detail());
        let line: String = line.trim_end().chars().take(WIDTH).collect();
        if self.terminal {
            self.draw(&line);
            self.next = elapsed + REDRAW;
        } else {
            println!("{line}");
            self.next = elapsed + NEXT_LINE;
        }
    }

    /// Ends the step; `note` is added to its line.
    pub(crate) fn done(self, note: &str) -> Duration {
        self.end("✓", note)
    }

    /// Ends a step that failed.
    pub(crate) fn failed(self) -> Duration {
        self.end("✗", "failed")
    }

    fn end(self, mark: &str, note: &str) -> Duration {
        let elapsed = self.started.elapsed();
        self.draw("");
        let separator = if note.is_empty() { "" } else { ": " };
        println!(
            "  {mark} {}{separator}{note} ({:.1} s)",
            self.what,
            elapsed.as_secs_f64()
        );
        elapsed
    }

    fn draw(&self, line: &str) {
        if self.terminal {
            print!("\r\x1b[2K{line}");
            // A terminal that is gone is no reason to stop.
            let _ = io::stdout().flush();
        }
    }
}
