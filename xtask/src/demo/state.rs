//! The folder of a demonstration: everything that a second run uses again.
//!
//! | in it | what it is |
//! |---|---|
//! | `collector.sqlite`, `operator-token` | the collector's |
//! | `waves/WAVE/` | the invented responses, their envelopes, the box, the opened answers |
//! | `content/` | the copy of the campaign's content, with keys and results |
//! | `ports`, `keys` | the ports in use; the folder of the keys, outside the repository |

use super::collector;
use crate::files::{make_folder, read, remove, write};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use survey::WaveId;

/// Where everything is.
#[derive(Debug)]
pub(super) struct State {
    folder: PathBuf,
    /// Where the site is built.
    pub(super) dist: PathBuf,
}

/// The ports of this machine that the demonstration uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ports {
    pub(super) site: u16,
    pub(super) partner: u16,
    pub(super) collector: u16,
}

/// The ports that are taken if nobody else has them.
const USUAL: Ports = Ports {
    site: 8080,
    partner: 8081,
    collector: 8787,
};

impl State {
    /// The state in this folder, or in the usual one. The usual one builds its
    /// site into the repository's `dist/`, any other into its own.
    pub(super) fn of(workspace: &Workspace, folder: Option<&Path>) -> Self {
        match folder {
            Some(folder) => {
                let folder = workspace.root.join(folder);
                Self {
                    dist: folder.join("dist"),
                    folder,
                }
            }
            None => Self {
                dist: workspace.root.join("dist"),
                folder: workspace.target.join("demo"),
            },
        }
    }

    /// The file that keeps a second run out.
    pub(super) fn lock(&self) -> PathBuf {
        self.folder.with_extension("lock")
    }

    /// A place in the folder.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A wave's own folder, which is made if it is not there.
    ///
    /// # Errors
    /// If it cannot be made.
    pub(super) fn wave(&self, wave: &WaveId) -> Result<PathBuf> {
        let folder = self.folder.join("waves").join(wave.as_str());
        make_folder(&folder)?;
        Ok(folder)
    }

    /// Removes the folder, and the keys that belong to it.
    ///
    /// # Errors
    /// Says what could not be removed.
    pub(super) fn forget(&self) -> Result<()> {
        if let Ok(keys) = read(&self.path("keys")) {
            remove(Path::new(keys.trim()))?;
        }
        remove(&self.folder)
    }

    /// Removes what was sent and counted, but not the ports.
    ///
    /// # Errors
    /// Says what could not be removed.
    pub(super) fn forget_answers(&self) -> Result<()> {
        for name in [
            "waves",
            "collector.sqlite",
            "collector.sqlite-wal",
            "collector.sqlite-shm",
        ] {
            remove(&self.path(name))?;
        }
        Ok(())
    }

    /// The ports of the last run if they are free or its servers still have
    /// them; else the usual ones, and a free one in place of each that is taken.
    ///
    /// # Errors
    /// If no port can be had or the file not be written.
    pub(super) fn ports(&self) -> Result<Ports> {
        make_folder(&self.folder)?;
        let known = self.known_ports();
        if let Some(ports) = known.filter(|ports| ports.are_free() || collector::is_ours(self)) {
            return Ok(ports);
        }
        let ports = Ports::free()?;
        write(&self.path("ports"), ports.to_text().as_bytes())?;
        Ok(ports)
    }

    /// The ports of the last run.
    pub(super) fn known_ports(&self) -> Option<Ports> {
        read(&self.path("ports"))
            .ok()
            .as_deref()
            .and_then(Ports::from_text)
    }
}

impl Ports {
    fn free() -> Result<Self> {
        // All are held until all are known, so that they differ.
        let held: Vec<TcpListener> = [USUAL.site, USUAL.partner, USUAL.collector]
            .into_iter()
            .map(|port| listen(port).or_else(|_| listen(0)))
            .collect::<Result<_, _>>()
            .context("there is no free port on 127.0.0.1")?;
        let ports: Vec<u16> = held
            .iter()
            .map(|listener| Ok(listener.local_addr()?.port()))
            .collect::<Result<_>>()?;
        Ok(Self {
            site: ports[0],
            partner: ports[1],
            collector: ports[2],
        })
    }

    fn are_free(self) -> bool {
        [self.site, self.partner, self.collector]
            .into_iter()
            .all(|port| listen(port).is_ok())
    }

    fn to_text(self) -> String {
        format!("{} {} {}\n", self.site, self.partner, self.collector)
    }

    fn from_text(text: &str) -> Option<Self> {
        let mut ports = text.split_whitespace().map(|word| word.parse().ok());
        Some(Self {
            site: ports.next()??,
            partner: ports.next()??,
            collector: ports.next()??,
        })
    }

    /// The origin of the campaign's site.
    pub(super) fn site_origin(self) -> String {
        format!("http://127.0.0.1:{}", self.site)
    }

    /// The origin of the pretend partner: to a browser another site, not only
    /// another port.
    pub(super) fn partner_origin(self) -> String {
        format!("http://localhost:{}", self.partner)
    }

    /// The address that takes answers.
    pub(super) fn endpoint(self) -> String {
        format!("http://127.0.0.1:{}", self.collector)
    }
}

fn listen(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_survive_their_file_and_a_taken_one_is_replaced() {
        let ports = Ports::free().unwrap();
        assert_eq!(Ports::from_text(&ports.to_text()), Some(ports));
        assert_eq!(Ports::from_text("8080 8081"), None);

        let taken = listen(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(
            !Ports {
                site: port,
                ..ports
            }
            .are_free()
        );
    }
}
