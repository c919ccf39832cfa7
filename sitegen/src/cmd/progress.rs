//! A sign of life for work that takes more than a second, on a terminal only.

use indicatif::ProgressBar;
use std::io::IsTerminal;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// For how long nothing is shown: most work is done before.
const PATIENCE: Duration = Duration::from_secs(1);

/// Does the work; says what is being done if it takes longer than a second.
pub(crate) fn while_doing<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (done, waiting) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if waiting.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let spinner = ProgressBar::new_spinner().with_message(what);
            spinner.enable_steady_tick(Duration::from_millis(120));
            // Until the other end goes.
            let _ = waiting.recv();
            spinner.finish_and_clear();
        });
        let made = work();
        drop(done);
        made
    })
}
