//! Programs started by this one, none of which outlives it.
//!
//! Each gets a process group of its own, so that stopping it stops what it
//! started too: cargo's compilers, a test's browser.

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group};
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take to stop before it is made to.
const GRACE: Duration = Duration::from_secs(10);
/// The exit code of a program that an interrupt ended, by custom.
const INTERRUPTED: i32 = 130;

static RUNNING: Mutex<Vec<Arc<Mutex<Child>>>> = Mutex::new(Vec::new());

/// A running program; it is stopped when this is dropped.
#[derive(Debug)]
pub(crate) struct Running(Arc<Mutex<Child>>);

impl Running {
    /// Starts a program without standard input.
    ///
    /// # Errors
    /// Says which program could not be started.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        command.stdin(Stdio::null()).process_group(0);
        // The list is held while starting, so that an interrupt cannot fall
        // between the start of a program and its entry.
        let mut running = lock(&RUNNING);
        let child = command
            .spawn()
            .with_context(|| format!("cannot start `{}`", command.get_program().display()))?;
        let child = Arc::new(Mutex::new(child));
        running.push(Arc::clone(&child));
        Ok(Self(child))
    }

    /// Takes the program's standard output, if it was piped and not yet taken.
    pub(crate) fn stdout(&self) -> Option<std::process::ChildStdout> {
        lock(&self.0).stdout.take()
    }

    /// The program's status, if it has ended.
    ///
    /// # Errors
    /// Fails if the system cannot say.
    pub(crate) fn ended(&self) -> io::Result<Option<ExitStatus>> {
        lock(&self.0).try_wait()
    }

    /// Waits for the end, calling `meanwhile` several times a second.
    ///
    /// # Errors
    /// Fails if the system cannot say, or with the error of `meanwhile`, which
    /// leaves the program running.
    pub(crate) fn wait(&self, mut meanwhile: impl FnMut() -> Result<()>) -> Result<ExitStatus> {
        let mut pause = Duration::from_millis(1);
        loop {
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            meanwhile()?;
            thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(100));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        stop(&[Arc::clone(&self.0)]);
        lock(&RUNNING).retain(|other| !Arc::ptr_eq(other, &self.0));
    }
}

/// On Ctrl-C, or when asked to end, stops every program and then this one.
///
/// # Errors
/// Fails if the system refuses, or on a second call.
pub(crate) fn stop_all_on_interrupt() -> Result<()> {
    ctrlc::set_handler(|| {
        // Never given back: nothing new may start any more.
        let running = lock(&RUNNING);
        eprintln!("\nstopping …");
        stop(&running);
        std::process::exit(INTERRUPTED);
    })
    .context("cannot watch for Ctrl-C")
}

/// Asks programs to stop, and makes those that have not after [`GRACE`].
fn stop(programs: &[Arc<Mutex<Child>>]) {
    signal(programs, Signal::TERM);
    let asked = Instant::now();
    while programs.iter().any(|child| is_running(child)) && asked.elapsed() < GRACE {
        thread::sleep(Duration::from_millis(10));
    }
    signal(programs, Signal::KILL);
    for child in programs {
        // An error means that there is nothing left to wait for.
        let _ = lock(child).wait();
    }
}

fn signal(programs: &[Arc<Mutex<Child>>], signal: Signal) {
    for child in programs {
        let id = i32::try_from(lock(child).id()).ok().and_then(Pid::from_raw);
        if let (true, Some(group)) = (is_running(child), id) {
            // It may end by itself in this very moment.
            let _ = kill_process_group(group, signal);
        }
    }
}

fn is_running(child: &Mutex<Child>) -> bool {
    matches!(lock(child).try_wait(), Ok(None))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_program_and_what_it_started_are_gone() {
        let folder = tempfile::tempdir().unwrap();
        let (started, survived) = (
            folder.path().join("started"),
            folder.path().join("survived"),
        );
        let script = format!(
            "trap 'exit 0' TERM; (trap 'exit 0' TERM; touch {}; read line < {}; touch {}) & wait",
            started.display(),
            folder.path().join("pipe").display(),
            survived.display(),
        );
        let pipe = folder.path().join("pipe");
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        let running = Running::start(Command::new("sh").args(["-c", &script])).unwrap();
        running
            .wait(|| {
                if started.exists() {
                    anyhow::bail!("started")
                } else {
                    Ok(())
                }
            })
            .unwrap_err();
        drop(running);
        // Nobody reads the pipe any more, so a writer that does not wait is refused.
        let writer = Command::new("dd")
            .args(["if=/dev/null", "oflag=nonblock", "status=none"])
            .arg(format!("of={}", pipe.display()))
            .output()
            .unwrap();
        assert!(!writer.status.success());
        assert!(!survived.exists());
    }
}
