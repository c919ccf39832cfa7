//! Programs that run while a test does, and end with it.

use anyhow::{Context, Result, bail, ensure};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How long a program may take to say that it is ready.
const READY: Duration = Duration::from_secs(60);

/// A program that serves until it is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// The line by which it said that it was ready.
    pub ready: String,
}

impl Server {
    /// Starts `command` and waits for the line of its output that `is_ready` accepts.
    ///
    /// # Errors
    /// If it cannot be started, ends, or does not say so within a minute.
    pub fn start(command: &mut Command, is_ready: impl Fn(&str) -> bool) -> Result<Self> {
        let named = format!("{command:?}");
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {named}"))?;
        let output = child.stdout.take().context("the output is not piped")?;
        let (lines, said) = mpsc::channel();
        // Reads to the end, so that the program never waits on a full pipe.
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = lines.send(line);
            }
        });
        let mut server = Self {
            child,
            ready: String::new(),
        };
        loop {
            match said.recv_timeout(READY) {
                Ok(line) if is_ready(&line) => {
                    server.ready = line;
                    return Ok(server);
                }
                Ok(_) => {}
                Err(_) => bail!("{named} did not say that it was ready"),
            }
        }
    }

    /// Starts `command`, which says nothing, and waits until it listens on `port`.
    ///
    /// # Errors
    /// If it cannot be started or does not listen within a minute.
    pub async fn start_on(command: &mut Command, port: u16) -> Result<Self> {
        let named = format!("{command:?}");
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {named}"))?;
        let server = Self {
            child,
            ready: String::new(),
        };
        let until = Instant::now() + READY;
        while Instant::now() < until {
            if tokio::net::TcpStream::connect(("127.0.0.1", port))
                .await
                .is_ok()
            {
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("{named} does not listen on {port}")
    }

    /// Asks it to end, as an operator does, and waits until it has.
    ///
    /// # Errors
    /// If it ends with an error.
    pub fn stop(mut self) -> Result<()> {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status()?;
        ensure!(asked.success(), "could not ask {id} to end");
        let status = self.child.wait()?;
        ensure!(status.success(), "it ended with {status}");
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A driver that is stopped like this leaves its browser: it goes first.
        let id = self.child.id().to_string();
        let _ = Command::new("pkill").args(["-KILL", "-P", &id]).status();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a program to its end and gives what it printed.
///
/// # Errors
/// If it fails; the error holds all that it said.
pub fn run<S: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    args: impl IntoIterator<Item = S>,
) -> Result<String> {
    run_in(Path::new("."), program, args)
}

/// The same in a folder, from which the names of files are read.
///
/// # Errors
/// If it fails; the error holds all that it said.
pub fn run_in<S: AsRef<OsStr>>(
    folder: &Path,
    program: impl AsRef<OsStr>,
    args: impl IntoIterator<Item = S>,
) -> Result<String> {
    let output = Command::new(program)
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{}\n{said}\n{complained}",
        output.status
    );
    Ok(said)
}
