//! The programs that serve the demonstration.

use super::{Demo, publish, site};
use crate::files::{Lock, make_folder};
use crate::processes::Running;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How long a server may take until it listens.
const READY: Duration = Duration::from_secs(30);
const LOOK: Duration = Duration::from_millis(500);

/// A program that listens; it is stopped when this is dropped.
#[derive(Debug)]
pub(super) struct Server {
    name: &'static str,
    running: Running,
}

impl Server {
    /// Starts it and waits until it says that it listens.
    ///
    /// # Errors
    /// If it ends before, or does not say so in time.
    pub(super) fn start(
        workspace: &Workspace,
        name: &'static str,
        command: &mut Command,
    ) -> Result<Self> {
        make_folder(&workspace.logs())?;
        let log = workspace.logs().join(format!("{name}.log"));
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let running = Running::start(command.stdout(Stdio::piped()).stderr(file))?;
        let output = running.stdout().context("the output is not piped")?;
        let (lines, said) = mpsc::channel();
        // Reads to the end, so that the program never waits on a full pipe.
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                // Once it listens nobody asks for more.
                let _ = lines.send(line);
            }
        });
        loop {
            match said.recv_timeout(READY) {
                Ok(line) if line.starts_with("listening on ") => return Ok(Self { name, running }),
                Ok(_) => {}
                Err(_) => bail!(
                    "the {name} does not start; it says:\n{}",
                    crate::files::read(&log)?
                ),
            }
        }
    }

    fn has_ended(&self) -> Result<bool> {
        Ok(self.running.ended()?.is_some())
    }
}

/// Everything that is served.
#[derive(Debug)]
pub(super) struct Servers(Vec<Server>);

impl Servers {
    /// Starts the site and the partner's page beside the collector.
    ///
    /// # Errors
    /// If one does not start.
    pub(super) fn start(demo: &Demo<'_>, collector: Server) -> Result<Self> {
        let serve = |name, folder: &Path, port: u16| {
            let mut sitegen = Command::new(demo.binaries.join("sitegen"));
            sitegen
                .args(["serve".as_ref(), "--dir".as_ref(), folder.as_os_str()])
                .args(["--listen", &format!("127.0.0.1:{port}")]);
            Server::start(demo.workspace, name, &mut sitegen)
        };
        let site = serve("site", &demo.state.dist, demo.ports.site)?;
        let partner = serve("partner", &site::partner(demo)?, demo.ports.partner)?;
        Ok(Self(vec![collector, site, partner]))
    }

    /// Serves until it is stopped. Enter counts what was sent by hand.
    ///
    /// # Errors
    /// If a server ends by itself.
    pub(super) fn serve(&self, demo: &Demo<'_>) -> Result<ExitCode> {
        announce(demo);
        let (entered, enter) = mpsc::channel();
        thread::spawn(move || {
            for _ in io::stdin().lines().map_while(Result::ok) {
                if entered.send(()).is_err() {
                    return;
                }
            }
        });
        loop {
            match enter.recv_timeout(LOOK) {
                Ok(()) => refresh(demo),
                Err(RecvTimeoutError::Timeout) => {}
                // No terminal, or its end: there is nobody to press Enter.
                Err(RecvTimeoutError::Disconnected) => thread::sleep(LOOK),
            }
            for server in &self.0 {
                if server.has_ended()? {
                    bail!(
                        "the {} has ended by itself; its log is in {}",
                        server.name,
                        demo.workspace.logs().display()
                    );
                }
            }
        }
    }
}

/// Counts again. A failure is shown, and the servers go on.
fn refresh(demo: &Demo<'_>) {
    let refreshed = Lock::wait(&demo.state.lock()).and_then(|_turn| publish::publish(demo));
    match refreshed {
        Ok(()) => println!("  counted; reload the page"),
        Err(error) => println!("error: {error:#}"),
    }
}

fn announce(demo: &Demo<'_>) {
    println!(
        "\n  the campaign's site      {}/\n  \
           a pretend partner's page {}/\n  \
           the collector            {}/v1/health\n\n\
         Answer the survey on either page. Press Enter here to count what was sent, or run\n\
         `cargo xtask demo --refresh` beside this. Ctrl-C stops everything.",
        demo.ports.site_origin(),
        demo.ports.partner_origin(),
        demo.ports.endpoint(),
    );
}
