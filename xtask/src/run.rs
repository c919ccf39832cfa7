//! Runs programs with their output kept, and shown only if they fail.

use crate::processes::Running;
use crate::progress::Progress;
use crate::workspace::Workspace;
use anyhow::{Context, Result, anyhow, bail};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How much of a failed step's output is shown; the file has all of it.
const SHOWN_LINES: usize = 120;

/// A program to be run as one step.
#[derive(Debug)]
pub(crate) struct Task {
    what: String,
    log: String,
    command: Command,
    limit: Option<Duration>,
}

/// A step that has ended.
#[derive(Debug)]
pub(crate) struct Done {
    /// Whether the program was content.
    pub(crate) success: bool,
    /// Everything that it printed.
    pub(crate) output: String,
    /// How long it took.
    pub(crate) time: Duration,
    /// The file that keeps the output.
    pub(crate) log: PathBuf,
}

impl Task {
    /// A step: what it does, the name of its log, and the program.
    pub(crate) fn new(what: impl Into<String>, log: &str, command: Command) -> Self {
        Self {
            what: what.into(),
            log: log.to_owned(),
            command,
            limit: None,
        }
    }

    /// Adds arguments.
    pub(crate) fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets a variable.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets variables.
    pub(crate) fn envs<V: AsRef<OsStr>>(mut self, variables: &[(&str, V)]) -> Self {
        for (name, value) in variables {
            self.command.env(name, value);
        }
        self
    }

    /// Runs it in this folder, not at the top of the repository.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Stops it after this time.
    pub(crate) fn limit(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Runs it.
    ///
    /// # Errors
    /// Fails if the program does, with what it printed.
    pub(crate) fn run(self, workspace: &Workspace) -> Result<Done> {
        let what = self.what.clone();
        let done = self.attempt(workspace)?;
        if done.success {
            return Ok(done);
        }
        bail!("{what} failed\n{}", done.shown());
    }

    /// Runs it; a program that fails is no error here.
    ///
    /// # Errors
    /// Fails if the program cannot be started or its output not be kept.
    pub(crate) fn attempt(mut self, workspace: &Workspace) -> Result<Done> {
        let logs = workspace.logs();
        fs::create_dir_all(&logs).with_context(|| format!("cannot make {}", logs.display()))?;
        let log = logs.join(format!("{}.log", self.log));
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        if self.command.get_current_dir().is_none() {
            self.command.current_dir(&workspace.root);
        }
        self.command.stdout(file.try_clone()?).stderr(file);

        let mut progress = Progress::start(&self.what);
        let started = Instant::now();
        let running = Running::start(&mut self.command)?;
        let waited = running.wait(|| {
            progress.tick(|| last_line(&log).unwrap_or_default());
            match self.limit {
                Some(limit) if started.elapsed() > limit => {
                    Err(anyhow!("no end after {} seconds", limit.as_secs()))
                }
                _ => Ok(()),
            }
        });
        drop(running);
        let success = waited.as_ref().is_ok_and(ExitStatus::success);
        let time = if success {
            progress.done("")
        } else {
            progress.failed()
        };
        let mut output = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
        if let Err(error) = waited {
            output.push_str(&format!("\n{error}\n"));
        }
        Ok(Done {
            success,
            output,
            time,
            log,
        })
    }
}

impl Done {
    /// The end of the output, and where all of it is.
    pub(crate) fn shown(&self) -> String {
        let lines: Vec<&str> = self.output.lines().collect();
        let from = lines.len().saturating_sub(SHOWN_LINES);
        format!(
            "{}\n(all of it: {})",
            lines[from..].join("\n"),
            self.log.display()
        )
    }
}

/// What a quick program prints on standard output.
///
/// # Errors
/// Fails if it does, with what it printed on standard error.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let program = command.get_program().display().to_string();
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{program}`"))?;
    if !output.status.success() {
        bail!(
            "`{program}` failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The last line of a file that is being written.
fn last_line(log: &Path) -> Option<String> {
    let mut file = File::open(log).ok()?;
    let length = file.metadata().ok()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(400)))
        .ok()?;
    let mut end = Vec::new();
    file.read_to_end(&mut end).ok()?;
    let end = String::from_utf8_lossy(&end);
    end.lines()
        .rev()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .map(str::to_owned)
}
