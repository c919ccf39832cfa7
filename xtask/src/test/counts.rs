//! How many tests a run of cargo had.

use std::ops::AddAssign;

/// Tests by outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
}

impl Counts {
    /// A single check without tests of its own.
    pub(super) fn check(success: bool) -> Self {
        Self {
            passed: usize::from(success),
            failed: usize::from(!success),
            skipped: 0,
        }
    }

    /// Adds up the closing lines of every test binary in the output. A run
    /// that failed without a failing test, because something did not compile,
    /// counts as one failure.
    pub(super) fn of_cargo_test(output: &str, success: bool) -> Self {
        let mut all = Self::default();
        for line in output.lines() {
            if let Some(rest) = line.strip_prefix("test result: ") {
                all += Self::of_line(rest);
            }
        }
        if !success && all.failed == 0 {
            all.failed = 1;
        }
        all
    }

    /// Reads `ok. 12 passed; 0 failed; 1 ignored; …`.
    fn of_line(line: &str) -> Self {
        let mut counts = Self::default();
        for part in line.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let number = words.next().and_then(|word| word.parse().ok());
            match (number, words.next()) {
                (Some(number), Some("passed")) => counts.passed = number,
                (Some(number), Some("failed")) => counts.failed = number,
                (Some(number), Some("ignored")) => counts.skipped = number,
                _ => {}
            }
        }
        counts
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\
running 3 tests
test a ... ok
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.01s
   Doc-tests survey
test result: FAILED. 5 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s
";

    #[test]
    fn adds_up_every_binary() {
        let counts = Counts::of_cargo_test(OUTPUT, false);
        assert_eq!((counts.passed, counts.failed, counts.skipped), (7, 1, 1));
    }

    #[test]
    fn a_run_that_does_not_compile_is_a_failure() {
        let counts = Counts::of_cargo_test("error: could not compile `desk`", false);
        assert_eq!((counts.passed, counts.failed), (0, 1));
    }
}
