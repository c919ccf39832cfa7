//! What ran, how it went, and how long it took.

use super::counts::Counts;
use super::left_out::LeftOut;
use crate::run::Done;
use std::fmt::Write as _;
use std::time::Duration;

/// The outcome of all steps.
#[derive(Debug, Default)]
pub(super) struct Summary {
    steps: Vec<(String, Counts, Duration)>,
    skipped: Vec<(String, Vec<String>)>,
    left_out: Vec<(String, LeftOut)>,
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
        self.skipped.push((why, names));
    }

    /// Adds tests that ran in an engine only to say why they cannot; their step
    /// has counted them.
    pub(super) fn leave_out(&mut self, engine: &str, tests: Vec<LeftOut>) {
        let named = tests.into_iter().map(|test| (engine.to_owned(), test));
        self.left_out.extend(named);
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
        for (_, names) in &self.skipped {
            total.skipped += names.len();
        }
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
        for (why, names) in &self.skipped {
            let _ = writeln!(text, "\nskipped, because {why}:");
            for name in names {
                let _ = writeln!(text, "  {name}");
            }
        }
        if !self.left_out.is_empty() {
            let _ = writeln!(text, "\nskipped by their own reasons:");
        }
        for (engine, LeftOut { name, why }) in &self.left_out {
            let _ = writeln!(text, "  {engine}: {name}: {why}");
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
