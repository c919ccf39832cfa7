//! Says what is being done, and for how long.
//!
//! A terminal gets one line that follows the step; a log gets a line once a
//! step has taken a few seconds, another every quarter of a minute, and one
//! at the end.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

const FIRST_LINE: Duration = Duration::from_secs(3);
const NEXT_LINE: Duration = Duration::from_secs(15);
const REDRAW: Duration = Duration::from_millis(200);
const WIDTH: usize = 100;

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
