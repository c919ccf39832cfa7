//! A collector on this machine, for trying the survey out.

use anyhow::{Context, Result, bail};
use std::env::consts::EXE_EXTENSION;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The program, if nobody names another.
pub(super) const PROGRAM: &str = "collector";

/// A collector with a folder of its own. Both go with it.
pub(super) struct Trial {
    process: Child,
    /// The address that takes answers.
    pub(super) endpoint: String,
    _folder: TempDir,
}

impl Trial {
    /// Starts it on a free port, for pages of these origins, and waits until it listens.
    ///
    /// # Errors
    /// If the program is not there, or ends before it listens.
    pub(super) fn start(program: &Path, origins: &[String]) -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("sitegen-trial-")
            .tempdir()?;
        let mut command = Command::new(find(program));
        // What this machine's own collector is told is not meant for this one.
        let told = std::env::vars_os().map(|(name, _)| name);
        let told = told.filter(|name| name.to_string_lossy().starts_with("COLLECTOR_"));
        told.for_each(|name| {
            command.env_remove(name);
        });
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--database"])
            .arg(folder.path().join("trial.sqlite"))
            .args(["--key", &sitegen::trial_key().id().to_string()])
            // Whatever proof the campaign asks for is enough here.
            .args(["--proof-bits", "0", "--hourly-limit", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        for origin in origins {
            command.args(["--allow-origin", origin]);
        }
        let mut process = command.spawn().with_context(|| {
            let program = program.display();
            format!(
                "cannot start `{program}`; name the program of the collector: `--collector PATH`"
            )
        })?;
        match listening(&mut process) {
            Some(endpoint) => Ok(Self {
                process,
                endpoint,
                _folder: folder,
            }),
            None => {
                let _ = process.kill();
                let _ = process.wait();
                bail!("`{}` does not start as a collector", program.display())
            }
        }
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The address that it says it listens on.
fn listening(process: &mut Child) -> Option<String> {
    let mut lines = BufReader::new(process.stdout.take()?).lines();
    let said = lines.find_map(|line| Some(line.ok()?.strip_prefix("listening on ")?.to_owned()));
    // Reads to the end, so that the program never waits on a full pipe.
    std::thread::spawn(move || lines.for_each(drop));
    said
}

/// A program named without a folder is looked for beside this one first.
fn find(program: &Path) -> PathBuf {
    let beside = std::env::current_exe()
        .ok()
        .and_then(|own| Some(own.parent()?.join(program).with_extension(EXE_EXTENSION)));
    let named_alone = program.components().count() == 1;
    beside
        .filter(|beside| named_alone && beside.is_file())
        .unwrap_or_else(|| program.to_owned())
}
