//! What ran, how it went, and how long it took.

use super::counts::Counts;
use crate::run::Done;
use std::fmt::Write as _;
use std::time::Duration;

/// The outcome of all steps.
#[derive(Debug, Default)]
pub(super) struct Summary {
    steps: Vec<(String, Counts, Duration)>,
    skipped: Vec<String>,
    why: Option<String>,
}

impl Summary {
    /// Adds a step, and shows what it printed if it failed.
    pub(super) fn add(&mut self, name: &str, counts: Counts, done: &Done) {
        if counts.failed > 0 {
            println!("{}", done.shown());
        }
        self.record(name, counts, done.time);
    }

    /// Adds a step of which there is no output to show.
    pub(super) fn record(&mut self, name: &str, counts: Counts, time: Duration) {
        self.steps.push((name.to_owned(), counts, time));
    }

    /// Adds tests that cannot run here, by name.
    pub(super) fn skip(&mut self, names: Vec<String>, why: String) {
        self.skipped.extend(names);
        self.why = Some(why);
    }

    /// Whether all is well; where nobody watches nothing may be skipped for
    /// want of a tool.
    pub(super) fn is_good(&self, in_ci: bool) -> bool {
        self.total().failed == 0 && (self.skipped.is_empty() || !in_ci)
    }

    fn total(&self) -> Counts {
        let mut total = Counts::default();
        for (_, counts, _) in &self.steps {
            total += *counts;
        }
        total.skipped += self.skipped.len();
        total
    }

    /// The table, the names of what was skipped, and one closing line.
    pub(super) fn render(&self) -> String {
        let mut text = format!(
            "\n  {:<44} {:>7} {:>7} {:>7} {:>9}\n",
            "", "passed", "failed", "skipped", "seconds"
        );
        for (name, counts, time) in &self.steps {
            let Counts {
                passed,
                failed,
                skipped,
            } = counts;
            let seconds = time.as_secs_f64();
            // Writing to a string does not fail.
            let _ = writeln!(
                text,
                "  {name:<44} {passed:>7} {failed:>7} {skipped:>7} {seconds:>9.1}"
            );
        }
        if let Some(why) = &self.why {
            let _ = writeln!(text, "\nskipped, because {why}:");
            for name in &self.skipped {
                let _ = writeln!(text, "  {name}");
            }
        }
        let Counts {
            passed,
            failed,
            skipped,
        } = self.total();
        let _ = writeln!(
            text,
            "\n{passed} passed, {failed} failed, {skipped} skipped"
        );
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skipped_tests_are_named_and_fail_in_ci_only() {
        let mut summary = Summary::default();
        summary.record(
            "unit tests",
            Counts {
                passed: 7,
                failed: 0,
                skipped: 0,
            },
            Duration::from_secs(2),
        );
        assert!(summary.is_good(true));
        summary.skip(
            vec!["browser_answers".to_owned()],
            "there is no browser".to_owned(),
        );
        assert!(summary.is_good(false));
        assert!(!summary.is_good(true));
        let text = summary.render();
        assert!(text.contains("\n  browser_answers\n"), "{text}");
        assert!(
            text.ends_with("\n7 passed, 0 failed, 1 skipped\n"),
            "{text}"
        );
    }

    #[test]
    fn a_failed_step_is_never_good() {
        let mut summary = Summary::default();
        summary.record("formatting", Counts::check(false), Duration::ZERO);
        assert!(!summary.is_good(false));
    }
}
