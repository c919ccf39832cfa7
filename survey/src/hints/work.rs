//! A count of what the scanners look at, so that a test can see that it grows
//! as the text does. Only in tests.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// One token, character or name was looked at.
pub(super) fn step() {
    STEPS.set(STEPS.get() + 1);
}

/// Begins to count.
pub(super) fn reset() {
    STEPS.set(0);
}

/// The count.
pub(super) fn done() -> usize {
    STEPS.get()
}
